//! Where a post that waits is meant to stand.

use leptos::prelude::*;
use naast_domain::{location::Location, spam_defence::held_post::Written};
use naast_ui::{surroundings::use_texts, title::titled, view};

/// What it replies to, or that it begins something.
#[component]
pub fn Place(written: Written, title: String) -> impl IntoView {
    let t = use_texts();
    match written {
        Written::Comment { initiative, parent, .. } => {
            view! { <a href=Location::of(initiative, parent).path()>{titled(t, title)}</a> }
        }
        Written::Initiative(_) => t.waiting_initiative().into_any(),
    }
}
