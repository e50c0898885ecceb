//! The Leptos app: pages, parts and server functions. It runs in the server and in the browser.
#![recursion_limit = "512"]

pub mod error;
pub mod request;
pub mod surroundings;
pub mod texts;
pub mod ui;

pub mod account;
pub mod administration;
pub mod comments;
pub mod initiatives;
pub mod moderation;
pub mod pages;

mod routes;
#[cfg(feature = "ssr")]
pub mod shell;

pub use routes::App;

/// Sets the status of the answer, where there is one to set: in the server.
fn request_status(status: u16) {
    #[cfg(feature = "ssr")]
    request::set_status(status);
    #[cfg(not(feature = "ssr"))]
    let _ = status;
}
