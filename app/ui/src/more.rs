//! Disclosure: what few people do with something that many read, behind one word. It opens without the program.

use crate::surroundings::use_texts;
use crate::view;
use leptos::prelude::*;

/// A menu; `of` tells those who do not see the page what it belongs to.
#[component]
pub fn More(#[prop(into)] of: String, children: Children) -> impl IntoView {
    let t = use_texts();
    view! {
        <details class="more">
            <summary class="quiet">{t.more()} <span class="unseen">{t.more_of(&of)}</span></summary>
            <div class="actions">{children()}</div>
        </details>
    }
}
