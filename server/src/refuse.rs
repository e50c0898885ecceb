//! What a file answers when the forum refuses, or cannot be reached.

use axum::{
    body::Body,
    http::{Response, StatusCode},
    response::IntoResponse,
};

/// The status of a refusal; whatever else happened stays in the log.
pub fn refuse(error: &naast_forum::Error) -> Response<Body> {
    match error {
        naast_forum::Error::Refused(refusal) => {
            StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::NOT_FOUND).into_response()
        }
        other => {
            tracing::error!("{other}");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}
