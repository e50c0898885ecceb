//! What answering asks of the forum.

use crate::error::AppError;
use leptos::prelude::*;
use naast_domain::{
    answer::{AnswerKit, NamingInput, WayInput},
    decision::DecisionInput,
    ids::{CommentId, CommitmentId, InitiativeId},
};

/// What the reply form of an official offers to choose from.
#[server(ReadAnswerKit, endpoint = "answer_kit", input = server_fn::codec::Json)]
pub async fn answer_kit(initiative: InitiativeId) -> Result<AnswerKit, AppError> {
    let request = crate::request::request()?;
    Ok(request.forum.answer_kit(&request.viewer, initiative).await?)
}

/// Gives an answer in the thread.
#[server(endpoint = "post_answer")]
#[allow(clippy::too_many_arguments)]
pub async fn post_answer(
    initiative: InitiativeId,
    #[server(default)] parent: String,
    #[server(default)] kind: String,
    #[server(default)] body: String,
    #[server(default)] whom: String,
    #[server(default)] due: String,
    #[server(default)] promise: String,
    #[server(default)] ways: Vec<WayInput>,
    #[server(default)] meeting_day: String,
    #[server(default)] meeting_time: String,
    #[server(default)] meeting_place: String,
    #[server(default)] decision: DecisionInput,
    #[server(default)] keeps: Vec<i64>,
    #[server(default)] obstacle: NamingInput,
    #[server(default)] template: String,
) -> Result<CommentId, AppError> {
    use crate::request::{go_to, parse, request};
    use naast_domain::answer::AnswerInput;
    let request = request()?;
    let parent = if parent.is_empty() { None } else { Some(parse("parent", &parent)?) };
    let input = AnswerInput {
        kind,
        body,
        whom,
        due,
        promise,
        ways,
        meeting_day,
        meeting_time,
        meeting_place,
        decision,
        keeps,
        obstacle,
        template,
    };
    let id = request.forum.post_answer(&request.viewer, initiative, parent, &input, request.language).await?;
    let (initiative, part) = request.forum.find_comment(&request.viewer, id).await?;
    go_to(&crate::comments::permalink::address(id, initiative, part));
    Ok(id)
}

/// Stands publicly behind an answer of a colleague.
#[server(endpoint = "back_answer")]
pub async fn back_answer(comment: CommentId, #[server(default)] words: String) -> Result<(), AppError> {
    let request = crate::request::request()?;
    request.forum.back_answer(&request.viewer, comment, &words).await?;
    crate::request::go_to(&format!("/comments/{comment}"));
    Ok(())
}

/// What was promised is done.
#[server(endpoint = "keep_commitment")]
pub async fn keep_commitment(id: CommitmentId, #[server(default)] words: String) -> Result<(), AppError> {
    let request = crate::request::request()?;
    let initiative = request.forum.keep_commitment(&request.viewer, id, &words).await?;
    crate::request::go_to(&format!("/initiatives/{initiative}#promises"));
    Ok(())
}

/// Moves a commitment to another day, with a reason.
#[server(endpoint = "move_commitment")]
pub async fn move_commitment(
    id: CommitmentId,
    #[server(default)] due: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let request = crate::request::request()?;
    let initiative = request.forum.move_commitment(&request.viewer, id, &due, &reason).await?;
    crate::request::go_to(&format!("/initiatives/{initiative}#promises"));
    Ok(())
}

/// Takes on what somebody promised who is no official any more.
#[server(endpoint = "take_on_commitment")]
pub async fn take_on_commitment(id: CommitmentId, #[server(default)] note: String) -> Result<(), AppError> {
    let request = crate::request::request()?;
    let initiative = request.forum.take_on_commitment(&request.viewer, id, &note).await?;
    crate::request::go_to(&format!("/initiatives/{initiative}#promises"));
    Ok(())
}

/// Says that a commitment is no longer needed.
#[server(endpoint = "release_commitment")]
pub async fn release_commitment(id: CommitmentId, #[server(default)] words: String) -> Result<(), AppError> {
    let request = crate::request::request()?;
    let initiative = request.forum.release_commitment(&request.viewer, id, &words).await?;
    crate::request::go_to(&format!("/initiatives/{initiative}#promises"));
    Ok(())
}
