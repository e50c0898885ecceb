//! The pages of text that the organisation keeps.

use crate::organisation::server_fns::ReadPage;
use leptos::prelude::*;
use naast_domain::organisation::PageName;
use naast_ui::{
    loaded::{Loaded, use_asked},
    page::Narrow,
    surroundings::{use_surroundings, use_texts},
    texts::Texts,
    view,
};

/// What a page is called.
pub const fn title(t: Texts, name: PageName) -> &'static str {
    match name {
        PageName::About => t.about(),
        PageName::Privacy => t.privacy(),
        PageName::Accessibility => t.accessibility(),
    }
}

/// A page of text.
#[component]
pub fn TextPage(name: PageName) -> impl IntoView {
    let t = use_texts();
    let content = use_asked(move || ReadPage { name, language: t.0 });
    let may_edit = use_surroundings().with_untracked(|known| known.may.administer);
    view! {
        <Narrow title=title(t, name)>
            <Loaded asked=content show=|content| view! { <div class="prose" inner_html=content.html /> } />
            {may_edit
                .then(|| {
                    view! {
                        <p>
                            <a
                                class="button button--small"
                                href=format!("/administration/pages/{}/{}", name.word(), t.0)
                            >
                                {t.edit()}
                            </a>
                        </p>
                    }
                })}
        </Narrow>
    }
}
