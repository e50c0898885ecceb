//! Change or withdraw an initiative of one's own.

use crate::initiatives::{
    fields::{OptionalFields, StoryField},
    server_fns::{EditInitiative, ReadInitiativeSource, WithdrawInitiative},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use naast_domain::{
    ids::InitiativeId,
    initiatives::{InitiativeInput, InitiativeSource},
};
use naast_ui::{
    form::{Form, folded::FoldedForm, use_form},
    icon::MINUS,
    loaded::{Loaded, use_asked},
    page::Narrow,
    surroundings::use_texts,
    view,
    wrong::ErrorSummary,
};

/// The page.
#[component]
pub fn Edit() -> impl IntoView {
    let t = use_texts();
    let params = use_params_map();
    let id =
        move || InitiativeId(params.with(|params| params.get("id").and_then(|id| id.parse().ok()).unwrap_or_default()));
    let source = use_asked(move || ReadInitiativeSource { id: id() });
    view! {
        <Narrow title=t.edit_initiative()>
            <Loaded
                asked=source
                show=|source| {
                    view! {
                        <EditForm source=source />
                        <WithdrawForm />
                    }
                }
            />
        </Narrow>
    }
}

#[component]
fn EditForm(source: InitiativeSource) -> impl IntoView {
    let t = use_texts();
    let state = use_form::<EditInitiative>(None);
    let error = state.errors();
    let first = InitiativeInput::read(|name| state.typed(name, source.input.control(name)));
    let (id, version) = (source.id, source.version);
    // After a clash both texts are on the page; saving once more replaces theirs knowingly.
    let base = move || error.get().and_then(|error| error.newer_version()).unwrap_or(version);
    view! {
        <Form state=state class="stack gap-6">
            <ErrorSummary error=error />
            <input type="hidden" name="id" value=id.to_string() />
            <input type="hidden" name="version" value=move || base().to_string() />
            <StoryField value=first.story.clone() error=error />
            <OptionalFields first=first error=error />
            <div class="actions">
                <button class="button button--main">{t.save()}</button>
                <a class="quiet" href=format!("/initiatives/{id}")>
                    {t.back()}
                </a>
            </div>
            <p class="small soft">{t.edit_hint()}</p>
        </Form>
    }
}

#[component]
fn WithdrawForm() -> impl IntoView {
    let t = use_texts();
    let state = use_form::<WithdrawInitiative>(None);
    let id = use_params_map().with_untracked(|params| params.get("id").unwrap_or_default());
    view! {
        <FoldedForm state=state icon=MINUS words=t.withdraw_initiative()>
            <p>{t.withdraw_initiative_hint()}</p>
            <input type="hidden" name="id" value=id />
        </FoldedForm>
    }
}
