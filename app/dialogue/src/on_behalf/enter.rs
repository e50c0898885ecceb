//! Write down what you hear: the quick form for a phone call or somebody at the counter.

use crate::{
    accounts::guarded::only,
    initiatives::fields::{OptionalFields, StoryField},
    measures::concerned::Concerned,
    on_behalf::{
        fields::{OwnWords, TellerFields, Typed},
        server_fns::EnterOnBehalf,
        slip::Slip,
    },
};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use naast_domain::{initiatives::InitiativeInput, location::Location};
use naast_ui::{
    form::{Form, FormState, use_form},
    page::Narrow,
    surroundings::use_texts,
    view,
    wrong::ErrorSummary,
};

/// Shows it to officials and moderators, and to others that it is not theirs.
pub fn guarded(content: impl FnOnce() -> AnyView) -> AnyView {
    only(|may| may.enter_on_behalf, content)
}

/// The page for an initiative, or for a comment when the address names an initiative.
#[component]
pub fn EnterPage() -> impl IntoView {
    let t = use_texts();
    let initiative = use_params_map().with_untracked(|params| params.get("id").unwrap_or_default());
    let parent = use_query_map().with_untracked(|query| query.get("reply").unwrap_or_default());
    // A reply stands below a comment, anything else below the initiative.
    let about = match (parent.parse(), initiative.parse()) {
        (Ok(parent), _) => Some(Location::Comment(parent)),
        (Err(_), Ok(initiative)) => Some(Location::Initiative(initiative)),
        (Err(_), Err(_)) => None,
    };
    guarded(move || {
        let state = use_form::<EnterOnBehalf>(None);
        // Only what was done empties the form; what was refused stays as it was typed.
        let done = state.times_done();
        view! {
            <Narrow title=t.write_what_you_hear()>
                <p class="lede">{t.write_what_you_hear_lede()}</p>
                {about.map(|about| view! { <Concerned about=about /> })}
                {initiative
                    .is_empty()
                    .then(|| {
                        view! {
                            <p>
                                <a href="/on-behalf/meeting">{t.enter_meeting()}</a>
                            </p>
                        }
                    })}
                <div role="status">{move || state.told().map(|entered| view! { <Slip entered=entered /> })}</div>
                {move || {
                    view! {
                        <EnterForm
                            state=state
                            initiative=initiative.clone()
                            parent=parent.clone()
                            is_next={done.get() > 0}
                        />
                    }
                }}
            </Narrow>
        }
    })
}

#[component]
fn EnterForm(state: FormState<EnterOnBehalf>, initiative: String, parent: String, is_next: bool) -> impl IntoView {
    let t = use_texts();
    let error = state.errors();
    // Once something is entered the next person can tell.
    let is_done = is_next || untrack(move || state.told().is_some());
    let typed = move |name: &str| if is_done { String::new() } else { state.typed(name, "") };
    let typed_for_fields: Typed = StoredValue::new(Box::new(typed));
    let first = InitiativeInput::read(typed);
    let is_initiative = initiative.is_empty();
    let (is_own, asks) = (!typed("own").is_empty(), !typed("for_officials").is_empty());
    view! {
        <Form state=state class="stack gap-5">
            <ErrorSummary error=error />
            <input type="hidden" name="initiative" value=initiative />
            <input type="hidden" name="parent" value=parent />
            <StoryField value=first.story.clone() error=error label=t.what_they_tell() />
            {(!is_initiative).then(|| view! { <OwnWords is_own=is_own asks=asks /> })}
            <TellerFields typed=typed_for_fields error=error />
            {is_initiative
                .then(|| {
                    view! {
                        <details class="disclose">
                            <summary>{t.add_something()}</summary>
                            <div class="stack gap-5">
                                <OptionalFields first=first error=error />
                            </div>
                        </details>
                    }
                })}
            <div class="actions">
                <button class="button button--main">{t.put_online_for_them()}</button>
            </div>
        </Form>
    }
}
