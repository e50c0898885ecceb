//! A page: the app rendered for one request, complete before it is sent.

use crate::{markup::correct, policy, prefetch, site::Site};
use axum::{
    body::{Body, to_bytes},
    http::{HeaderValue, Request, Response, StatusCode, Uri, header, request::Parts, response},
    response::IntoResponse,
};
use leptos::prelude::provide_context;
use naast_app::shell::{Head, shell};
use naast_domain::language::Language;
use naast_ui::{
    drawn::Sheet,
    form::Posted,
    page::About,
    request::Request as Asked,
    surroundings::{Stamp, Surroundings},
    texts::Texts,
};
use std::sync::{Arc, OnceLock};
use tracing::Instrument;

/// A page as it was rendered.
#[derive(Debug)]
pub struct Drawn {
    pub head: response::Parts,
    pub text: String,
    /// What its inline scripts carry.
    pub nonce: String,
    /// What its forms carry.
    pub stamp: String,
}

impl Drawn {
    /// The page for whom it was rendered, and nobody else.
    pub fn answer(self, is_secure: bool) -> Response<Body> {
        let mut response = Response::from_parts(self.head, Body::from(self.text));
        let headers = response.headers_mut();
        if let Some(policy) = policy::with_nonce(&self.nonce, is_secure) {
            headers.insert(header::CONTENT_SECURITY_POLICY, policy);
        }
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
        response
    }
}

/// Renders the page at the address of this request, with the form that was posted to it, if one was.
pub async fn render(site: &Site, parts: Parts, posted: Option<Posted>) -> Response<Body> {
    let request = match site.request(&parts).await {
        Ok(request) => request,
        Err(error) => return unavailable(&error),
    };
    let status = posted.as_ref().and_then(|posted| posted.error.as_ref()).map(|error| error.status);
    let (is_secure, viewer) = (request.is_secure, request.viewer.clone());
    let mut response = match draw(site, request, parts, posted).await {
        Ok(drawn) => drawn.answer(is_secure),
        Err(response) => return response,
    };
    if let Some(status) = status.and_then(|status| StatusCode::from_u16(status).ok()) {
        *response.status_mut() = status;
    }
    prefetch::offer(&viewer, response.headers_mut());
    response
}

/// Renders a page for all who are not signed in: from its address and their language, and from nothing else that one of
/// them sent.
///
/// # Errors
/// The answer when the database does not.
pub async fn for_visitors(
    site: &Site,
    uri: &Uri,
    language: Language,
    is_secure: bool,
) -> Result<Drawn, Response<Body>> {
    let Ok(bare) = Request::get(uri.clone()).body(()) else { return Err(StatusCode::BAD_REQUEST.into_response()) };
    draw(site, site.visitors(language, is_secure), bare.into_parts().0, None).await
}

async fn draw(site: &Site, request: Asked, parts: Parts, posted: Option<Posted>) -> Result<Drawn, Response<Body>> {
    let mut surroundings = Surroundings::of(&request).await.map_err(|error| unavailable(&error))?;
    let stamp = std::mem::take(&mut surroundings.challenge.stamp);
    let (head, given, nonce) = (Head::clone(&site.head), Stamp(stamp.clone()), Arc::new(OnceLock::new()));
    let (carried, sheet, about) = (nonce.clone(), Sheet::default(), About::default());
    let (otherwise, told) = (Texts(request.language).hello_lede(), about.clone());
    let context = move || {
        provide_context(request.clone());
        provide_context(surroundings.clone());
        provide_context(given.clone());
        provide_context(head.clone());
        provide_context(sheet.clone());
        provide_context(about.clone());
        if let Some(posted) = posted.clone() {
            provide_context(posted);
        }
        carried.get_or_init(|| leptos::nonce::use_nonce().map(|nonce| nonce.to_string()).unwrap_or_default());
    };
    let handler = leptos_axum::render_app_async_with_context(context, shell);
    // A task of its own, which ends also when whoever asked hangs up: parts of a page that are rendered at the same time
    // would miss what went with the request, and panic.
    let rendering = tokio::spawn(handler(Request::from_parts(parts, Body::empty())).in_current_span());
    let Ok(response) = rendering.await else { return Err(unavailable(&"the page broke off")) };
    let (head, body) = response.into_parts();
    let Ok(page) = to_bytes(body, usize::MAX).await else { return Err(unavailable(&"the page broke off")) };
    let text = correct(&String::from_utf8_lossy(&page)).replacen("</head>", &(told.element(otherwise) + "</head>"), 1);
    Ok(Drawn { head, text, nonce: nonce.get().cloned().unwrap_or_default(), stamp })
}

/// The answer when the database does not; `faults` puts it into words.
fn unavailable(error: &dyn std::fmt::Display) -> Response<Body> {
    tracing::error!("{error}");
    (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "10")]).into_response()
}
