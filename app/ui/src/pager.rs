//! Pagination: the way to the next page of a list is a link, so that it works without JavaScript and can be shared.

use crate::icon::{Icon, NEXT};
use crate::view;
use leptos::prelude::*;

/// A link to the next page, when there is one.
#[component]
pub fn Pager(
    /// Where the next page is.
    next: Option<String>,
    #[prop(into)] label: String,
) -> impl IntoView {
    next.map(|href| {
        view! {
            <p class="pager">
                <a class="button" href=href>
                    {label}
                    " "
                    <Icon drawing=NEXT />
                </a>
            </p>
        }
    })
}
