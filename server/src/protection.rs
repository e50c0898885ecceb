//! What is checked of every request, and said in every response.

use crate::{client, faults::FromElsewhere, mail::unsubscribe, site::Site};
use axum::{
    body::Body,
    extract::State,
    http::{HeaderName, HeaderValue, Method, Request, Response, StatusCode, Uri, header},
    middleware::Next,
    response::IntoResponse,
};

/// Refuses what another site posts in the reader's name (Fetch Metadata; Origin, RFC 6454, 7).
pub async fn from_here(request: Request<Body>, next: Next) -> Response<Body> {
    let is_reading = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    // A mail program posts to that address wherever it runs; its key says who asks.
    let is_by_key = request.uri().path() == unsubscribe::PATH;
    if is_reading || is_by_key || is_from_here(&request) {
        return next.run(request).await;
    }
    let mut refused = StatusCode::FORBIDDEN.into_response();
    refused.extensions_mut().insert(FromElsewhere);
    refused
}

/// Puts the protective headers on every response.
pub async fn protect(State(site): State<Site>, request: Request<Body>, next: Next) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let is_secure = client::is_secure(&parts, &site.trusted_proxies);
    let mut response = next.run(Request::from_parts(parts, body)).await;
    let headers = response.headers_mut();
    let mut set = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::REFERRER_POLICY, "same-origin");
    set(header::X_FRAME_OPTIONS, "DENY");
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()");
    set(header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'");
    if is_secure {
        set(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000; includeSubDomains");
    }
    response
}

fn is_from_here(request: &Request<Body>) -> bool {
    let text = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    match (text("sec-fetch-site"), text("origin")) {
        (Some(site), _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => {
            let authority = origin.parse::<Uri>().ok().and_then(|origin| origin.authority().map(ToString::to_string));
            authority.is_some() && authority.as_deref() == text("host")
        }
        // Not a browser: nothing rides along that it did not put there itself.
        (None, None) => true,
    }
}
