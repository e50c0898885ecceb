//! What an operator sees of the server: a log of requests, each with a number that its reader is shown when something is wrong,
//! metrics for Prometheus, and health checks.

pub mod health;
mod kind;
pub mod log;
pub mod metrics;
mod number;
mod process;

pub use kind::Kind;
pub use metrics::Metrics;
pub use number::Number;

use crate::site::Site;
use axum::{
    Router,
    body::Body,
    extract::State,
    http::{HeaderName, HeaderValue, Method, Request, Response, Uri, header},
    middleware::Next,
    routing::get,
};
use std::time::{Duration, Instant};
use tracing::Instrument;

/// The header that tells the number of a request.
const HEADER: HeaderName = HeaderName::from_static("x-request-id");
/// The longest part of an address that the log shows: what is longer may be a secret.
const LONGEST: usize = 20;

/// Gives each request its number, counts it, and notes how it ended.
pub async fn watch(State(site): State<Site>, mut request: Request<Body>, next: Next) -> Response<Body> {
    let began = Instant::now();
    let number = Number::next();
    request.extensions_mut().insert(number);
    let (method, uri) = (request.method().clone(), request.uri().clone());
    let under_way = site.metrics.begin();
    let mut response = next.run(request).await;
    drop(under_way);
    let (took, status) = (began.elapsed(), response.status());
    site.metrics.answered(Kind::of(&method, uri.path()), status, took);
    note(number, &method, &uri, status.as_u16(), took);
    if let Ok(value) = HeaderValue::from_str(&number.to_string()) {
        response.headers_mut().insert(HEADER, value);
    }
    response
}

/// A line for each request, without what was searched for, who asked, or anything that opens a door. Those that failed here are
/// always logged; all others by `RUST_LOG=info,naast::requests=debug`.
fn note(number: Number, method: &Method, uri: &Uri, status: u16, took: Duration) {
    if status >= 500 {
        let (path, ms) = (shown(uri), took.as_millis());
        tracing::error!(target: "naast::requests", %number, %method, path, status, ms, "failed");
    } else if tracing::enabled!(target: "naast::requests", tracing::Level::DEBUG) {
        let (path, ms) = (shown(uri), took.as_millis());
        tracing::debug!(target: "naast::requests", %number, %method, path, status, ms, "answered");
    }
}

fn shown(uri: &Uri) -> String {
    let parts = uri.path().split('/').map(|part| if part.len() > LONGEST { "…" } else { part });
    parts.collect::<Vec<_>>().join("/")
}

/// What is logged while a request is answered carries its number.
pub async fn numbered(request: Request<Body>, next: Next) -> Response<Body> {
    let number = request.extensions().get::<Number>().map(ToString::to_string).unwrap_or_default();
    next.run(request).instrument(tracing::error_span!("request", number)).await
}

/// What a listener of its own answers, which only the operator reaches.
pub fn routes(site: Site) -> Router {
    Router::new()
        .route("/metrics", get(scrape))
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz))
        .with_state(site)
}

async fn scrape(State(site): State<Site>) -> ([(HeaderName, &'static str); 1], String) {
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    ([(header::CONTENT_TYPE, kind)], site.metrics.text(&site).await)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_shows_no_query_and_no_secret() {
        let uri = Uri::from_static("/reviews/0123456789abcdef0123456789abcdef/x?q=mijn+buurman");
        assert_eq!(shown(&uri), "/reviews/…/x");
    }
}
