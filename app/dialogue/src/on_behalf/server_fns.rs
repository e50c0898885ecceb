//! What entering on behalf, and claim codes, ask of the forum.

use leptos::prelude::*;
use naast_domain::{
    ids::BehalfId,
    initiatives::InitiativeInput,
    on_behalf::{BehalfDetails, Claim, Entered, MeetingLook},
};
use naast_ui::error::AppError;

/// Begins an initiative on behalf of somebody; or adds a comment, when `initiative` names one.
#[server(endpoint = "enter_on_behalf")]
#[allow(clippy::too_many_arguments)]
pub async fn enter_on_behalf(
    #[server(default)] initiative: String,
    #[server(default)] parent: String,
    #[server(default)] own: Option<String>,
    #[server(default)] for_officials: Option<String>,
    #[server(default)] origin: String,
    #[server(default)] name: String,
    #[server(default)] told_on: String,
    #[server(default)] contact: String,
    #[server(default)] consent: String,
    #[server(flatten)] told: InitiativeInput,
) -> Result<Entered, AppError> {
    use naast_domain::on_behalf::{BehalfInput, SpokenInput};
    use naast_ui::request::{parse, parse_if, request};
    let request = request()?;
    let teller = BehalfInput { origin, name, told_on, contact, consent };
    if initiative.is_empty() {
        return Ok(request.forum.enter_on_behalf(&request.viewer, &teller, &told).await?);
    }
    request.viewer.may_enter_on_behalf(request.forum.clock().now())?;
    let id = parse("initiative", &initiative)?;
    let parent = parse_if("parent", &parent)?;
    let spoken = SpokenInput { story: told.story, is_own: own.is_some(), for_officials: for_officials.is_some() };
    let (viewer, language) = (&request.viewer, request.language);
    Ok(request.forum.enter_comment_on_behalf(viewer, id, parent, &teller, &spoken, language).await?)
}

/// What a pasted text or CSV of a meeting holds, to be looked at before it is saved.
#[server(ReadMeeting, endpoint = "read_meeting", input = server_fn::codec::Json)]
#[allow(clippy::unused_async)]
pub async fn read_meeting(text: String) -> Result<MeetingLook, AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.look_at_meeting(&request.viewer, &text)?)
}

/// Begins an initiative for each story of a meeting, when the text is the one that was looked at.
#[server(endpoint = "enter_meeting")]
pub async fn enter_meeting(
    #[server(default)] stories: String,
    #[server(default)] told_on: String,
    #[server(default)] consent: String,
    #[server(default)] looked: String,
) -> Result<Vec<Entered>, AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.enter_meeting(&request.viewer, &told_on, &consent, &stories, &looked).await?)
}

/// What officials see of something entered on behalf of somebody.
#[server(ReadBehalf, endpoint = "behalf", input = server_fn::codec::Json)]
pub async fn behalf(id: BehalfId) -> Result<BehalfDetails, AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.behalf_details(&request.viewer, id).await?)
}

/// Gives a new claim code, with a note.
#[server(endpoint = "issue_claim_code")]
pub async fn issue_claim_code(id: BehalfId, #[server(default)] note: String) -> Result<String, AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.issue_claim_code(&request.viewer, id, &note).await?)
}

/// Lets somebody in with a claim code: they see what it is about before anything is done with it.
#[server(endpoint = "enter_claim_code")]
pub async fn enter_claim_code(#[server(default)] code: String) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    let token = request.forum.enter_claim_code(&request.client, &code).await?;
    request.remember_claim(&token);
    naast_ui::request::go_to("/claim");
    Ok(())
}

/// What the viewer's claim code is about, if they came with one; and why they may not take it over, if they may not.
#[server(ReadClaim, endpoint = "claim", input = server_fn::codec::Json)]
pub async fn claim() -> Result<Option<(Claim, Option<AppError>)>, AppError> {
    let request = naast_ui::request::request()?;
    let claim = request.forum.claim(&request.viewer, request.claim_token.as_deref()).await?;
    Ok(claim.map(|mut claim| {
        let kept_from = claim.kept_from.take().map(naast_ui::request::in_words);
        (claim, kept_from)
    }))
}

/// Takes what the claim code is about over into the viewer's account.
#[server(endpoint = "take_over_claim")]
pub async fn take_over_claim() -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    let token = request.claim_token.clone().unwrap_or_default();
    let id = request.forum.take_over_claim(&request.viewer, &token).await?;
    request.forget_claim().await?;
    naast_ui::request::go_to(&format!("/initiatives/{id}"));
    Ok(())
}

/// Has what was told taken down.
#[server(endpoint = "take_down")]
pub async fn take_down() -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    let id = request.forum.take_down(&request.viewer).await?;
    request.forget_claim().await?;
    naast_ui::request::go_to(&format!("/initiatives/{id}"));
    Ok(())
}

/// Lets somebody out who came in with a code.
#[server(endpoint = "leave_claim")]
pub async fn leave_claim() -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.forget_claim().await?;
    naast_ui::request::go_to("/");
    Ok(())
}
