//! An answer as the thread shows it: the kind in words, then who, then what was said. The edge tells how firm it is.

use crate::{
    answers::{
        decision::DecisionBody,
        exploring::{MeetingLine, Ways},
        helped::Helped,
        kinds::drawing,
    },
    commitments::line::CommitmentLine,
    conversation::head::{CommentHead, Edited, InThread, Marks},
    obstacles::said::Named,
};
use leptos::prelude::*;
use naast_domain::{
    answers::{Answer, AnswerKind, Backing, decision::Verdict},
    commitments::CommitmentState,
    conversation::Comment,
};
use naast_ui::{
    icon::{BESIDE, Icon},
    moment::Moment,
    person::{PersonInSentence, called},
    surroundings::use_texts,
    texts::{AnswerOf, Texts},
    view,
};

/// How firm an answer is, for its edge.
pub fn edge(answer: &Answer) -> &'static str {
    match answer.kind {
        AnswerKind::Answer | AnswerKind::Question | AnswerKind::Exploring => "comment answer",
        AnswerKind::Read => "comment answer answer--read",
        AnswerKind::Unknown | AnswerKind::Commitment => promise_edge(answer),
        AnswerKind::Decision => match answer.decision.as_ref().map(|decision| decision.verdict) {
            Some(Verdict::Yes) => "comment decision",
            Some(Verdict::Partly | Verdict::No) | None => "comment decision decision--no",
        },
    }
}

/// The edge of a promise, or of what an official does not know yet and will come back to.
fn promise_edge(answer: &Answer) -> &'static str {
    let is_open = answer.kind == AnswerKind::Unknown;
    match answer.commitment.as_ref().map(|promised| (promised.state, promised.late)) {
        Some((CommitmentState::Open, 0)) | None if is_open => "comment answer answer--open",
        Some((CommitmentState::Kept, _)) => "comment answer answer--promise answer--kept",
        Some((_, 1..)) => "comment answer answer--promise answer--late",
        Some(_) if is_open => "comment answer",
        Some(_) | None => "comment answer answer--promise",
    }
}

/// The kind of answer, said to whom it was given.
pub fn kind_line(t: Texts, answer: &Answer, initiator: &str) -> String {
    match answer.kind {
        AnswerKind::Read => t.kind_read().to_owned(),
        AnswerKind::Question => t.question_to(initiator),
        AnswerKind::Unknown => t.kind_unknown().to_owned(),
        AnswerKind::Exploring => t.exploring_together().to_owned(),
        AnswerKind::Commitment => t.kind_commitment().to_owned(),
        AnswerKind::Decision => t.kind_decision().to_owned(),
        AnswerKind::Answer => t.answer_kind().to_owned(),
    }
}

/// What the card of an answer is called.
pub fn label(t: Texts, comment: &Comment, answer: &Answer, initiator: &str) -> String {
    let whose = AnswerOf { author: &called(t, &comment.author), date: &comment.posted_at.date(t.0) };
    format!("{}: {}", kind_line(t, answer, initiator), t.answer_of(whose))
}

/// What the card of an answer says; what can be done with it stands below.
#[component]
pub fn AnswerBody(comment: Comment, answer: Answer, within: InThread) -> impl IntoView {
    let t = use_texts();
    let initiator = within.initiator.clone();
    let language = comment.language.filter(|language| *language != t.0).map(naast_domain::language::Language::tag);
    let body = comment.body_html.clone();
    let prose = (!body.is_empty()).then(|| view! { <div class="prose" lang=language inner_html=body /> });
    let after = view! {
        <Marks comment=comment.clone() />
        <Named rules=comment.obstacles.clone() />
        {answer.help.clone().map(|help| view! { <Helped help=help name=initiator.clone() /> })}
        <Backings comment=comment.clone() backings=answer.backings.clone() />
    };
    match answer.kind {
        AnswerKind::Read => view! {
            <ReadLine comment=comment.clone() />
            {prose}
            {after}
        },
        AnswerKind::Decision => view! {
            <DecisionBody comment=comment.clone() answer=answer.clone() said=prose.into_any()>
                {after}
            </DecisionBody>
        },
        AnswerKind::Answer
        | AnswerKind::Question
        | AnswerKind::Unknown
        | AnswerKind::Exploring
        | AnswerKind::Commitment => view! {
            <KindLine answer=answer.clone() initiator=initiator.clone() />
            <CommentHead comment=comment.clone() within=within.clone() />
            {prose}
            <Ways ways=answer.ways.clone() />
            {answer.meeting.clone().map(|meeting| view! { <MeetingLine meeting=meeting comment=comment.clone() /> })}
            {answer
                .commitment
                .clone()
                .map(|commitment| view! { <CommitmentLine commitment=commitment whom=answer.whom.clone() /> })}
            {within.stops_clock.then(|| view! { <StandsStill initiator=initiator.clone() /> })}
            {after}
        },
    }
}

#[component]
fn ReadLine(comment: Comment) -> impl IntoView {
    let t = use_texts();
    view! {
        <p class="answer__kind">
            <Icon drawing=drawing(AnswerKind::Read) />
            " "
            <span>
                {t.has_read(&called(t, &comment.author))} " " <a class="soft" href=format!("/comments/{}", comment.id)>
                    <Moment at=comment.posted_at />
                </a> " " <Edited comment=comment.clone() />
            </span>
        </p>
    }
}

/// The kind in words, and what became of a promise.
#[component]
fn KindLine(answer: Answer, initiator: String) -> impl IntoView {
    let t = use_texts();
    let tag = answer.commitment.as_ref().and_then(|promised| match (promised.state, promised.late) {
        (CommitmentState::Kept, _) => {
            Some(("tag tag--kept", t.promise_kept(&promised.closed_at.map(|at| at.date(t.0)).unwrap_or_default())))
        }
        (CommitmentState::Released, _) => Some(("tag", t.promise_released().to_owned())),
        (CommitmentState::Open, late @ 1..) => Some(("tag tag--late", t.clock_late(i64::from(late)))),
        (CommitmentState::Open, _) => None,
    });
    view! {
        <p class="answer__kind">
            <Icon drawing=drawing(answer.kind) />
            " "
            {kind_line(t, &answer, &initiator)}
            {tag
                .map(|(class, text)| {
                    view! {
                        " "
                        <span class=class>{text}</span>
                    }
                })}
        </p>
    }
}

/// A question that waits for the citizen says that the clock stands still.
#[component]
fn StandsStill(initiator: String) -> impl IntoView {
    let t = use_texts();
    view! {
        <p class="answer__after">
            <span class="clock clock--paused">{t.stands_still(&initiator)}</span>
        </p>
    }
}

/// Managers who stand publicly behind an answer; what was changed after that says so, beside it.
#[component]
fn Backings(comment: Comment, backings: Vec<Backing>) -> impl IntoView {
    let t = use_texts();
    let versions = format!("/comments/{}/versions", comment.id);
    let lines = backings.into_iter().map(move |backing| {
        let words = (!backing.words.is_empty()).then(|| view! { <p>"“" {backing.words.clone()} "”"</p> });
        let changed = comment.edited_at.filter(|edited| *edited > backing.at).map(|edited| {
            view! {
                <p class="small">
                    <a href=versions.clone()>{t.changed_after_backing(&edited.date(t.0))}</a>
                </p>
            }
        });
        view! {
            <div class="answer__after stack gap-2">
                <p class="backing">
                    <Icon drawing=BESIDE />
                    " "
                    <span>
                        <PersonInSentence byline=backing.by.clone() />
                        " "
                        {t.stands_behind()}
                        ", "
                        <Moment at=backing.at />
                    </span>
                </p>
                {words}
                {changed}
            </div>
        }
    });
    lines.collect_view()
}
