//! What entering on behalf, and claim codes, ask of the forum.

use crate::error::AppError;
use leptos::prelude::*;
use naast_domain::{
    behalf::{BehalfDetails, Claim, Entered, MeetingStory},
    ids::BehalfId,
};

/// Begins an initiative on behalf of somebody; or adds a comment, when `initiative` names one.
#[server(endpoint = "enter_on_behalf")]
#[allow(clippy::too_many_arguments)]
pub async fn enter_on_behalf(
    #[server(default)] initiative: String,
    #[server(default)] parent: String,
    #[server(default)] story: String,
    #[server(default)] origin: String,
    #[server(default)] name: String,
    #[server(default)] told_on: String,
    #[server(default)] contact: String,
    #[server(default)] consent: String,
    #[server(default)] title: String,
    #[server(default)] theme: String,
    #[server(default)] place: String,
    #[server(default)] mood: String,
) -> Result<Entered, AppError> {
    use crate::request::{parse, request};
    use naast_domain::{behalf::BehalfInput, initiative::InitiativeInput};
    let request = request()?;
    let teller = BehalfInput { origin, name, told_on, contact, consent };
    if initiative.is_empty() {
        let told = InitiativeInput { story, title, theme, place, mood };
        return Ok(request.forum.enter_on_behalf(&request.viewer, &teller, &told).await?);
    }
    request.viewer.may_enter_on_behalf(request.forum.clock().now())?;
    let id = parse("initiative", &initiative)?;
    let parent = if parent.is_empty() { None } else { Some(parse("parent", &parent)?) };
    Ok(request.forum.enter_comment_on_behalf(&request.viewer, id, parent, &teller, &story).await?)
}

/// What a pasted text or CSV of a meeting holds, to be looked at before it is saved.
#[server(ReadMeeting, endpoint = "read_meeting", input = server_fn::codec::Json)]
#[allow(clippy::unused_async)]
pub async fn read_meeting(text: String) -> Result<Vec<MeetingStory>, AppError> {
    let request = crate::request::request()?;
    request.viewer.may_enter_on_behalf(request.forum.clock().now())?;
    Ok(naast_forum::meeting::read(&text))
}

/// Begins an initiative for each story of a meeting.
#[server(endpoint = "enter_meeting")]
pub async fn enter_meeting(
    #[server(default)] stories: String,
    #[server(default)] told_on: String,
    #[server(default)] consent: String,
) -> Result<Vec<Entered>, AppError> {
    let request = crate::request::request()?;
    let all = naast_forum::meeting::read(&stories);
    Ok(request.forum.enter_meeting(&request.viewer, &told_on, &consent, &all).await?)
}

/// What officials see of something entered on behalf of somebody.
#[server(ReadBehalf, endpoint = "behalf", input = server_fn::codec::Json)]
pub async fn behalf(id: BehalfId) -> Result<BehalfDetails, AppError> {
    let request = crate::request::request()?;
    Ok(request.forum.behalf_details(&request.viewer, id).await?)
}

/// Gives a new claim code, with a note.
#[server(endpoint = "issue_claim_code")]
pub async fn issue_claim_code(id: BehalfId, #[server(default)] note: String) -> Result<String, AppError> {
    let request = crate::request::request()?;
    Ok(request.forum.issue_claim_code(&request.viewer, id, &note).await?)
}

/// Lets somebody in with a claim code; a signed-in member takes over what it is about.
#[server(endpoint = "enter_claim_code")]
pub async fn enter_claim_code(#[server(default)] code: String) -> Result<(), AppError> {
    use crate::request::go_to;
    let request = crate::request::request()?;
    if request.viewer.member().is_some() {
        let id = request.forum.take_over_claim(&request.viewer, &request.client, &code).await?;
        go_to(&format!("/initiatives/{id}"));
        return Ok(());
    }
    let token = request.forum.enter_claim_code(&request.client, &code).await?;
    request.remember_claim(&token);
    go_to("/claim");
    Ok(())
}

/// What the viewer's claim code is about.
#[server(ReadClaim, endpoint = "claim", input = server_fn::codec::Json)]
pub async fn claim() -> Result<Claim, AppError> {
    let request = crate::request::request()?;
    Ok(request.forum.claim(&request.viewer).await?)
}

/// Has what was told taken down.
#[server(endpoint = "take_down")]
pub async fn take_down() -> Result<(), AppError> {
    let request = crate::request::request()?;
    let id = request.forum.take_down(&request.viewer).await?;
    request.forget_claim().await?;
    crate::request::go_to(&format!("/initiatives/{id}"));
    Ok(())
}

/// Lets somebody out who came in with a code.
#[server(endpoint = "leave_claim")]
pub async fn leave_claim() -> Result<(), AppError> {
    let request = crate::request::request()?;
    request.forget_claim().await?;
    crate::request::go_to("/");
    Ok(())
}
