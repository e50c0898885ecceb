//! What the form of interests asks of the forum.

use leptos::prelude::*;
use naast_domain::{companions::desk::Interests, ids::ThemeId};
use naast_ui::error::AppError;

/// What the viewer cares about.
#[server(ReadInterests, endpoint = "interests", input = server_fn::codec::Json)]
pub async fn interests() -> Result<Interests, AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.interests(&request.viewer).await?)
}

/// Keeps what the viewer cares about.
#[server(endpoint = "save_interests")]
pub async fn save_interests(
    #[server(default)] themes: Vec<ThemeId>,
    #[server(default)] places: String,
) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.save_interests(&request.viewer, &themes, &places).await?)
}
