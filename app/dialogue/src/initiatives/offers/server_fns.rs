//! What helping asks of the forum.

use leptos::prelude::*;
use naast_domain::ids::{CommentId, InitiativeId, OfferId};
use naast_ui::error::AppError;

/// Says whether an answer helped.
#[server(endpoint = "say_helped")]
pub async fn say_helped(
    comment: CommentId,
    #[server(default)] helped: String,
    #[server(default)] words: String,
) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.forum.say_helped(&request.viewer, comment, helped == "yes", &words).await?;
    naast_ui::request::go_to(&format!("/comments/{comment}"));
    Ok(())
}

/// Declares an initiative done, or takes it up again, perhaps with words.
#[server(endpoint = "declare_done")]
pub async fn declare_done(id: InitiativeId, done: bool, #[server(default)] words: String) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    if done {
        request.forum.declare_done(&request.viewer, id).await?;
    } else {
        request.forum.reopen(&request.viewer, id, &words).await?;
    }
    Ok(())
}

/// Offers help.
#[server(endpoint = "offer_help")]
pub async fn offer_help(
    id: InitiativeId,
    #[server(default)] kind: String,
    #[server(default)] text: String,
) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.forum.offer_help(&request.viewer, id, &kind, &text).await?;
    Ok(())
}

/// Accepts an offer, or declines it kindly.
#[server(endpoint = "answer_offer")]
pub async fn answer_offer(offer: OfferId, accepted: bool, #[server(default)] words: String) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.forum.answer_offer(&request.viewer, offer, accepted, &words).await?;
    Ok(())
}

/// Takes one's own offer back.
#[server(endpoint = "withdraw_offer")]
pub async fn withdraw_offer(offer: OfferId) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.forum.withdraw_offer(&request.viewer, offer).await?;
    Ok(())
}

/// Invites somebody to carry an initiative together.
#[server(endpoint = "invite_carrier")]
pub async fn invite_carrier(id: InitiativeId, #[server(default)] name: String) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.forum.invite_carrier(&request.viewer, id, &name).await?;
    Ok(())
}

/// Says yes or no to an invitation.
#[server(endpoint = "answer_invitation")]
pub async fn answer_invitation(id: InitiativeId, accepted: bool) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.forum.answer_invitation(&request.viewer, id, accepted).await?;
    Ok(())
}

/// Stops carrying an initiative.
#[server(endpoint = "stop_carrying")]
pub async fn stop_carrying(id: InitiativeId) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.forum.stop_carrying(&request.viewer, id).await?;
    Ok(())
}
