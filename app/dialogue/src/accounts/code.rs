//! A code from a mail: typed in the browser that asked for it. The link in the mail leads here too, and a button signs in; a mail scanner
//! that opens the link presses nothing.

use crate::accounts::server_fns::SignInWithCode;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use naast_ui::{
    error::AppError,
    field::{Field, Kind},
    form::{Form, use_form},
    here::sign_in_address,
    page::Narrow,
    surroundings::use_texts,
    view,
    wrong::ErrorSummary,
};

/// The page.
#[component]
pub fn CodePage() -> impl IntoView {
    let t = use_texts();
    let query = use_query_map();
    let asked = move |name: &str| query.with_untracked(|query| query.get(name)).unwrap_or_default();
    let state = use_form::<SignInWithCode>(None);
    let error = state.errors();
    view! {
        <Narrow title=t.mailed_code_title()>
            <p class="lede">{t.mailed_code_lede()}</p>
            <Form state=state class="card stack gap-5">
                <ErrorSummary error=error />
                <input type="hidden" name="back" value=asked("back") />
                <CodeField value=state.typed("code", &asked("code")) error=error />
                <div class="actions">
                    <button class="button button--main">{t.sign_in()}</button>
                </div>
            </Form>
            <p>{t.mailed_code_none()} " " <a href=sign_in_address(&asked("back"))>{t.mailed_code_again()}</a></p>
        </Narrow>
    }
}

/// Where the code is typed.
#[component]
pub fn CodeField(
    value: String,
    #[prop(into)] error: Signal<Option<AppError>>,
    #[prop(optional)] prefix: &'static str,
) -> impl IntoView {
    let t = use_texts();
    view! {
        <Field
            name="code"
            label=t.mailed_code_label()
            hint=t.mailed_code_hint()
            kind=Kind::Code
            value=value
            error=error
            prefix=prefix
        />
    }
}
