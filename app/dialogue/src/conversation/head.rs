//! The head of a comment and the marks below it: who said it, when, and what is to be known of it.

use crate::measures::mark::SmallMark;
use leptos::prelude::*;
use naast_domain::{
    answers::AnswerKind,
    conversation::Comment,
    ids::MemberId,
    initiatives::Initiative,
    measures::{MeasureKind, Removal},
};
use naast_ui::{
    moment::Moment,
    person::{Person, called},
    surroundings::use_texts,
    texts::Texts,
    view,
};

/// What the thread says of a comment and the comment does not say itself.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
// Each is a fact of its own; none excludes another.
#[allow(clippy::struct_excessive_bools)]
pub struct InThread {
    /// What whoever began the initiative is called.
    pub initiator: String,
    /// Whether its author began the initiative.
    pub is_by_initiator: bool,
    /// Whether its author carries the initiative with whoever began it.
    pub is_by_carrier: bool,
    /// Whether it came since the last visit of the reader, and is not theirs.
    pub is_new: bool,
    /// Whether it asks for officials, and none has answered since.
    pub waits_for_officials: bool,
    /// Whether it is the question for which the response clock stands still.
    pub stops_clock: bool,
}

impl InThread {
    /// What the thread of this initiative says of it to this reader.
    pub fn of(t: Texts, comment: &Comment, initiative: &Initiative, reader: Option<MemberId>) -> Self {
        let carries = |id| initiative.carriers.iter().any(|carrier| carrier.has_joined && carrier.id == id);
        let is_later = initiative.last_visit.is_some_and(|visit| comment.posted_at > visit);
        let is_question = comment.answer.as_ref().is_some_and(|answer| answer.kind == AnswerKind::Question);
        let standing = &initiative.standing;
        let latest = standing.latest.as_ref().map(|latest| latest.comment);
        let is_unanswered = standing.latest.as_ref().is_none_or(|latest| latest.at < comment.posted_at);
        Self {
            initiator: called(t, &initiative.initiator),
            is_by_initiator: comment.author_id.is_some() && comment.author_id == initiative.initiator.id,
            is_by_carrier: comment.author_id.is_some_and(carries),
            is_new: is_later && comment.author_id != reader,
            waits_for_officials: comment.is_for_officials && is_unanswered && standing.clock.is_some(),
            stops_clock: is_question && standing.is_asked && latest == Some(comment.id),
        }
    }
}

/// Who said it, when, and what is to be known of it.
#[component]
pub fn CommentHead(comment: Comment, within: InThread) -> impl IntoView {
    let t = use_texts();
    let is_answer = comment.answer.is_some();
    let asking = if within.waits_for_officials { "tag tag--wait" } else { "tag" };
    let part = match (within.is_by_initiator, within.is_by_carrier) {
        _ if is_answer => None,
        (true, _) => Some(t.began_this()),
        (false, true) => Some(t.carries_this()),
        (false, false) => None,
    };
    view! {
        <div class="comment__head">
            <Person byline=comment.author.clone() />
            {is_answer.then(|| view! { <span class="tag tag--office">{t.official_tag()}</span> })}
            {part.map(|part| view! { <span class="tag">{part}</span> })}
            <a href=format!("/comments/{}", comment.id)>
                <Moment at=comment.posted_at />
            </a>
            <Edited comment=comment.clone() />
            {within.is_new.then(|| view! { <span class="tag tag--kept">{t.new_mark()}</span> })}
            {comment.is_for_officials.then(|| view! { <span class=asking>{t.for_officials_mark()}</span> })}
        </div>
    }
}

/// A text that was changed says so, and leads to its versions.
#[component]
pub fn Edited(comment: Comment) -> impl IntoView {
    let t = use_texts();
    (comment.version > 1 && !comment.body_html.is_empty())
        .then(|| view! { <a href=format!("/comments/{}/versions", comment.id)>{t.edited()}</a> })
}

/// What moderators did that leaves the text to be read.
#[component]
pub fn Marks(comment: Comment) -> impl IntoView {
    let is_here = |mark: &Removal| mark.kind != MeasureKind::OffTopic;
    let marks = comment.marks.into_iter().filter(is_here);
    marks.map(|mark| view! { <SmallMark removal=mark of_branch=true /> }).collect_view()
}
