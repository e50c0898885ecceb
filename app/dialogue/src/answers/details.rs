//! The small forms of the kinds: I don't know yet, a commitment, exploring together; and what an answer keeps.

use crate::{
    answers::{form::typed, kinds::state_name, server_fns::PostAnswer},
    commitments::aside::promise_words,
    initiatives::here::Here,
};
use leptos::prelude::*;
use naast_domain::answers::{WAYS, WayState};
use naast_ui::{
    error::AppError,
    field::{Choice, Field, Kind},
    form::FormState,
    surroundings::{use_texts, use_today},
    view,
};

/// Whom will be asked, and by when the official is back.
#[component]
pub fn UnknownFields(
    state: FormState<PostAnswer>,
    error: Signal<Option<AppError>>,
    prefix: &'static str,
) -> impl IntoView {
    let t = use_texts();
    view! {
        <div class="stack" data-for="unknown">
            <Field
                name="whom"
                label=t.label_whom()
                hint=t.whom_hint()
                value=typed(state, "whom")
                error=error
                prefix=prefix
            />
        </div>
    }
}

/// A promise; and the day, which "I don't know yet" has too.
#[component]
pub fn CommitmentFields(
    state: FormState<PostAnswer>,
    error: Signal<Option<AppError>>,
    prefix: &'static str,
) -> impl IntoView {
    let t = use_texts();
    view! {
        <div class="stack" data-for="commitment">
            <Field
                name="promise"
                label=t.label_promise()
                hint=t.promise_hint()
                value=typed(state, "promise")
                error=error
                prefix=prefix
            />
        </div>
        <div class="stack" data-for="unknown commitment">
            <Field
                name="due"
                label=t.label_due()
                hint=t.due_hint()
                kind=Kind::Day
                value=typed(state, "due")
                error=error
                prefix=prefix
            />
        </div>
    }
}

/// The ways that were looked at, and a meeting.
#[component]
pub fn ExploringFields(
    state: FormState<PostAnswer>,
    error: Signal<Option<AppError>>,
    prefix: &'static str,
) -> impl IntoView {
    let t = use_texts();
    let ways = (0..WAYS).map(move |index| {
        let name = move |field: &str| format!("ways[{index}][{field}]");
        let states: Vec<_> =
            WayState::ALL.iter().map(|state| (state.word().to_owned(), state_name(t, *state).to_owned())).collect();
        view! {
            <fieldset class="stack gap-3">
                <legend>{t.way_number(&(index + 1).to_string())}</legend>
                <Field
                    name=name("text")
                    label=t.label_text()
                    value=typed(state, &name("text"))
                    error=error
                    prefix=prefix
                />
                <Choice
                    name=name("state")
                    label=t.way_state()
                    options=states
                    value=typed(state, &name("state"))
                    prefix=prefix
                    error=error
                />
                <Field name=name("why") label=t.way_why() value=typed(state, &name("why")) error=error prefix=prefix />
            </fieldset>
        }
    });
    view! {
        <div class="stack gap-5" data-for="exploring">
            {ways.collect_view()}
            <fieldset class="stack gap-3">
                <legend>{t.meeting_optional()}</legend>
                <div class="row">
                    <Field
                        name="meeting_day"
                        label=t.meeting_day()
                        kind=Kind::Day
                        value=typed(state, "meeting_day")
                        error=error
                        prefix=prefix
                    />
                    <Field
                        name="meeting_time"
                        label=t.meeting_time()
                        kind=Kind::Time
                        value=typed(state, "meeting_time")
                        error=error
                        prefix=prefix
                    />
                </div>
                <Field
                    name="meeting_place"
                    label=t.meeting_place()
                    value=typed(state, "meeting_place")
                    error=error
                    prefix=prefix
                />
            </fieldset>
        </div>
    }
}

/// Open commitments of the viewer here that this answer may keep.
#[component]
pub fn Keeps(initiative: StoredValue<Here>, state: FormState<PostAnswer>) -> impl IntoView {
    let t = use_texts();
    let today = use_today();
    let own = initiative.with_value(|initiative| initiative.own_commitments.all());
    let boxes = own
        .into_iter()
        .map(move |commitment| {
            // By its number, so that a kept draft stays with its commitment.
            let name = format!("keeps[{}]", commitment.id);
            let checked = state.typed(&name, "") == commitment.id.to_string();
            let promise = promise_words(t, &commitment);
            let due = commitment.due.words(t.0, today);
            view! {
                <label class="check">
                    <input type="checkbox" name=name value=commitment.id.to_string() checked=checked />
                    " "
                    <span>{promise} " " <small>{due}</small></span>
                </label>
            }
        })
        .collect_view();
    (!boxes.is_empty()).then(|| {
        view! {
            <fieldset class="stack gap-2">
                <legend>{t.keeps_title()}</legend>
                {boxes}
            </fieldset>
        }
    })
}
