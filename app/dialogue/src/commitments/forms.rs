//! What can be done about a commitment, in the thread itself: keep it, move it, take it on, release it.

use crate::commitments::server_fns::{KeepCommitment, MoveCommitment, ReleaseCommitment, TakeOnCommitment};
use leptos::prelude::*;
use naast_domain::{commitments::Commitment, ids::CommitmentId};
use naast_ui::{
    field::{Field, Kind},
    form::{folded::FoldedForm, use_form_here},
    icon::{CHECK, CLOCK, MINUS, PASS},
    surroundings::use_texts,
    view,
};

/// What the viewer may do about it.
#[component]
pub fn CommitmentForms(commitment: Commitment) -> impl IntoView {
    let Commitment { id, may, .. } = commitment;
    view! {
        {may.take_on.then(|| view! { <TakeOnForm id=id /> })}
        {may
            .account_for
            .then(|| {
                view! {
                    <KeepForm id=id />
                    <MoveForm id=id />
                }
            })}
        {may.release.then(|| view! { <ReleaseForm id=id /> })}
    }
}

#[component]
fn KeepForm(id: CommitmentId) -> impl IntoView {
    let t = use_texts();
    let state = use_form_here::<KeepCommitment>(Some(("id", id.to_string())));
    let error = state.errors();
    view! {
        <FoldedForm state=state icon=CHECK words=t.keep_promise() prefix=prefixed("keep", id)>
            <input type="hidden" name="id" value=id.to_string() />
            <Field
                name="words"
                label=t.keep_words()
                kind=Kind::Lines(2)
                value=state.typed("words", "")
                error=error
                prefix=prefixed("keep", id)
            />
        </FoldedForm>
    }
}

#[component]
fn MoveForm(id: CommitmentId) -> impl IntoView {
    let t = use_texts();
    let state = use_form_here::<MoveCommitment>(Some(("id", id.to_string())));
    let error = state.errors();
    view! {
        <FoldedForm state=state icon=CLOCK words=t.move_promise() prefix=prefixed("move", id)>
            <input type="hidden" name="id" value=id.to_string() />
            <Field
                name="due"
                label=t.label_due()
                kind=Kind::Day
                value=state.typed("due", "")
                error=error
                prefix=prefixed("move", id)
            />
            <Field
                name="reason"
                label=t.move_reason()
                hint=t.move_reason_hint()
                kind=Kind::Lines(2)
                value=state.typed("reason", "")
                error=error
                prefix=prefixed("move", id)
            />
        </FoldedForm>
    }
}

#[component]
fn TakeOnForm(id: CommitmentId) -> impl IntoView {
    let t = use_texts();
    let state = use_form_here::<TakeOnCommitment>(Some(("id", id.to_string())));
    let error = state.errors();
    view! {
        <FoldedForm state=state icon=PASS words=t.take_on_promise() prefix=prefixed("take-on", id)>
            <input type="hidden" name="id" value=id.to_string() />
            <Field
                name="note"
                label=t.take_on_note()
                hint=t.take_on_hint()
                kind=Kind::Lines(2)
                value=state.typed("note", "")
                error=error
                prefix=prefixed("take-on", id)
            />
        </FoldedForm>
    }
}

#[component]
fn ReleaseForm(id: CommitmentId) -> impl IntoView {
    let t = use_texts();
    let state = use_form_here::<ReleaseCommitment>(Some(("id", id.to_string())));
    let error = state.errors();
    view! {
        <FoldedForm state=state icon=MINUS words=t.release_promise() prefix=prefixed("release", id)>
            <input type="hidden" name="id" value=id.to_string() />
            <Field
                name="words"
                label=t.keep_words()
                kind=Kind::Lines(2)
                value=state.typed("words", "")
                error=error
                prefix=prefixed("release", id)
            />
        </FoldedForm>
    }
}

/// The prefix of the fields of one commitment's form: a thread shows several.
fn prefixed(form: &str, id: CommitmentId) -> String {
    format!("{form}-{id}-")
}
