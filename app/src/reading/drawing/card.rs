//! One comment or answer: who, when, what, and what can be done with it. Only the server draws it (`drawing.rs`).

use crate::notices::objections::{MayObject, Objections};
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
    answers::AnswerKind, conversation::Comment, language::Language, may::MayOnComment, measures::Subject,
};
use naast_ui::{
    icon::{Icon, REPLY},
    more::More,
    person::called,
    surroundings::use_texts,
    texts::{CommentOf, Texts},
    view,
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
                Some(class) => view! { <div class=class>{actions}</div> },
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
        return view! { <AnswerBody comment=comment answer=*answer within=within /> };
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
}

/// What stands in the place of a text that is not there.
#[component]
fn Gone(comment: Comment) -> impl IntoView {
    let t = use_texts();
    if let Some(at) = comment.taken_down_at {
        return view! { <p>{t.taken_down(&at.date(t.0))}</p> };
    }
    if let Some(at) = comment.withdrawn_at {
        return view! { <p>{t.withdrawn_comment(&at.date(t.0))}</p> };
    }
    if comment.is_blank {
        return view! { <p>{t.blank_comment()}</p> };
    }
    comment.removal.map(|removal| view! { <RemovalMark removal=removal /> }).into_any()
}

/// Reply, and behind one word what else can be done with it. `kept` is what of the address says which part of the thread
/// this is.
#[component]
pub fn Actions(comment: Comment, kept: String) -> impl IntoView {
    let t = use_texts();
    let (id, author) = (comment.id, called(t, &comment.author));
    let reply = comment.may.reply.then(|| {
        view! {
            <a class="quiet" href=format!("?{kept}reply={id}#reply-{id}")>
                <Icon drawing=REPLY />
                " "
                {t.reply()}
                <span class="unseen">" " {t.to(&author)}</span>
            </a>
        }
    });
    // What is done about an answer has forms of its own.
    let others = MayOnComment { reply: false, back: false, say_helped: false, ..comment.may };
    let more = (!others.is_nothing()).then(|| {
        view! {
            <More of=t
                .comment_of(CommentOf {
                    author: &author,
                    date: &comment.posted_at.date(t.0),
                })>
                <Others comment=comment />
            </More>
        }
    });
    view! { <div class="actions">{reply} {more}</div> }
}

#[component]
fn Others(comment: Comment) -> impl IntoView {
    let t = use_texts();
    let Comment { id, initiative, may, .. } = comment;
    let link = |href: String, words: &'static str| {
        view! {
            <a class="quiet" href=href>
                {words}
            </a>
        }
    };
    let behalf = comment.behalf.filter(|_| may.read_behalf);
    view! {
        {(may.edit || may.withdraw)
            .then(|| link(format!("/comments/{id}/edit"), if may.edit { t.edit() } else { t.withdraw_comment() }))}
        {may.branch_off.then(|| link(format!("/comments/{id}/branch"), t.branch_title()))}
        {may
            .name_obstacle
            .then(|| link(format!("/obstacles/new?initiative={initiative}&comment={id}"), t.name_obstacle()))}
        {behalf.map(|behalf| link(format!("/on-behalf/{behalf}"), t.on_behalf()))}
        <Objections
            subject=Subject::Contribution {
                initiative,
                comment: Some(id),
            }
            may=MayObject {
                report: may.report,
                file_notice: may.file_notice,
                call_for_help: may.call_for_help,
                moderate: may.moderate,
            }
        />
    }
}
