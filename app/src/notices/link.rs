//! The small link to the form, next to what it is about.

use leptos::prelude::*;
use naast_domain::location::Location;
use naast_ui::{paths::notice_address, surroundings::use_texts};

/// The link; search engines need not follow it.
#[component]
pub fn NoticeLink(location: Location) -> impl IntoView {
    let t = use_texts();
    view! {
        <a class="quiet" href=notice_address(location) rel="nofollow">
            {t.notice_link()}
        </a>
    }
}
