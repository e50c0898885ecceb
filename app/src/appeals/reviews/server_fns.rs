//! What the pages about another look from outside ask of the forum.

use leptos::prelude::*;
use naast_domain::{
    appeals::review::{ReviewPage, StuckAppeal},
    ids::ReviewId,
};
use naast_ui::error::AppError;

/// The appeals that no moderator can decide, or that somebody from outside was invited for.
#[server(ReadStuckAppeals, endpoint = "stuck_appeals", input = server_fn::codec::Json)]
pub async fn stuck_appeals() -> Result<Vec<StuckAppeal>, AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.stuck_appeals(&request.viewer).await?)
}

/// Invites somebody from outside; the code is shown once.
#[server(endpoint = "invite_reviewer")]
pub async fn invite_reviewer(#[server(default)] appeal: String) -> Result<String, AppError> {
    let request = naast_ui::request::request()?;
    request.viewer.may_count_moderators(request.forum.clock().now())?;
    let appeal = naast_ui::request::parse("appeal", &appeal)?;
    Ok(request.forum.invite_reviewer(&request.viewer, appeal).await?)
}

/// Takes an invitation back.
#[server(endpoint = "withdraw_review")]
pub async fn withdraw_review(#[server(default)] id: String) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.viewer.may_count_moderators(request.forum.clock().now())?;
    let id = naast_ui::request::parse("id", &id)?;
    Ok(request.forum.withdraw_review(&request.viewer, id).await?)
}

/// Takes another look on, with the code.
#[server(endpoint = "take_on_review")]
pub async fn take_on_review(
    #[server(default)] code: String,
    #[server(default)] organisation: String,
) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    let id = request.forum.take_on_review(&request.viewer, &request.client, &code, &organisation).await?;
    naast_ui::request::go_to(&format!("/reviews/{id}"));
    Ok(())
}

/// What whoever took it on reads.
#[server(ReadReview, endpoint = "review", input = server_fn::codec::Json)]
pub async fn review(id: ReviewId) -> Result<ReviewPage, AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.review(&request.viewer, id).await?)
}

/// Decides the appeal that one took on.
#[server(endpoint = "decide_review")]
pub async fn decide_review(
    #[server(default)] appeal: String,
    #[server(default)] outcome: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.viewer.may_take_part(request.forum.clock().now())?;
    let appeal = naast_ui::request::parse("appeal", &appeal)?;
    Ok(request.forum.decide_appeal(&request.viewer, appeal, &outcome, &reason).await?)
}
