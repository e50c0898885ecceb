//! What growing asks of the forum.

use leptos::prelude::*;
use naast_domain::{
    conversation::BranchSource,
    ids::{CommentId, InitiativeId},
    initiatives::InitiativeInput,
};
use naast_ui::error::AppError;

/// Makes an initiative of a concern.
#[server(endpoint = "grow")]
pub async fn grow(id: InitiativeId, version: i64, #[server(flatten)] input: InitiativeInput) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.forum.grow(&request.viewer, id, version, &input).await?;
    naast_ui::request::go_to(&format!("/initiatives/{id}"));
    Ok(())
}

/// What would happen if a branch became an initiative.
#[server(ReadBranchSource, endpoint = "branch_source", input = server_fn::codec::Json)]
pub async fn branch_source(comment: CommentId) -> Result<BranchSource, AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.branch_source(&request.viewer, comment).await?)
}

/// Makes an initiative of a branch.
#[server(endpoint = "branch_off")]
pub async fn branch_off(comment: CommentId, #[server(default)] title: String) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    let id = request.forum.branch_off(&request.viewer, comment, &title).await?;
    naast_ui::request::go_to(&format!("/initiatives/{id}"));
    Ok(())
}
