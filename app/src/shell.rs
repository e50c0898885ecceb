//! The document around the app. Its head names the hashed files of the site; the server knows them.

use crate::App;
use leptos::{nonce::use_nonce, prelude::*};
use leptos_meta::MetaTags;
use naast_ui::surroundings::Surroundings;

/// The addresses of the files that a page loads first, and the script that starts the app.
#[derive(Debug, Clone)]
pub struct Head {
    pub style: String,
    pub font: String,
    /// The module that loads the program.
    pub script: String,
    pub program: String,
    /// While developing: the module that reloads the page after a build.
    pub reload: Option<&'static str>,
}

/// The document.
pub fn shell() -> impl IntoView {
    let head = expect_context::<Head>();
    let language = expect_context::<Surroundings>().language;
    let nonce = use_nonce();
    let start = format!(
        "import(\"{}\").then(m => m.default({{ module_or_path: \"{}\" }}).then(() => m.hydrate()));",
        head.script, head.program
    );
    view! {
        <!DOCTYPE html>
        <html lang=language.tag()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <link rel="icon" href="/naast.svg" type="image/svg+xml" />
                <link rel="preload" href=head.font r#as="font" r#type="font/woff2" crossorigin="anonymous" />
                <link rel="stylesheet" href=head.style />
                <link rel="modulepreload" href=head.script />
                <script type="module" nonce=nonce inner_html=start />
                {head.reload.map(|address| view! { <script type="module" src=address /> })}
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}
