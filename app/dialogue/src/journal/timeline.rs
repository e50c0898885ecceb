//! What happened, step by step, with what is promised for days to come. It stays in sight beside a long conversation; on
//! a narrow page it follows it.

use leptos::prelude::*;
use naast_domain::{
    answers::{AnswerKind, decision::Verdict},
    companions::Step,
    ids::InitiativeId,
    journal::{
        StepKind,
        timeline::{TimelineStep, When},
    },
};
use naast_ui::{
    surroundings::use_texts,
    texts::{HappenedKept, HappenedLate, HappenedNext, StepHandedOver, StepTookOver, Texts},
    view,
};

/// What is promised: kept, late, or for a day to come.
fn promised(t: Texts, step: &TimelineStep, by: &str) -> String {
    let promise = step.words.trim_end_matches('.');
    match (step.when, promise.is_empty()) {
        (When::Done, false) => t.happened_kept(HappenedKept { by, promise }),
        (When::Done, true) => t.happened_came_back(by),
        (When::Late, false) => t.happened_late(HappenedLate { by, promise }),
        (When::Late, true) => t.happened_back_late(by),
        (When::Next, false) => t.happened_next(HappenedNext { by, promise }),
        (When::Next, true) => t.happened_back_next(by),
    }
}

fn decided(t: Texts, step: &TimelineStep) -> String {
    let headline = step.words.trim_end_matches('.');
    match Verdict::from_word(&step.word) {
        Some(Verdict::Yes) => t.happened_yes(headline),
        Some(Verdict::Partly) => t.happened_partly(headline),
        Some(Verdict::No) | None => t.happened_no(headline),
    }
}

/// One step, said.
pub fn sentence(t: Texts, step: &TimelineStep) -> String {
    let called = |name: &str| if name.is_empty() { t.former_member().to_owned() } else { name.to_owned() };
    let (by, other) = (called(&step.by), called(&step.other));
    match step.kind {
        StepKind::Begun => t.happened_begun(&by),
        StepKind::Told => t.happened_told(&by),
        StepKind::BranchedOff => t.happened_branched_off().to_owned(),
        StepKind::Withdrawn => t.happened_withdrawn(&by),
        StepKind::Grown => t.happened_grown(&by),
        StepKind::BranchLeft => t.happened_branch_left().to_owned(),
        StepKind::Companion(Step::Stood) => t.step_stood(&by),
        StepKind::Companion(Step::HandedOver) => t.step_handed_over(StepHandedOver { by: &by, other: &other }),
        StepKind::Companion(Step::TookOver) => t.step_took_over(StepTookOver { by: &by, other: &other }),
        StepKind::Companion(Step::SteppedBack) => t.step_back_line(&by),
        StepKind::Answered if step.word == AnswerKind::Question.word() => t.happened_asked(&by),
        StepKind::Answered => t.happened_answered(&by),
        StepKind::Decided => decided(t, step),
        StepKind::Promise => promised(t, step, &by),
        StepKind::Done => t.happened_done(&by),
        StepKind::Reopened => t.happened_reopened(&by),
    }
}

/// Where it can be read.
pub fn address(step: &TimelineStep, id: InitiativeId) -> Option<String> {
    if let Some(comment) = step.comment {
        return Some(format!("/comments/{comment}"));
    }
    match step.kind {
        StepKind::Begun | StepKind::Told | StepKind::BranchedOff => Some("#the-story".to_owned()),
        StepKind::Grown => Some(format!("/initiatives/{id}/versions")),
        StepKind::Companion(_) => Some("#companions".to_owned()),
        StepKind::Answered
        | StepKind::Decided
        | StepKind::Promise
        | StepKind::BranchLeft
        | StepKind::Withdrawn
        | StepKind::Done
        | StepKind::Reopened => None,
    }
}

/// The list of steps.
#[component]
pub fn Timeline(id: InitiativeId, steps: Vec<TimelineStep>) -> impl IntoView {
    let t = use_texts();
    let lines = steps.into_iter().map(move |step| view! { <Step id=id step=step /> }).collect_view();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="timeline-aside" aria-labelledby="happened">
                <h2 id="happened">{t.happened()}</h2>
                <ol class="timeline">{lines}</ol>
            </section>
        }
    })
}

#[component]
fn Step(id: InitiativeId, step: TimelineStep) -> impl IntoView {
    let t = use_texts();
    let words = sentence(t, &step);
    let said = match address(&step, id) {
        Some(href) => view! { <a href=href>{words}</a> },
        None => words.into_any(),
    };
    let why = (step.kind == StepKind::Reopened && !step.words.is_empty()).then(|| format!(" “{}”", step.words));
    view! {
        <li class=step.when.word()>
            <time datetime=step.day.iso()>{step.day.start().date(t.0)}</time>
            " "
            {said}
            {why}
        </li>
    }
}
