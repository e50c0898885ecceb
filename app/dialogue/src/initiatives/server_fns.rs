//! What the pages about initiatives ask of the forum.

use leptos::prelude::*;
use naast_domain::{
    ids::InitiativeId,
    initiatives::{Initiative, InitiativeInput, InitiativeRow, InitiativeSource, ListFilter},
    paging::Page,
    spam_defence::arrival::Arrival,
    version::Version,
};
use naast_ui::error::AppError;

/// A page of the list, and how many initiatives there are in all, where all are asked for.
#[server(endpoint = "list_initiatives", input = server_fn::codec::Json)]
pub async fn list_initiatives(filter: ListFilter) -> Result<(Page<InitiativeRow>, Option<i64>), AppError> {
    let request = naast_ui::request::request()?;
    let page = request.forum.initiatives(&request.viewer, &filter).await?;
    let count = if filter.is_whole() { Some(request.forum.initiative_count().await?) } else { None };
    Ok((page, count))
}

/// One initiative.
#[server(endpoint = "read_initiative", input = server_fn::codec::Json)]
pub async fn read_initiative(id: InitiativeId) -> Result<Initiative, AppError> {
    Ok(crate::initiatives::of_page::read(id).await?.as_ref().clone())
}

/// Initiatives that look like a text.
#[server(FindSimilar, endpoint = "similar_initiatives", input = server_fn::codec::Json)]
pub async fn similar_initiatives(text: String) -> Result<Vec<InitiativeRow>, AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.similar_initiatives(&request.viewer, &text).await?)
}

/// Begins an initiative. A visitor may sign in or register with the same form.
#[server(endpoint = "propose")]
pub async fn propose(
    #[server(flatten)] input: InitiativeInput,
    #[server(default)] how: Option<String>,
    #[server(default)] email: Option<String>,
    #[server(default)] password: Option<String>,
    #[server(default)] name: Option<String>,
    #[server(default)] code: Option<String>,
    #[server(default)] arrival: Arrival,
) -> Result<(), AppError> {
    use naast_domain::{initiatives::InitiativeDraft, spam_defence::held_post::Written};
    use naast_ui::request::{Identification, request};
    let request = request()?;
    InitiativeDraft::parse(&input)?;
    let who = Identification { how, email, password, name, code, arrival: arrival.clone() };
    let viewer = request.identify(who).await?;
    request.receive(&viewer, &arrival, &Written::Initiative(input)).await
}

/// What the edit form begins with.
#[server(ReadInitiativeSource, endpoint = "initiative_source", input = server_fn::codec::Json)]
pub async fn initiative_source(id: InitiativeId) -> Result<InitiativeSource, AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.initiative_source(&request.viewer, id).await?)
}

/// Saves an edit.
#[server(endpoint = "edit_initiative")]
pub async fn edit_initiative(
    id: InitiativeId,
    version: i64,
    #[server(flatten)] input: InitiativeInput,
) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.forum.edit_initiative(&request.viewer, id, version, &input).await?;
    naast_ui::request::go_to(&format!("/initiatives/{id}"));
    Ok(())
}

/// Takes an initiative back.
#[server(endpoint = "withdraw_initiative")]
pub async fn withdraw_initiative(id: InitiativeId) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.forum.withdraw_initiative(&request.viewer, id).await?;
    naast_ui::request::go_to(&format!("/initiatives/{id}"));
    Ok(())
}

/// Supports an initiative, or not any more.
#[server(endpoint = "support")]
pub async fn support(id: InitiativeId, wanted: bool) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.support(&request.viewer, id, wanted).await?)
}

/// Follows an initiative, or not any more.
#[server(endpoint = "follow")]
pub async fn follow(id: InitiativeId, wanted: bool) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.follow(&request.viewer, id, wanted).await?)
}

/// Notes that the viewer saw the thread.
#[server(endpoint = "note_visit", input = server_fn::codec::Json)]
pub async fn note_visit(id: InitiativeId) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.note_visit(&request.viewer, id).await?)
}

/// Versions of a story before this one, or the newest; oldest first.
#[server(ReadInitiativeVersions, endpoint = "initiative_versions", input = server_fn::codec::Json)]
pub async fn initiative_versions(id: InitiativeId, before: Option<i64>) -> Result<Vec<Version>, AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.initiative_versions(&request.viewer, id, before).await?)
}
