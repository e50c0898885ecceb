//! The head of a comment and the marks below it: who said it, when, and what is to be known of it.

use crate::measures::mark::SmallMark;
use leptos::prelude::*;
use naast_domain::{
    conversation::Comment,
    initiatives::Initiative,
    measures::{MeasureKind, Removal},
};
use naast_ui::{
    moment::Moment,
    person::Person,
    surroundings::{use_surroundings, use_texts},
};

/// Who said it, when, and what is to be known of it.
#[component]
pub fn CommentHead(comment: Comment, initiative: StoredValue<Initiative>) -> impl IntoView {
    let t = use_texts();
    let viewer = use_surroundings().with_untracked(|known| known.viewer.id());
    let (visit, is_initiator) = initiative.with_value(|initiative| {
        let carries = |id| initiative.carriers.iter().any(|carrier| carrier.has_joined && carrier.id == id);
        (initiative.last_visit, comment.author_id.is_some_and(carries))
    });
    let is_new = visit.is_some_and(|visit| comment.posted_at > visit) && comment.author_id != viewer;
    let is_answer = comment.answer.is_some();
    view! {
        <div class="comment__head">
            <Person byline=comment.author.clone() />
            {is_answer.then(|| view! { <span class="tag tag--office">{t.official_tag()}</span> })}
            {(is_initiator && !is_answer).then(|| view! { <span class="tag">{t.began_this()}</span> })}
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
