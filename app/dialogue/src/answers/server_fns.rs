//! What answering asks of the forum.

use leptos::prelude::*;
use naast_domain::{
    answers::{AnswerKit, NamingInput, WayInput, decision::DecisionInput},
    ids::{CommentId, InitiativeId},
};
use naast_ui::error::AppError;

/// What the reply form of an official offers to choose from.
#[server(ReadAnswerKit, endpoint = "answer_kit", input = server_fn::codec::Json)]
pub async fn answer_kit(initiative: InitiativeId) -> Result<AnswerKit, AppError> {
    let request = naast_ui::request::request()?;
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
    use naast_domain::answers::AnswerInput;
    use naast_ui::request::{go_to, parse, request};
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
    go_to(&naast_ui::paths::comment_address(id, initiative, part));
    Ok(id)
}

/// Stands publicly behind an answer of a colleague.
#[server(endpoint = "back_answer")]
pub async fn back_answer(comment: CommentId, #[server(default)] words: String) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.forum.back_answer(&request.viewer, comment, &words).await?;
    naast_ui::request::go_to(&format!("/comments/{comment}"));
    Ok(())
}
