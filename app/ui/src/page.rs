//! The frame of a page: its title in the browser, and a narrow or wide column.

use crate::surroundings::use_surroundings;
use crate::view;
use leptos::{prelude::*, wasm_bindgen::JsCast};
use leptos_meta::Title;

/// The title of a page, followed by whose forum it is.
#[component]
pub fn PageTitle(#[prop(into)] text: Signal<String>) -> impl IntoView {
    let whose = use_surroundings().with_untracked(|known| known.organisation.short_name.clone());
    // leptos_meta reads a title when its page may have gone: in the browser once more after the next page came, on the
    // server outside of the request, where another one's values stand. So the server gets a plain text.
    let title = move || format!("{} · Naast {whose}", text.try_get().unwrap_or_default());
    if cfg!(feature = "ssr") {
        let title = title();
        view! { <Title text=title /> }
    } else {
        view! { <Title text=title /> }
    }
}

/// What a page is about, for search engines and for messages with a link to it; told while it is rendered, in the server only.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, Default)]
pub struct About(std::sync::Arc<std::sync::OnceLock<String>>);

#[cfg(feature = "ssr")]
impl About {
    /// These words, unless the page said something already.
    pub fn tell(&self, words: &str) {
        if !words.is_empty() {
            let _ = self.0.set(words.to_owned());
        }
    }

    /// The element for it; with these words where the page said nothing.
    pub fn element(&self, otherwise: &str) -> String {
        let words = self.0.get().map_or(otherwise, String::as_str).to_owned();
        view! { <meta name="description" content=words /> }.to_html()
    }
}

/// Said by a page that has its first heading already.
#[derive(Clone, Copy)]
pub struct HasHeading;

/// The element with this id, if it stands in the page and is of this kind.
pub fn element<E: JsCast>(id: &str) -> Option<E> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// A page of one narrow column, with its heading.
#[component]
pub fn Narrow(#[prop(into)] title: String, children: Children) -> impl IntoView {
    let heading = title.clone();
    provide_context(HasHeading);
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
