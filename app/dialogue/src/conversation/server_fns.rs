//! What the thread asks of the forum.

use leptos::prelude::*;
use naast_domain::{
    conversation::{CommentSource, ThreadPart},
    ids::{CommentId, InitiativeId},
    spam_defence::arrival::Arrival,
    version::Version,
};
use naast_ui::error::AppError;

/// Which part of which thread shows a comment.
#[server(endpoint = "find_comment", input = server_fn::codec::Json)]
pub async fn find_comment(id: CommentId) -> Result<(InitiativeId, ThreadPart), AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.find_comment(&request.viewer, id).await?)
}

/// Adds a comment; whoever carries the initiative may ask the officials. A visitor may sign in or register with the same form.
#[server(endpoint = "post_comment")]
pub async fn post_comment(
    initiative: InitiativeId,
    #[server(default)] parent: String,
    #[server(default)] body: String,
    #[server(default)] for_officials: Option<String>,
    #[server(default)] how: Option<String>,
    #[server(default)] email: Option<String>,
    #[server(default)] password: Option<String>,
    #[server(default)] name: Option<String>,
    #[server(default)] code: Option<String>,
    #[server(default)] arrival: Arrival,
) -> Result<(), AppError> {
    use naast_domain::{refusal::Refusal, spam_defence::held_post::Written, text::CommentText};
    use naast_ui::request::{Identification, parse, request};
    let request = request()?;
    let parent = if parent.is_empty() { None } else { Some(parse("parent", &parent)?) };
    CommentText::parse(&body).map_err(|flaw| Refusal::field("body", flaw))?;
    let who = Identification { how, email, password, name, code, arrival: arrival.clone() };
    let viewer = request.identify(who).await?;
    let written = Written::Comment { initiative, parent, body, for_officials: for_officials.is_some() };
    request.receive(&viewer, &arrival, &written).await
}

/// What the edit form begins with.
#[server(ReadCommentSource, endpoint = "comment_source", input = server_fn::codec::Json)]
pub async fn comment_source(id: CommentId) -> Result<CommentSource, AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.comment_source(&request.viewer, id).await?)
}

/// Saves an edit.
#[server(endpoint = "edit_comment")]
pub async fn edit_comment(id: CommentId, version: i64, #[server(default)] body: String) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.forum.edit_comment(&request.viewer, id, version, &body).await?;
    naast_ui::request::go_to(&format!("/comments/{id}"));
    Ok(())
}

/// Withdraws a comment.
#[server(endpoint = "withdraw_comment")]
pub async fn withdraw_comment(id: CommentId) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.forum.withdraw_comment(&request.viewer, id).await?;
    naast_ui::request::go_to(&format!("/comments/{id}"));
    Ok(())
}

/// How a text will look.
#[server(RenderPreview, endpoint = "preview", input = server_fn::codec::Json)]
#[allow(clippy::unused_async)]
pub async fn preview(body: String) -> Result<String, AppError> {
    use naast_domain::{refusal::Refusal, text::CommentText};
    let text = CommentText::parse(&body).map_err(|flaw| Refusal::field("body", flaw))?;
    Ok(naast_forum::render_markdown(text.as_str()))
}

/// Versions of a comment before this one, or the newest; oldest first.
#[server(ReadCommentVersions, endpoint = "comment_versions", input = server_fn::codec::Json)]
pub async fn comment_versions(id: CommentId, before: Option<i64>) -> Result<(InitiativeId, Vec<Version>), AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.comment_versions(&request.viewer, id, before).await?)
}
