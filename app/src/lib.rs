//! The Leptos app: pages, parts and server functions. It runs in the server and in the browser.
#![recursion_limit = "512"]

pub mod error;
pub mod exchange;
pub mod request;
pub mod surroundings;
pub mod texts;
pub mod ui;

pub mod account;
pub mod administration;
pub mod answers;
pub mod behalf;
pub mod calendar;
pub mod comments;
pub mod commitments;
pub mod companions;
pub mod desk;
pub mod door;
pub mod growing;
pub mod helping;
pub mod initiatives;
pub mod interests;
pub mod moderation;
pub mod notices;
pub mod obstacles;
pub mod pages;
pub mod reviewing;
pub mod seconding;
pub mod templates;
pub mod values;

mod lazy_pages;
mod routes;
#[cfg(feature = "ssr")]
pub mod shell;

#[cfg(feature = "hydrate")]
pub use initiatives::acts::prepare;
pub use routes::App;

/// Sets the status of the answer, where there is one to set: in the server.
fn request_status(status: u16) {
    #[cfg(feature = "ssr")]
    request::set_status(status);
    #[cfg(not(feature = "ssr"))]
    let _ = status;
}

/// Sends the reader on, where that is said in the answer: in the server.
fn send_on(address: &str) {
    #[cfg(feature = "ssr")]
    request::go_to(address);
    #[cfg(not(feature = "ssr"))]
    let _ = address;
}

/// A text as the child of a `textarea`. Leptos writes it into the page without escaping it (the browser reads it as
/// RCDATA, HTML standard 13.1.2), so the server escapes it here; in the browser it is set as text.
fn in_textarea(text: String) -> String {
    if cfg!(feature = "ssr") { text.replace('&', "&amp;").replace('<', "&lt;") } else { text }
}
