//! What the page of commitments asks of the forum.

use crate::error::AppError;
use leptos::prelude::*;
use naast_domain::{
    commitment::{CommitmentFilter, CommitmentRow},
    paging::Page,
};

/// A page of commitments.
#[server(ReadCommitments, endpoint = "commitments", input = server_fn::codec::Json)]
pub async fn commitments(filter: CommitmentFilter) -> Result<Page<CommitmentRow>, AppError> {
    let request = crate::request::request()?;
    Ok(request.forum.commitments(&request.viewer, &filter).await?)
}
