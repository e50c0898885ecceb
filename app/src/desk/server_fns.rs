//! What the desk asks of the forum.

use crate::error::AppError;
use leptos::prelude::*;
use naast_domain::desk::Desk;

/// Everything on the viewer's desk.
#[server(ReadDesk, endpoint = "desk", input = server_fn::codec::Json)]
pub async fn desk() -> Result<Desk, AppError> {
    let request = crate::request::request()?;
    Ok(request.forum.desk(&request.viewer).await?)
}
