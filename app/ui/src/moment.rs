//! Dates, written the same by server and browser.

use crate::surroundings::use_texts;
use crate::view;
use leptos::prelude::*;
use naast_domain::time::Timestamp;

/// A date in words.
#[component]
pub fn Moment(at: Timestamp) -> impl IntoView {
    let t = use_texts();
    view! {
        <time datetime=at.rfc3339() title=at.date_and_time(t.0)>
            {at.date(t.0)}
        </time>
    }
}
