//! The frame of a page: its title in the browser, and a narrow or wide column.

use crate::surroundings::use_surroundings;
use leptos::prelude::*;
use leptos_meta::Title;

/// The title of a page, followed by whose forum it is.
#[component]
pub fn PageTitle(#[prop(into)] text: Signal<String>) -> impl IntoView {
    let surroundings = use_surroundings();
    let title =
        move || format!("{} · Naast {}", text.get(), surroundings.with(|known| known.organisation.short_name.clone()));
    view! { <Title text=title /> }
}

/// A page of one narrow column, with its heading.
#[component]
pub fn Narrow(#[prop(into)] title: String, children: Children) -> impl IntoView {
    let heading = title.clone();
    view! {
        <PageTitle text=title />
        <div class="wrap page narrow">
            <div class="stack gap-6">
                <h1>{heading}</h1>
                {children()}
            </div>
        </div>
    }
}
