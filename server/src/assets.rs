//! The files of the site: style, font, pictures and the program for the browser. Built for release they travel inside the
//! binary, compressed beforehand; else they are read from the folder that `cargo xtask site` made. What lies in `pkg`
//! has a digest of its content in its address and may be kept for ever.

use crate::reload;
use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, Response, StatusCode, header},
    response::IntoResponse,
};
use naast_app::shell::Head;
use rust_embed::{Embed, EmbeddedFile};
use std::borrow::Cow;

#[derive(Embed)]
#[cfg_attr(debug_assertions, folder = "../target/site/dev")]
#[cfg_attr(not(debug_assertions), folder = "../target/site/release")]
struct Files;

/// The names of the files that a page begins with.
pub fn head() -> Head {
    let find = |begin: &str, end: &str| {
        let is_it = |name: &str| name.starts_with(begin) && name.ends_with(end);
        Files::iter().find(|name| is_it(name)).map(|name| format!("/{name}")).unwrap_or_default()
    };
    Head {
        style: find("pkg/naast.", ".css"),
        font: find("fonts/atkinson-hyperlegible-next-latin-wght", ".woff2"),
        loader: find("pkg/loader.", ".js"),
        program: find("pkg/", "/naast.wasm").trim_end_matches("naast.wasm").to_owned(),
        reload: reload::script(),
    }
}

/// A file of the site, if there is one at this path.
pub fn file(path: &str, headers: &HeaderMap) -> Option<Response<Body>> {
    let name = path.trim_start_matches('/');
    if name.is_empty() {
        return None;
    }
    let (encoding, content) = best(name, headers)?;
    let body = match content.data {
        Cow::Borrowed(bytes) => Body::from(bytes),
        Cow::Owned(bytes) => Body::from(bytes),
    };
    let mut response = body.into_response();
    let out = response.headers_mut();
    let kind = mime_guess::from_path(name).first_or_octet_stream();
    out.insert(header::CONTENT_TYPE, HeaderValue::from_str(kind.essence_str()).ok()?);
    out.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    let cache = if name.starts_with("pkg/") || name.starts_with("fonts/") {
        "public, max-age=31536000, immutable"
    } else {
        "public, max-age=3600"
    };
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    if let Some(encoding) = encoding {
        out.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    *response.status_mut() = StatusCode::OK;
    Some(response)
}

/// The smallest form of a file that the browser understands.
fn best(name: &str, headers: &HeaderMap) -> Option<(Option<&'static str>, EmbeddedFile)> {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    for (encoding, ending) in [("br", "br"), ("gzip", "gz")] {
        let is_accepted = accepted.split(',').any(|part| part.trim().split(';').next() == Some(encoding));
        if let Some(content) = Files::get(&format!("{name}.{ending}")).filter(|_| is_accepted) {
            return Some((Some(encoding), content));
        }
    }
    Some((None, Files::get(name)?))
}
