//! The document around the app. Its head names the hashed files of the site; the server knows them.

use crate::App;
use leptos::prelude::*;
use leptos_meta::MetaTags;
use naast_domain::members::Viewer;
use naast_ui::surroundings::Surroundings;
use naast_ui::view;

/// The addresses of the files that a page loads first, and of the program, which comes when somebody means to do something.
#[derive(Debug, Clone)]
pub struct Head {
    pub style: String,
    pub font: String,
    /// The module that fetches the program (`frontend/loader.js`).
    pub loader: String,
    /// The folder of the program, with the slash at its end.
    pub program: String,
    /// While developing: the module that reloads the page after a build.
    pub reload: Option<&'static str>,
}

/// The document.
pub fn shell() -> impl IntoView {
    let head = expect_context::<Head>();
    let known = expect_context::<Surroundings>();
    let is_somebody = known.viewer != Viewer::Visitor;
    view! {
        <!DOCTYPE html>
        <html lang=known.language.tag()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <link rel="icon" href="/naast.svg" type="image/svg+xml" />
                <link rel="preload" href=head.font r#as="font" r#type="font/woff2" crossorigin="anonymous" />
                <link rel="stylesheet" href=head.style />
                <script
                    type="module"
                    src=head.loader
                    data-program=head.program
                    data-member=is_somebody.then_some("1")
                />
                {head.reload.map(|address| view! { <script type="module" src=address /> })}
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}
