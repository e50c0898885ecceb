//! The small link to the form, next to what it is about.

use crate::surroundings::use_texts;
use leptos::prelude::*;
use naast_domain::location::Location;

/// Where a notice about this is filed.
pub fn notice_address(location: Location) -> String {
    format!("/notices/new?about={location}")
}

/// The link; search engines need not follow it.
#[component]
pub fn NoticeLink(location: Location) -> impl IntoView {
    let t = use_texts();
    view! { <a class="quiet" href=notice_address(location) rel="nofollow">{t.notice_link()}</a> }
}
