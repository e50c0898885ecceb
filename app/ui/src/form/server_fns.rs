//! Drafts on the server: what a member is writing, by the place where it is written.

use crate::error::AppError;
use leptos::prelude::*;

/// Keeps a draft at its place.
#[server(endpoint = "keep_draft", input = server_fn::codec::Json)]
pub async fn keep_draft(place: String, content: String) -> Result<(), AppError> {
    let request = crate::request::request()?;
    Ok(request.forum.keep_draft(&request.viewer, &place, &content).await?)
}

/// The draft kept at a place.
#[server(ReadDraft, endpoint = "draft", input = server_fn::codec::Json)]
pub async fn draft(place: String) -> Result<Option<String>, AppError> {
    let request = crate::request::request()?;
    Ok(request.forum.draft(&request.viewer, &place).await?)
}
