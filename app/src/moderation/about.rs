//! What a form of a moderator is about.

use leptos::prelude::*;
use naast_domain::measure::Subject;

/// The fields that name what a form is about.
#[component]
pub fn About(subject: Subject) -> impl IntoView {
    view! {
        <input type="hidden" name="initiative" value=subject.initiative.to_string() />
        <input type="hidden" name="comment" value=subject.comment.map(|comment| comment.to_string()).unwrap_or_default() />
    }
}
