//! One comment or answer: who, when, what, and what can be done with it.

use crate::{
    cases::aside::HelpButton,
    notices::link::NoticeLink,
    reading::tree::{Branch, shown},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use naast_dialogue::{
    answers::card::AnswerCard,
    conversation::{
        form::ReplyForm,
        head::{CommentHead, Marks},
    },
    initiatives::growth::marks::Became,
    measures::mark::{RemovalMark, SmallMark},
    obstacles::said::Named,
    on_behalf::{provenance::ProvenanceLine, taken_down},
};
use naast_domain::{
    conversation::{Comment, FOLD_DEPTH},
    initiatives::Initiative,
    location::Location,
    measures::{MeasureKind, Subject},
};
use naast_ui::{
    icon::{BARRIER, DOWN, FLAG, Icon, REPLY},
    person::called,
    surroundings::use_texts,
    texts::CommentOf,
};

/// A branch: a comment and the replies below it.
#[component]
pub fn BranchView(
    branch: Branch,
    initiative: StoredValue<Initiative>,
    /* The depth at which this part begins. */ top: i64,
) -> AnyView {
    let t = use_texts();
    let Branch { comment, replies } = branch;
    let folded = (comment.depth - top >= FOLD_DEPTH && comment.descendants > 0)
        .then(|| (format!("/initiatives/{}?branch={}#thread", comment.initiative, comment.id), comment.descendants));
    let below = replies
        .into_iter()
        .map(|branch| view! { <BranchView branch=branch initiative=initiative top=top /> })
        .collect_view();
    let has_replies = !below.is_empty();
    let off_topic = comment.marks.iter().find(|mark| mark.kind == MeasureKind::OffTopic).cloned();
    let whole = view! {
        <Card comment=comment initiative=initiative />
        {folded
            .map(|(href, count)| {
                view! {
                    <p>
                        <a class="quiet" href=href>
                            <Icon drawing=DOWN />
                            " "
                            {t.more_replies(count)}
                        </a>
                    </p>
                }
            })}
        {has_replies.then(|| view! { <div class="replies stack gap-5">{below}</div> })}
    };
    match off_topic {
        // Folded and not gone: whoever opens it, or follows a link to it, reads all of it.
        Some(mark) => view! {
            <details class="folded">
                <summary>{t.off_topic_summary()}</summary>
                <div class="stack gap-5">
                    <SmallMark removal=mark />
                    {whole}
                </div>
            </details>
        }
        .into_any(),
        None => whole.into_any(),
    }
}

/// How many comments of these branches are shown.
pub fn count_shown(branches: &[Branch]) -> i64 {
    branches.iter().map(|branch| 1 + shown(branch)).sum()
}

/// The comment itself.
#[component]
pub fn Card(comment: Comment, initiative: StoredValue<Initiative>) -> impl IntoView {
    let t = use_texts();
    let comment = taken_down::comment(t, comment);
    if let Some(answer) = comment.answer.clone() {
        return view! {
            <AnswerCard comment=comment.clone() answer=*answer initiative=initiative>
                <Actions comment=comment initiative=initiative />
            </AnswerCard>
        }
        .into_any();
    }
    let anchor = format!("c-{}", comment.id);
    let is_gone = comment.withdrawn_at.is_some()
        || comment.is_blank
        || (comment.removal.is_some() && comment.body_html.is_empty());
    let class = if is_gone { "comment comment--removed" } else { "comment" };
    let label = t.comment_of(CommentOf { author: &called(t, &comment.author), date: &comment.posted_at.date(t.0) });
    let language = comment.language.filter(|language| *language != t.0).map(naast_domain::language::Language::tag);
    let body = comment.body_html.clone();
    view! {
        <article class=class id=anchor aria-label=label tabindex="-1">
            <CommentHead comment=comment.clone() initiative=initiative />
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
            <Became comment=comment.clone() />
            <Actions comment=comment initiative=initiative />
        </article>
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

/// Reply, edit, report; and the form to reply, in place.
#[component]
fn Actions(comment: Comment, initiative: StoredValue<Initiative>) -> impl IntoView {
    let t = use_texts();
    let Comment { id, may, .. } = comment;
    let query = use_query_map();
    let is_replying =
        Memo::new(move |_| query.with(|query| query.get("reply")).is_some_and(|reply| reply == id.to_string()));
    let reply = move || {
        let kept =
            query.with(|query| query.get("branch").map(|branch| format!("branch={branch}&")).unwrap_or_default());
        let after = query.with(|query| query.get("after").map(|after| format!("after={after}&")).unwrap_or_default());
        format!("?{kept}{after}reply={id}#reply-{id}")
    };
    view! {
        <div class="actions">
            {may
                .reply
                .then(|| {
                    view! {
                        <a class="quiet" href=reply>
                            <Icon drawing=REPLY />
                            " "
                            {t.reply()}
                            <span class="unseen">" " {t.to(&called(t, &comment.author))}</span>
                        </a>
                    }
                })}
            {may
                .edit
                .then(|| {
                    view! {
                        <a class="quiet" href=format!("/comments/{id}/edit")>
                            {t.edit()}
                        </a>
                    }
                })}
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
            {may
                .branch_off
                .then(|| {
                    view! {
                        <a class="quiet" href=format!("/comments/{id}/branch")>
                            {t.branch_title()}
                        </a>
                    }
                })}
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
                .map(|behalf| {
                    view! {
                        <a class="quiet" href=format!("/on-behalf/{behalf}")>
                            {t.on_behalf()}
                        </a>
                    }
                })}
            {may
                .call_for_help
                .then(|| {
                    view! {
                        <HelpButton subject=Subject::Contribution {
                            initiative: comment.initiative,
                            comment: Some(id),
                        } />
                    }
                })}
            {may
                .moderate
                .then(|| {
                    view! {
                        <a class="quiet" href=format!("/moderation/comments/{id}")>
                            {t.moderate()}
                        </a>
                    }
                })}
        </div>
        {move || {
            (may.reply && is_replying.get()).then(|| view! { <ReplyForm initiative=initiative parent=Some(id) /> })
        }}
    }
}
