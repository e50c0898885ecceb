//! The small link to the form, next to what it is about.

use crate::surroundings::use_texts;
use leptos::prelude::*;
use naast_domain::{location::Location, measure::Subject};

/// Where a notice about this is filed.
pub fn notice_address(location: Location) -> String {
    match location {
        Location::Initiative(id) => format!("/notices/new?about=initiative:{id}"),
        Location::Comment(id) => format!("/notices/new?about=comment:{id}"),
    }
}

/// Where the text stands that a notice is about.
pub fn place_of(subject: Subject) -> String {
    subject.comment.map_or(Location::Initiative(subject.initiative), Location::Comment).path()
}

/// The link; search engines need not follow it.
#[component]
pub fn NoticeLink(location: Location) -> impl IntoView {
    let t = use_texts();
    view! { <a class="quiet" href=notice_address(location) rel="nofollow">{t.notice_link()}</a> }
}
