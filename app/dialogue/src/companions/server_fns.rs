//! What standing beside asks of the forum.

use leptos::prelude::*;
use naast_domain::ids::InitiativeId;
use naast_ui::error::AppError;

/// Goes and stands beside an initiative.
#[server(endpoint = "stand_beside")]
pub async fn stand_beside(id: InitiativeId) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.forum.stand_beside(&request.viewer, id).await?;
    naast_ui::request::go_to(&format!("/initiatives/{id}"));
    Ok(())
}

/// Hands over to a colleague, with a note.
#[server(endpoint = "hand_over")]
pub async fn hand_over(
    id: InitiativeId,
    #[server(default)] to: String,
    #[server(default)] note: String,
) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.forum.hand_over(&request.viewer, id, &to, &note).await?;
    naast_ui::request::go_to(&format!("/initiatives/{id}"));
    Ok(())
}

/// Takes over from a colleague, with a note.
#[server(endpoint = "take_over")]
pub async fn take_over(
    id: InitiativeId,
    #[server(default)] from: String,
    #[server(default)] note: String,
) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.forum.take_over(&request.viewer, id, &from, &note).await?;
    naast_ui::request::go_to(&format!("/initiatives/{id}"));
    Ok(())
}

/// Steps back, with a reason.
#[server(endpoint = "step_back")]
pub async fn step_back(id: InitiativeId, #[server(default)] note: String) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.forum.step_back(&request.viewer, id, &note).await?;
    naast_ui::request::go_to(&format!("/initiatives/{id}"));
    Ok(())
}

/// Pauses the response clock, with a reason and an end.
#[server(endpoint = "pause_clock")]
pub async fn pause_clock(
    id: InitiativeId,
    #[server(default)] until: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.forum.pause_clock(&request.viewer, id, &until, &reason).await?;
    naast_ui::request::go_to(&format!("/initiatives/{id}"));
    Ok(())
}

/// Lets the clock go on.
#[server(endpoint = "resume_clock")]
pub async fn resume_clock(id: InitiativeId) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.forum.resume_clock(&request.viewer, id).await?;
    naast_ui::request::go_to(&format!("/initiatives/{id}"));
    Ok(())
}
