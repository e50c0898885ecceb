//! Initiatives that moderators put together: where each leads.

use leptos::prelude::*;
use naast_domain::initiatives::Linked;
use naast_ui::{surroundings::use_texts, title::titled, view};

/// With which initiative it goes on, and which went on in it.
#[component]
pub fn Whole(into: Option<Linked>, from: Vec<Linked>) -> impl IntoView {
    let t = use_texts();
    let link = move |linked: Linked| {
        let title = titled(t, linked.title);
        view! { <a href=format!("/initiatives/{}", linked.id)>{title}</a> }
    };
    let from = from.into_iter().map(|linked| view! { <li>{link(linked)}</li> }).collect_view();
    view! {
        {into.map(|whole| view! { <p class="notice">{t.goes_on_in()} " " {link(whole)}</p> })}
        {(!from.is_empty())
            .then(|| {
                view! {
                    <div class="small">
                        <p>{t.merged_with_this()}</p>
                        <ul>{from}</ul>
                    </div>
                }
            })}
    }
}
