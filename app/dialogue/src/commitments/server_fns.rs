//! What the page of commitments asks of the forum.

use leptos::prelude::*;
use naast_domain::{
    commitments::{CommitmentFilter, CommitmentRow},
    ids::CommitmentId,
    paging::Page,
};
use naast_ui::error::AppError;

/// What was promised is done.
#[server(endpoint = "keep_commitment")]
pub async fn keep_commitment(id: CommitmentId, #[server(default)] words: String) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    let initiative = request.forum.keep_commitment(&request.viewer, id, &words).await?;
    naast_ui::request::go_to(&format!("/initiatives/{initiative}#promises"));
    Ok(())
}

/// Moves a commitment to another day, with a reason.
#[server(endpoint = "move_commitment")]
pub async fn move_commitment(
    id: CommitmentId,
    #[server(default)] due: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    let initiative = request.forum.move_commitment(&request.viewer, id, &due, &reason).await?;
    naast_ui::request::go_to(&format!("/initiatives/{initiative}#promises"));
    Ok(())
}

/// Takes on what somebody promised who is no official any more.
#[server(endpoint = "take_on_commitment")]
pub async fn take_on_commitment(id: CommitmentId, #[server(default)] note: String) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    let initiative = request.forum.take_on_commitment(&request.viewer, id, &note).await?;
    naast_ui::request::go_to(&format!("/initiatives/{initiative}#promises"));
    Ok(())
}

/// Says that a commitment is no longer needed.
#[server(endpoint = "release_commitment")]
pub async fn release_commitment(id: CommitmentId, #[server(default)] words: String) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    let initiative = request.forum.release_commitment(&request.viewer, id, &words).await?;
    naast_ui::request::go_to(&format!("/initiatives/{initiative}#promises"));
    Ok(())
}

/// A page of commitments.
#[server(ReadCommitments, endpoint = "commitments", input = server_fn::codec::Json)]
pub async fn commitments(filter: CommitmentFilter) -> Result<Page<CommitmentRow>, AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.commitments(&request.viewer, &filter).await?)
}
