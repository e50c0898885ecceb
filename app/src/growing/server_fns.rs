//! What growing asks of the forum.

use crate::error::AppError;
use leptos::prelude::*;
use naast_domain::{
    comment::BranchSource,
    ids::{CommentId, InitiativeId},
    initiative::InitiativeInput,
};

/// Makes an initiative of a concern.
#[server(endpoint = "grow")]
pub async fn grow(id: InitiativeId, version: i64, #[server(flatten)] input: InitiativeInput) -> Result<(), AppError> {
    let request = crate::request::request()?;
    request.forum.grow(&request.viewer, id, version, &input).await?;
    crate::request::go_to(&format!("/initiatives/{id}"));
    Ok(())
}

/// What would happen if a branch became an initiative.
#[server(ReadBranchSource, endpoint = "branch_source", input = server_fn::codec::Json)]
pub async fn branch_source(comment: CommentId) -> Result<BranchSource, AppError> {
    let request = crate::request::request()?;
    Ok(request.forum.branch_source(&request.viewer, comment).await?)
}

/// Makes an initiative of a branch.
#[server(endpoint = "branch_off")]
pub async fn branch_off(comment: CommentId, #[server(default)] title: String) -> Result<(), AppError> {
    let request = crate::request::request()?;
    let id = request.forum.branch_off(&request.viewer, comment, &title).await?;
    crate::request::go_to(&format!("/initiatives/{id}"));
    Ok(())
}
