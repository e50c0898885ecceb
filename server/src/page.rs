//! A page: the app rendered for one request, complete before it is sent.

use crate::{markup::correct, prefetch, site::Site};
use axum::{
    body::{Body, to_bytes},
    http::{HeaderValue, Request, Response, StatusCode, header, request::Parts},
    response::IntoResponse,
};
use leptos::prelude::{expect_context, provide_context};
use leptos_axum::ResponseOptions;
use naast_app::shell::shell;
use naast_ui::{form::Posted, surroundings::Surroundings, texts::Texts};

/// Renders the page at the address of this request, with the form that was posted to it, if one was.
pub async fn render(site: &Site, parts: Parts, posted: Option<Posted>) -> Response<Body> {
    let request = match site.request(&parts).await {
        Ok(request) => request,
        Err(error) => return unavailable(site, &error),
    };
    let surroundings = match Surroundings::of(&request).await {
        Ok(surroundings) => surroundings,
        Err(error) => return unavailable(site, &error),
    };
    let status = posted.as_ref().and_then(|posted| posted.error.as_ref()).map(naast_ui::error::AppError::status);
    let (head, is_secure, viewer) = (site.head.clone(), request.is_secure, request.viewer.clone());
    let context = move || {
        provide_context(request.clone());
        provide_context(surroundings.clone());
        provide_context(head.clone());
        if let Some(posted) = posted.clone() {
            provide_context(posted);
        }
        protect(is_secure);
    };
    let handler = leptos_axum::render_app_async_with_context(context, shell);
    let (answer, body) = handler(Request::from_parts(parts, Body::empty())).await.into_parts();
    let Ok(page) = to_bytes(body, usize::MAX).await else { return unavailable(site, &"the page broke off") };
    let mut response = Response::from_parts(answer, Body::from(correct(&String::from_utf8_lossy(&page))));
    if let Some(status) = status.and_then(|status| StatusCode::from_u16(status).ok()) {
        *response.status_mut() = status;
    }
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    prefetch::offer(&viewer, response.headers_mut());
    response
}

/// Only scripts with the nonce of this page run, and nothing is loaded from elsewhere (CSP level 3).
fn protect(is_secure: bool) {
    let nonce = leptos::nonce::use_nonce().map(|nonce| nonce.to_string()).unwrap_or_default();
    let upgrade = if is_secure { "; upgrade-insecure-requests" } else { "" };
    let policy = format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'{upgrade}"
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        expect_context::<ResponseOptions>().insert_header(header::CONTENT_SECURITY_POLICY, policy);
    }
}

/// What to say when the database does not answer: in every language, as nobody knows who asks.
fn unavailable(site: &Site, error: &dyn std::fmt::Display) -> Response<Body> {
    tracing::error!("{error}");
    let mut lines: Vec<_> = site.languages.iter().map(|language| Texts(*language).error_unreachable()).collect();
    lines.dedup();
    let text = lines.join("\n") + "\n";
    (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "10")], text).into_response()
}
