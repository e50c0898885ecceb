//! Confirming an address: the link from the mail leads here, and a button confirms. A mail scanner that opens the link presses
//! nothing.

use crate::mail::server_fns::ConfirmEmail;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use naast_ui::{
    form::{Form, use_form},
    page::Narrow,
    surroundings::use_texts,
    view,
    wrong::ErrorSummary,
};

/// The page.
#[component]
pub fn ConfirmPage() -> impl IntoView {
    let t = use_texts();
    let query = use_query_map();
    let code = query.with_untracked(|query| query.get("code")).unwrap_or_default();
    let state = use_form::<ConfirmEmail>(None);
    let error = state.errors();
    view! {
        <Narrow title=t.confirm_email()>
            <div role="status">
                {move || {
                    state
                        .is_done()
                        .then(|| {
                            view! {
                                <p class="notice notice--kept">{t.confirmed_email()}</p>
                                <p>
                                    <a href="/for-you">{t.for_you()}</a>
                                </p>
                            }
                        })
                }}
            </div>
            <div hidden=move || state.is_done()>
                <Form state=state class="stack gap-5">
                    <p class="lede">{t.confirm_email_lede()}</p>
                    <ErrorSummary error=error />
                    <input type="hidden" name="code" value=code />
                    <div class="actions">
                        <button class="button button--main">{t.confirm_email_do()}</button>
                    </div>
                </Form>
            </div>
        </Narrow>
    }
}
