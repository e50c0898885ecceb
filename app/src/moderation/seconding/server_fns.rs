//! What the pages about two moderators ask of the forum.

use leptos::prelude::*;
use naast_domain::{measures::Subject, moderation::seconding::ProposedMeasure};
use naast_ui::error::AppError;

/// Whether a suspension and the closing of an account need two moderators.
#[server(ReadNeedsSecond, endpoint = "needs_second", input = server_fn::codec::Json)]
pub async fn needs_second() -> Result<bool, AppError> {
    Ok(naast_ui::request::request()?.forum.needs_second().await?)
}

/// Changes it.
#[server(endpoint = "change_needs_second")]
pub async fn change_needs_second(#[server(default)] wanted: String) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.change_needs_second(&request.viewer, wanted == "true").await?)
}

/// Measures that wait for another moderator: all, or those about whoever wrote this.
#[server(ReadProposedMeasures, endpoint = "proposed_measures", input = server_fn::codec::Json)]
pub async fn proposed_measures(about: Option<Subject>) -> Result<Vec<ProposedMeasure>, AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.proposed_measures(&request.viewer, about).await?)
}

/// Confirms what another moderator proposed.
#[server(endpoint = "confirm_proposal")]
pub async fn confirm_proposal(#[server(default)] id: String) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.viewer.may_moderate(request.forum.clock().now())?;
    let id = naast_ui::request::parse("id", &id)?;
    let measure = request.forum.confirm_proposal(&request.viewer, id).await?;
    naast_ui::request::go_to(&format!("/moderation/measures/{measure}"));
    Ok(())
}

/// Declines it, in words for whoever proposed it.
#[server(endpoint = "decline_proposal")]
pub async fn decline_proposal(
    #[server(default)] id: String,
    #[server(default)] why_not: String,
) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.viewer.may_moderate(request.forum.clock().now())?;
    let id = naast_ui::request::parse("id", &id)?;
    request.forum.decline_proposal(&request.viewer, id, &why_not).await?;
    naast_ui::request::go_to("/moderation");
    Ok(())
}

/// Takes back what one proposed.
#[server(endpoint = "take_back_proposal")]
pub async fn take_back_proposal(#[server(default)] id: String) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.viewer.may_moderate(request.forum.clock().now())?;
    let id = naast_ui::request::parse("id", &id)?;
    request.forum.take_back_proposal(&request.viewer, id).await?;
    naast_ui::request::go_to("/moderation");
    Ok(())
}
