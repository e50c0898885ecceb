//! One comment or answer: who, when, what, and what can be done with it. Only the server draws it (`drawing.rs`).

use crate::{cases::aside::HelpButton, notices::link::NoticeLink};
use leptos::prelude::*;
use naast_dialogue::{
    answers::card::{AnswerBody, edge, label},
    conversation::head::{CommentHead, InThread, Marks},
    initiatives::growth::marks::Became,
    measures::mark::RemovalMark,
    obstacles::said::Named,
    on_behalf::provenance::ProvenanceLine,
};
use naast_domain::{
    answers::AnswerKind, conversation::Comment, language::Language, location::Location, measures::Subject,
};
use naast_ui::{
    icon::{BARRIER, FLAG, Icon, REPLY},
    person::called,
    surroundings::use_texts,
    texts::{CommentOf, Texts},
};

fn is_gone(comment: &Comment) -> bool {
    comment.withdrawn_at.is_some() || comment.is_blank || (comment.removal.is_some() && comment.body_html.is_empty())
}

/// The class of a card and what it is called.
pub fn class_and_label(t: Texts, comment: &Comment, within: &InThread) -> (&'static str, String) {
    if let Some(answer) = &comment.answer {
        return (edge(answer), label(t, comment, answer, &within.initiator));
    }
    let class = if is_gone(comment) { "comment comment--removed" } else { "comment" };
    let (author, date) = (called(t, &comment.author), comment.posted_at.date(t.0));
    (class, t.comment_of(CommentOf { author: &author, date: &date }))
}

/// The class around what can be done with it: a decision has a body below its filled head.
pub fn class_below(comment: &Comment) -> Option<&'static str> {
    let is_decision = comment.answer.as_ref().is_some_and(|answer| answer.kind == AnswerKind::Decision);
    is_decision.then_some("decision__body")
}

/// The whole card, where nothing in it needs the program.
#[component]
pub fn Card(comment: Comment, within: InThread, kept: String) -> impl IntoView {
    let (class, label) = class_and_label(use_texts(), &comment, &within);
    let below = class_below(&comment);
    let id = format!("c-{}", comment.id);
    let actions = view! { <Actions comment=comment.clone() kept=kept /> };
    view! {
        <article class=class id=id aria-label=label tabindex="-1">
            <Said comment=comment within=within />
            {match below {
                Some(class) => view! { <div class=class>{actions}</div> }.into_any(),
                None => actions.into_any(),
            }}
        </article>
    }
}

/// What it says.
#[component]
pub fn Said(comment: Comment, within: InThread) -> impl IntoView {
    let t = use_texts();
    if let Some(answer) = comment.answer.clone() {
        return view! { <AnswerBody comment=comment answer=*answer within=within /> }.into_any();
    }
    let is_gone = is_gone(&comment);
    let language = comment.language.filter(|language| *language != t.0).map(Language::tag);
    let body = comment.body_html.clone();
    view! {
        <CommentHead comment=comment.clone() within=within />
        {comment.is_orphan.then(|| view! { <p class="small soft">{t.orphan()}</p> })}
        <Gone comment=comment.clone() />
        {(!is_gone).then(|| view! { <div class="prose" lang=language inner_html=body /> })}
        <Marks comment=comment.clone() />
        {comment
            .provenance
            .clone()
            .filter(|_| !is_gone)
            .map(|provenance| view! { <ProvenanceLine provenance=provenance /> })}
        <Named rules=comment.obstacles.clone() />
        <Became comment=comment />
    }
    .into_any()
}

/// What stands in the place of a text that is not there.
#[component]
fn Gone(comment: Comment) -> impl IntoView {
    let t = use_texts();
    if let Some(at) = comment.taken_down_at {
        return view! { <p>{t.taken_down(&at.date(t.0))}</p> }.into_any();
    }
    if let Some(at) = comment.withdrawn_at {
        return view! { <p>{t.withdrawn_comment(&at.date(t.0))}</p> }.into_any();
    }
    if comment.is_blank {
        return view! { <p>{t.blank_comment()}</p> }.into_any();
    }
    comment.removal.map(|removal| view! { <RemovalMark removal=removal /> }).into_any()
}

/// Reply, edit, report, and what officials and moderators can do. `kept` is what of the address says which part of the
/// thread this is.
#[component]
pub fn Actions(comment: Comment, kept: String) -> impl IntoView {
    let t = use_texts();
    let Comment { id, may, .. } = comment;
    let link = |href: String, words: &'static str| {
        view! {
            <a class="quiet" href=href>
                {words}
            </a>
        }
    };
    view! {
        <div class="actions">
            {may
                .reply
                .then(|| {
                    view! {
                        <a class="quiet" href=format!("?{kept}reply={id}#reply-{id}")>
                            <Icon drawing=REPLY />
                            " "
                            {t.reply()}
                            <span class="unseen">" " {t.to(&called(t, &comment.author))}</span>
                        </a>
                    }
                })} {may.edit.then(|| link(format!("/comments/{id}/edit"), t.edit()))}
            {may
                .report
                .then(|| {
                    view! {
                        <a class="quiet" href=format!("/comments/{id}/report")>
                            <Icon drawing=FLAG />
                            " "
                            {t.report()}
                        </a>
                    }
                })} {may.file_notice.then(|| view! { <NoticeLink location=Location::Comment(id) /> })}
            {may.branch_off.then(|| link(format!("/comments/{id}/branch"), t.branch_title()))}
            {may
                .name_obstacle
                .then(|| {
                    view! {
                        <a class="quiet" href=format!("/obstacles/new?initiative={}&comment={id}", comment.initiative)>
                            <Icon drawing=BARRIER />
                            " "
                            {t.name_obstacle()}
                        </a>
                    }
                })}
            {comment
                .behalf
                .filter(|_| may.read_behalf)
                .map(|behalf| link(format!("/on-behalf/{behalf}"), t.on_behalf()))}
            {may
                .call_for_help
                .then(|| {
                    view! {
                        <HelpButton subject=Subject::Contribution {
                            initiative: comment.initiative,
                            comment: Some(id),
                        } />
                    }
                })} {may.moderate.then(|| link(format!("/moderation/comments/{id}"), t.moderate()))}
        </div>
    }
}
