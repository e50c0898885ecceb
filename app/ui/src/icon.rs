//! The icons: drawn on a 24 grid in round strokes, shown beside words and never instead of them.

use crate::view;
use leptos::prelude::*;

pub const BARRIER: &str = r#"<path d="M3 8h18v5H3zM6 13v7M18 13v7M6 8V5M18 8V5M8 13l4-5M14 13l4-5"/>"#;

pub const BELL: &str = r#"<path d="M6 16V10a6 6 0 0 1 12 0v6l1.5 2h-15zM10 21h4"/>"#;

pub const BESIDE: &str = r#"<path d="M3 20v-9a4 4 0 0 1 8 0v9M13 20v-9a4 4 0 0 1 8 0v9"/>"#;

pub const BOOK: &str =
    r#"<path d="M12 6c-2-1.5-5-2-8.5-1.5v14C7 18 10 18.5 12 20c2-1.5 5-2 8.5-1.5v-14C17 4 14 4.5 12 6ZM12 6v14"/>"#;
pub const BOX: &str = r#"<path d="M3.5 8 12 3.5 20.5 8v8.5L12 21l-8.5-4.5zM3.5 8l8.5 4.5L20.5 8M12 12.5V21"/>"#;

pub const CHECK: &str = r#"<path d="m5 12.5 4.5 4.5L19 7.5"/>"#;

pub const CLOCK: &str = r#"<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3 2"/>"#;

pub const CONCERN: &str =
    r#"<path d="M7 17a4 4 0 0 1-.3-8A5.5 5.5 0 0 1 17.3 9 4 4 0 0 1 17 17zM9 20.5v.01M12 19.5v.01M15 20.5v.01"/>"#;
pub const CROSS: &str = r#"<path d="m6 6 12 12M18 6 6 18"/>"#;

pub const DECISION: &str =
    r#"<path d="M12 4v16M8 20h8M5 7h14M5 7l-2.5 6a2.6 2.6 0 0 0 5 0L5 7ZM19 7l-2.5 6a2.6 2.6 0 0 0 5 0L19 7Z"/>"#;
pub const DOWN: &str = r#"<path d="m6 9 6 6 6-6"/>"#;

pub const EXPLORE: &str = r#"<circle cx="12" cy="12" r="9"/><path d="m15.5 8.5-2.2 4.8-4.8 2.2 2.2-4.8z"/>"#;

pub const FLAG: &str = r#"<path d="M5 21V4h11l-2 4 2 4H5"/>"#;

pub const HAND: &str = r#"<path d="M8 12V6a1.5 1.5 0 0 1 3 0v5V4.5a1.5 1.5 0 0 1 3 0V11V6a1.5 1.5 0 0 1 3
 0v8a6.5 6.5 0 0 1-6.5 6.5c-2.6 0-4-1.2-5.2-3.3L3.2 13.8a1.5 1.5 0 0 1 2.6-1.5L8 15"/>"#;

pub const HISTORY: &str = r#"<path d="M4 5v5h5M4.5 10A8 8 0 1 1 4 13M12 8v4.5l3 1.5"/>"#;

pub const HOME: &str = r#"<path d="M4 11.5 12 4.5l8 7M6 10v10h12V10M10 20v-5.5h4V20"/>"#;

pub const HOPE: &str = r#"<path d="M12 3v3M4.5 6.5l2 2M19.5 6.5l-2 2M3 14h3M18 14h3M8 16a4 4 0 1 1 8 0M3 19.5h18"/>"#;

pub const KEY: &str = r#"<circle cx="8" cy="15" r="4.5"/><path d="m11.5 11.5 8-8M16 7l3 3"/>"#;

pub const MAIL: &str = r#"<path d="M3.5 5.5h17v13h-17zM4 6l8 7 8-7"/>"#;

pub const MINUS: &str = r#"<path d="M5 12h14"/>"#;

pub const NEXT: &str = r#"<path d="M5 12h14M13 6l6 6-6 6"/>"#;

pub const PASS: &str = r#"<circle cx="6" cy="7" r="2.5"/><circle cx="18" cy="7" r="2.5"/><path d="M2.5 18v-3a3.5
 3.5 0 0 1 7 0v3M14.5 18v-3a3.5 3.5 0 0 1 7 0v3M10.5 10.5h3"/>"#;

pub const PAUSE: &str = r#"<path d="M8.5 5v14M15.5 5v14"/>"#;

pub const PHONE: &str = r#"<path d="M5 4h4l1.5 5-2.5 1.5a12 12 0 0 0 5.5 5.5L15 13.5l5 1.5v4c0 1-.8 1.5-1.5
 1.5C10.5 20.5 3.5 13.5 3.5 5.5 3.5 4.8 4 4 5 4Z"/>"#;

pub const PHOTO: &str = r#"<path d="M3.5 7h4L9 4.5h6L16.5 7h4v12.5h-17z"/><circle cx="12" cy="13" r="3.5"/>"#;

pub const PIN: &str =
    r#"<path d="M12 21s-6.5-6-6.5-11a6.5 6.5 0 0 1 13 0c0 5-6.5 11-6.5 11Z"/><circle cx="12" cy="10" r="2.25"/>"#;
pub const PLUS: &str = r#"<path d="M12 5v14M5 12h14"/>"#;

pub const PROMISE: &str = r#"<path d="M4 6h16v14H4zM4 10h16M8 3v4M16 3v4"/><path d="m9 15 2 2 4-4"/>"#;

pub const QUESTION: &str = r#"<path d="M4 5h16v11h-7l-5 4v-4H4z"/><path d="M10 8.6a2.1 2.1 0 1 1 2.9
 2c-.6.3-.9.6-.9 1.2"/><path d="M12 13.6v.01"/>"#;

pub const READ: &str = r#"<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z"/><circle
 cx="12" cy="12" r="2.75"/>"#;

pub const REPLY: &str = r#"<path d="M9 6 4 11l5 5M4 11h10a6 6 0 0 1 6 6v2"/>"#;

pub const SEARCH: &str = r#"<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>"#;

pub const SHARE: &str = r#"<path d="M12 15V3.5M8 7l4-3.5L16 7M5 12v8h14v-8"/>"#;

pub const SHIELD: &str = r#"<path d="M12 3 5 6v6c0 4.5 3 7.5 7 9 4-1.5 7-4.5 7-9V6z"/>"#;

pub const SUPPORT: &str =
    r#"<path d="M7 11v9H4v-9zM7 11l4-7.5c1.8 0 2.6 1.2 2.3 3L12.7 10H18a2 2 0 0 1 2 2.4l-1.2 6A2 2 0 0 1 16.8 20H7"/>"#;
pub const TALK: &str = r#"<path d="M4 5h16v11h-7l-5 4v-4H4z"/>"#;

pub const TOOL: &str = r#"<path d="M14.5 9.5 5 19M20 6.5l-3 3-2.5-2.5 3-3a4.5 4.5 0 0 0-6 5.5L4 17a2.1 2.1 0 0 0
 3 3l7.5-7.5a4.5 4.5 0 0 0 5.5-6Z"/>"#;

pub const UNKNOWN: &str = r#"<circle cx="12" cy="12" r="9" stroke-dasharray="3.6 3.5"/><path d="M9.7 9.6a2.4 2.4
 0 1 1 3.3 2.2c-.7.3-1 .7-1 1.4"/><path d="M12 16.2v.01"/>"#;

pub const WARNING: &str = r#"<path d="M12 4 2.5 20h19zM12 10v4.5M12 17.3v.01"/>"#;

/// An icon, hidden from screen readers: the words beside it say the same.
#[component]
pub fn Icon(
    /// One of the drawings of this file.
    drawing: &'static str,
) -> impl IntoView {
    view! { <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" inner_html=drawing /> }
}
