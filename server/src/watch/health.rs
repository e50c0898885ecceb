//! Health checks: `/healthz` and `/readyz`, for whoever watches the server.

use crate::site::Site;
use axum::{extract::State, http::StatusCode};

/// The process runs.
pub async fn healthz() -> &'static str {
    "ok\n"
}

/// The database answers.
pub async fn readyz(State(site): State<Site>) -> (StatusCode, &'static str) {
    match site.forum.is_ready().await {
        Ok(()) => (StatusCode::OK, "ready\n"),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "not ready\n"),
    }
}
