//! Flash message: that a form did what was asked, when it was posted without JavaScript. The reader is sent back to
//! the page, which says so once. A cookie of one minute carries the name of the server function, and nothing else.

use crate::site::cookie;
use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, Response, header, request::Parts},
};
use naast_ui::form::{Posted, Shown};

/// The name of the cookie.
pub const COOKIE: &str = "done";

/// The path at which server functions are.
const FUNCTIONS: &str = "/api/";

/// Lets the next page say that this form did what was asked.
pub fn tell(headers: &mut HeaderMap, form: &str) {
    let Some(name) = form.strip_prefix(FUNCTIONS) else { return };
    set(headers, name, 60);
}

/// The form that a page tells of, if one was posted to it a moment ago.
pub fn told(parts: &Parts) -> Option<Posted> {
    let name = cookie(&parts.headers, COOKIE).filter(|name| !name.is_empty())?;
    Some(Posted {
        form: format!("{FUNCTIONS}{name}"),
        fields: Vec::new(),
        error: None,
        told: None,
        path: parts.uri.path().to_owned(),
        is_done: true,
        unsent: None,
        shown: Shown::default(),
    })
}

/// It is said once.
pub fn forget(response: &mut Response<Body>) {
    set(response.headers_mut(), "", 0);
}

/// Keeps it for as many seconds.
fn set(headers: &mut HeaderMap, name: &str, seconds: u32) {
    let cookie = format!("{COOKIE}={name}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        headers.append(header::SET_COOKIE, cookie);
    }
}
