//! The choice of language: a link, kept in a cookie.

use crate::site::Site;
use axum::{
    extract::{Path, Query, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use naast_domain::language::Language;
use serde::Deserialize;

/// Where the reader was.
#[derive(Debug, Deserialize)]
pub struct Back {
    #[serde(default)]
    back: String,
}

/// Keeps the choice for a year and goes back to where the reader was.
pub async fn choose(State(site): State<Site>, Path(tag): Path<String>, Query(Back { back }): Query<Back>) -> Response {
    let offered = Language::from_tag(&tag).filter(|language| site.languages.contains(language));
    let Some(language) = offered else { return StatusCode::NOT_FOUND.into_response() };
    let back = if naast_ui::request::is_here(&back) { back.as_str() } else { "/" };
    let target = HeaderValue::from_str(back).unwrap_or(HeaderValue::from_static("/"));
    let cookie = format!("language={language}; Path=/; Max-Age=31536000; SameSite=Lax");
    (
        StatusCode::SEE_OTHER,
        [(header::LOCATION, target.to_str().unwrap_or("/").to_owned()), (header::SET_COOKIE, cookie)],
    )
        .into_response()
}
