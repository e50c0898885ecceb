//! Taking another look on: with a code that is typed here and travels in no address, and for which organisation.

use crate::appeals::reviews::server_fns::TakeOnReview;
use leptos::prelude::*;
use naast_dialogue::on_behalf::claim::{Locked, locked_for};
use naast_ui::{
    field::Field,
    form::{Form, FormState, use_form},
    here::sign_in_address,
    page::Narrow,
    surroundings::{use_texts, use_viewer},
    view,
    wrong::ErrorSummary,
};

/// The page.
#[component]
pub fn TakeOnPage() -> impl IntoView {
    let t = use_texts();
    let viewer = use_viewer();
    let state = use_form::<TakeOnReview>(None);
    view! {
        <Narrow title=t.review_take_on()>
            <p class="lede">{t.review_take_on_lede()}</p>
            {move || {
                if viewer.with(|viewer| viewer.id().is_some()) {
                    view! { <CodeForm state=state /> }
                } else {
                    view! {
                        <p>{t.review_sign_in()}</p>
                        <p class="actions">
                            <a class="button button--main" href=sign_in_address("/reviews")>
                                {t.sign_in()}
                            </a>
                            <a class="button" href="/register">
                                {t.register()}
                            </a>
                        </p>
                    }
                }
            }}
        </Narrow>
    }
}

#[component]
fn CodeForm(state: FormState<TakeOnReview>) -> impl IntoView {
    let t = use_texts();
    let locked = Signal::derive(move || locked_for(state.error()));
    let error = Signal::derive(move || state.error().filter(|_| locked.get().is_none()));
    view! {
        <Form state=state class="card stack">
            <Locked minutes=locked />
            <ErrorSummary error=error />
            <Field name="code" label=t.label_code() hint=t.code_hint() error=error />
            <Field
                name="organisation"
                label=t.label_organisation()
                hint=t.review_organisation_hint()
                value=state.typed("organisation", "")
                error=error
            />
            <div class="actions">
                <button class="button button--main">{t.review_take_on_button()}</button>
            </div>
        </Form>
    }
}
