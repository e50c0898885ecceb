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
};

/// What the thread says of a comment and the comment does not say itself.
#[derive(Debug, Clone, PartialEq, Eq)]
// Each is a fact of its own; none excludes another.
#[allow(clippy::struct_excessive_bools)]
pub struct InThread {
    /// What whoever began the initiative is called.
    pub initiator: String,
    /// Whether its author carries the initiative.
    pub is_by_carrier: bool,
    /// Whether it came since the last visit of the reader, and is not theirs.
    pub is_new: bool,
    /// Whether it is the question for which the response clock stands still.
    pub stops_clock: bool,
}

impl InThread {
    /// What the thread of this initiative says of it to this reader.
    pub fn of(t: Texts, comment: &Comment, initiative: &Initiative, reader: Option<MemberId>) -> Self {
        let carries = |id| initiative.carriers.iter().any(|carrier| carrier.has_joined && carrier.id == id);
        let is_later = initiative.last_visit.is_some_and(|visit| comment.posted_at > visit);
        let is_question = comment.answer.as_ref().is_some_and(|answer| answer.kind == AnswerKind::Question);
        let latest = initiative.standing.latest.as_ref().map(|latest| latest.comment);
        Self {
            initiator: called(t, &initiative.initiator),
            is_by_carrier: comment.author_id.is_some_and(carries),
            is_new: is_later && comment.author_id != reader,
            stops_clock: is_question && initiative.standing.is_asked && latest == Some(comment.id),
        }
    }
}

/// Who said it, when, and what is to be known of it.
#[component]
pub fn CommentHead(comment: Comment, within: InThread) -> impl IntoView {
    let t = use_texts();
    let InThread { is_by_carrier, is_new, .. } = within;
    let is_answer = comment.answer.is_some();
    view! {
        <div class="comment__head">
            <Person byline=comment.author.clone() />
            {is_answer.then(|| view! { <span class="tag tag--office">{t.official_tag()}</span> })}
            {(is_by_carrier && !is_answer).then(|| view! { <span class="tag">{t.began_this()}</span> })}
            <a href=format!("/comments/{}", comment.id)>
                <Moment at=comment.posted_at />
            </a>
            <Edited comment=comment.clone() />
            {is_new.then(|| view! { <span class="tag tag--kept">{t.new_mark()}</span> })}
            {comment.is_for_officials.then(|| view! { <span class="tag tag--wait">{t.for_officials_mark()}</span> })}
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
