//! What the desk asks of the forum.

use leptos::prelude::*;
use naast_domain::companions::desk::Desk;
use naast_ui::error::AppError;

/// Everything on the viewer's desk.
#[server(ReadDesk, endpoint = "desk", input = server_fn::codec::Json)]
pub async fn desk() -> Result<Desk, AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.desk(&request.viewer).await?)
}
