//! What every page is made of: the texts, forms, what a request needs, and the smallest parts. It knows no subject.

pub mod weight;
pub mod alive;
pub mod error;
pub mod exchange;
pub mod texts;
pub mod paths;
pub mod here;
pub mod sentences;
pub mod request;
pub mod surroundings;

pub mod icon;
pub mod leaf;
pub mod title;
pub mod moment;
pub mod more;
pub mod page;
pub mod scroll;
pub mod person;
pub mod device;
pub mod pager;
pub mod wrong;
pub mod problem;
pub mod loaded;
pub mod drawn;
pub mod compare;
pub mod field;
pub mod form;
pub mod translated;

/// Sets the status of the answer, where there is one to set: in the server.
pub fn request_status(status: u16) {
    #[cfg(feature = "ssr")]
    request::set_status(status);
    #[cfg(not(feature = "ssr"))]
    let _ = status;
}

/// Sends the reader on, where that is said in the answer: in the server.
pub fn send_on(address: &str) {
    #[cfg(feature = "ssr")]
    request::go_to(address);
    #[cfg(not(feature = "ssr"))]
    let _ = address;
}

/// A text as the child of a `textarea`. Leptos writes it into the page without escaping it (the browser reads it as
/// RCDATA, HTML standard 13.1.2), so the server escapes it here; in the browser it is set as text.
pub fn in_textarea(text: String) -> String {
    if cfg!(feature = "ssr") { text.replace('&', "&amp;").replace('<', "&lt;") } else { text }
}
