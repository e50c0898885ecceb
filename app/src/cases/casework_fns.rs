//! What the pages about casework ask of the forum.

use leptos::prelude::*;
use naast_domain::{cases::casework::Aside, location::Location};
use naast_ui::error::AppError;

/// Takes a case in hand, or lets it go.
#[server(endpoint = "take_in_hand")]
pub async fn take_in_hand(#[server(default)] about: String, #[server(default)] wanted: bool) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.viewer.may_moderate(request.forum.clock().now())?;
    let subject = request.named(&about).await?;
    if wanted {
        request.forum.take_in_hand(&request.viewer, subject).await?;
    } else {
        request.forum.let_case_go(&request.viewer, subject).await?;
    }
    Ok(())
}

/// Notes something for colleagues.
#[server(endpoint = "note_on_case")]
pub async fn note_on_case(#[server(default)] about: String, #[server(default)] note: String) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.viewer.may_read_notes(None, request.forum.clock().now())?;
    let subject = request.named(&about).await?;
    request.forum.note_on_case(&request.viewer, subject, &note).await?;
    Ok(())
}

/// Takes a note back.
#[server(endpoint = "erase_note")]
pub async fn erase_note(#[server(default)] id: String) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.viewer.may_read_notes(None, request.forum.clock().now())?;
    request.forum.erase_note(&request.viewer, naast_ui::request::parse("id", &id)?).await?;
    Ok(())
}

/// An official asks a moderator for help.
#[server(endpoint = "call_for_help")]
pub async fn call_for_help(#[server(default)] about: String) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.viewer.may_act_as_official(request.forum.clock().now())?;
    let subject = request.named(&about).await?;
    request.forum.call_for_help(&request.viewer, subject).await?;
    naast_ui::request::go_to(&naast_ui::paths::aside_address(subject));
    Ok(())
}

/// What colleagues noted about a text, and who asked for help.
#[server(ReadAside, endpoint = "aside", input = server_fn::codec::Json)]
pub async fn aside(about: Location) -> Result<Aside, AppError> {
    let request = naast_ui::request::request()?;
    request.viewer.may_read_notes(None, request.forum.clock().now())?;
    Ok(request.forum.aside(&request.viewer, request.forum.subject_at(about).await?).await?)
}
