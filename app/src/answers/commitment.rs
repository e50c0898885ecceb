//! A commitment: the leaf, the promise, who, what became of it; and what can be done about it.

use crate::{
    answers::{
        card::Leaf,
        server_fns::{KeepCommitment, MoveCommitment, ReleaseCommitment},
    },
    comments::form::joined,
    initiatives::standing::use_today,
    surroundings::{use_surroundings, use_texts},
    ui::{
        field::{Field, Kind},
        form::{Form, use_form_here},
        icon::{CHECK, CLOCK, DOWN, Icon, MINUS},
        person::called,
        wrong::ErrorSummary,
    },
};
use leptos::prelude::*;
use naast_domain::{
    commitment::{Commitment, CommitmentState},
    ids::CommitmentId,
    initiative::Initiative,
    permission::Carried,
};

/// How a leaf is drawn: dashed while it is honestly open, solid when promised, kept or late.
pub const fn tone(commitment: &Commitment) -> &'static str {
    match (commitment.state, commitment.late) {
        (CommitmentState::Kept, _) => "leaf--kept",
        (CommitmentState::Open, 1..) => "leaf--late",
        (CommitmentState::Open, 0) if commitment.promise.is_empty() => "leaf--wait",
        _ => "",
    }
}

/// What was promised, by whom, by when, and what became of it.
#[component]
pub fn CommitmentLine(commitment: Commitment, #[prop(optional, into)] whom: String) -> impl IntoView {
    let t = use_texts();
    let today = use_today();
    let name = called(t, &commitment.holder);
    let promise = match (commitment.promise.is_empty(), whom.is_empty()) {
        (false, _) => commitment.promise.clone(),
        (true, false) => t.will_ask(&whom),
        (true, true) => t.promise_back().to_owned(),
    };
    let by = t.by_then(&commitment.due.words(t.0, today), &name);
    let moves = commitment.moves.iter().map(|moved| {
        view! { <p class="answer__after"><b>{t.moved_on(&moved.at.date(t.0), &moved.from.words(t.0, today))}</b> " " {moved.reason.clone()}</p> }
    }).collect_view();
    let is_unexplained = commitment.late > 0 && commitment.moves.is_empty();
    let words = (!commitment.closing_words.is_empty())
        .then(|| view! { <p class="answer__after">{commitment.closing_words.clone()}</p> });
    view! {
        <div class="answer__next"><Leaf day=commitment.due tone=tone(&commitment) /> <p><strong>{promise}</strong> " " {by}</p></div>
        {moves}
        {words}
        {is_unexplained.then(|| view! { <p class="answer__after">{t.not_explained(&name)}</p> })}
    }
}

/// Keep it, move it, release it: in the thread itself.
#[component]
pub fn CommitmentActions(commitment: Commitment, initiative: StoredValue<Initiative>) -> impl IntoView {
    let known = use_surroundings().get_untracked();
    let (viewer, now) = (&known.viewer, known.now);
    let is_open = commitment.state == CommitmentState::Open;
    let is_official = viewer.may_act_as_official(now).ok();
    let (may_account, may_release) = initiative.with_value(|initiative| {
        let is_beside = |id| initiative.companions.iter().any(|companion| companion.id == id);
        let may_account =
            is_official.is_some_and(|official| commitment.holder_id == Some(official.id()) || is_beside(official.id()));
        let carriers = joined(initiative);
        let carried = Carried { initiative: initiative.id, carriers: &carriers };
        (may_account, viewer.may_carry(carried, now).is_ok())
    });
    let id = commitment.id;
    view! {
        {(is_open && may_account).then(|| view! { <KeepForm id=id /> <MoveForm id=id /> })}
        {(is_open && may_release).then(|| view! { <ReleaseForm id=id /> })}
    }
}

#[component]
fn KeepForm(id: CommitmentId) -> impl IntoView {
    let t = use_texts();
    let state = use_form_here::<KeepCommitment>(Some(("id", id.to_string())));
    let error = Signal::derive(move || state.error());
    view! {
        <details class="disclose" open=error.get_untracked().is_some()>
            <summary><Icon drawing=CHECK /> " " {t.keep_promise()} " " <Icon drawing=DOWN /></summary>
            <Form state=state class="stack gap-3">
                <ErrorSummary error=error prefix=prefixed("keep", id) />
                <input type="hidden" name="id" value=id.to_string() />
                <Field name="words" label=t.keep_words() kind=Kind::Lines(2) value=state.typed("words", "") error=error prefix=prefixed("keep", id) />
                <div class="actions"><button class="button button--small">{t.keep_promise()}</button></div>
            </Form>
        </details>
    }
}

#[component]
fn MoveForm(id: CommitmentId) -> impl IntoView {
    let t = use_texts();
    let state = use_form_here::<MoveCommitment>(Some(("id", id.to_string())));
    let error = Signal::derive(move || state.error());
    view! {
        <details class="disclose" open=error.get_untracked().is_some()>
            <summary><Icon drawing=CLOCK /> " " {t.move_promise()} " " <Icon drawing=DOWN /></summary>
            <Form state=state class="stack gap-3">
                <ErrorSummary error=error prefix=prefixed("move", id) />
                <input type="hidden" name="id" value=id.to_string() />
                <Field name="due" label=t.label_due() kind=Kind::Day value=state.typed("due", "") error=error prefix=prefixed("move", id) />
                <Field name="reason" label=t.move_reason() hint=t.move_reason_hint() kind=Kind::Lines(2) value=state.typed("reason", "") error=error prefix=prefixed("move", id) />
                <div class="actions"><button class="button button--small">{t.move_promise()}</button></div>
            </Form>
        </details>
    }
}

#[component]
fn ReleaseForm(id: CommitmentId) -> impl IntoView {
    let t = use_texts();
    let state = use_form_here::<ReleaseCommitment>(Some(("id", id.to_string())));
    let error = Signal::derive(move || state.error());
    view! {
        <details class="disclose" open=error.get_untracked().is_some()>
            <summary><Icon drawing=MINUS /> " " {t.release_promise()} " " <Icon drawing=DOWN /></summary>
            <Form state=state class="stack gap-3">
                <ErrorSummary error=error prefix=prefixed("release", id) />
                <input type="hidden" name="id" value=id.to_string() />
                <Field name="words" label=t.keep_words() kind=Kind::Lines(2) value=state.typed("words", "") error=error prefix=prefixed("release", id) />
                <div class="actions"><button class="button button--small">{t.release_promise()}</button></div>
            </Form>
        </details>
    }
}

/// The prefix of the fields of one commitment's form: a thread shows several.
fn prefixed(form: &str, id: CommitmentId) -> String {
    format!("{form}-{id}-")
}
