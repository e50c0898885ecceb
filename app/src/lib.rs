//! The Leptos app: pages, parts and server functions. It runs in the server and in the browser.
//!
//! A room for each subject, with the name that it has in `forum`. They stand in order, the lowest first: a room imports
//! from those above it in this list only (`tests/rooms.rs`). What a page puts together from many rooms stands low in the
//! list; what every room needs is the crate `naast-ui`.
#![recursion_limit = "512"]

pub mod cases;
pub mod appeals;
pub mod notices;
pub mod reading;
pub mod moderation;
pub mod queue;
pub mod mail;
pub mod members;
pub mod administration;
pub mod pages;

mod lazy_pages;
mod routes;
#[cfg(feature = "ssr")]
pub mod shell;

#[cfg(feature = "hydrate")]
pub use reading::acts::prepare;
pub use routes::App;
