//! The page of a fault: what is shown when no page can be rendered. It stands on its own, and asks nothing of the forum.
#![cfg(feature = "ssr")]

use leptos::prelude::*;
use naast_ui::{form::unsent::you_wrote, texts::Texts, view};

/// What went wrong on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The database does not answer, or there is too much to do.
    Busy,
    /// The program failed.
    Broken,
    /// It took too long, here or on the line.
    Slow,
    /// More was sent than the longest text.
    Large,
    /// Another site sent it.
    Elsewhere,
}

impl Fault {
    /// What to say of it.
    pub fn words(self, t: Texts) -> &'static str {
        match self {
            Self::Busy => t.error_unreachable(),
            Self::Broken => t.fault_broken(),
            Self::Slow => t.fault_slow(),
            Self::Large => t.fault_large(),
            Self::Elsewhere => t.fault_elsewhere(),
        }
    }
}

/// The whole document, with the style at this address. It shows what was typed, to be copied; and where `again` has the fields of
/// a form that may be sent once more, a button that does so.
pub fn fault_page(
    style: &str,
    t: Texts,
    words: String,
    typed: String,
    address: String,
    again: Option<Vec<(String, String)>>,
) -> String {
    let title = format!("{} · Naast", t.problem_title());
    let again = again.map(|fields| {
        let fields = fields.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> });
        view! {
            <form method="post" action=address.clone()>
                {fields.collect_view()}
                <button class="button button--main">{t.send_again()}</button>
            </form>
        }
    });
    let page = view! {
        <html lang=t.0.tag()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <title inner_html=title />
                <link rel="icon" href="/naast.svg" type="image/svg+xml" />
                <link rel="stylesheet" href=style.to_owned() />
            </head>
            <body>
                <header class="masthead">
                    <div class="wrap">
                        <a class="masthead__home" href="/">
                            <b>"Naast"</b>
                        </a>
                    </div>
                </header>
                <main class="wrap page narrow stack gap-5">
                    <h1>{t.problem_title()}</h1>
                    <p class="lede">{words}</p>
                    {you_wrote(t, typed)}
                    <div class="actions">
                        {again} <a class="button" href=address>
                            {t.back_to_page()}
                        </a>
                    </div>
                </main>
            </body>
        </html>
    };
    format!("<!DOCTYPE html>{}", page.to_html())
}
