//! What the page of an initiative asks of the forum.

use crate::reading::pieces::DrawnThread;
use leptos::prelude::*;
use naast_domain::{
    conversation::ThreadPart,
    ids::{CommentId, InitiativeId},
};
use naast_ui::error::AppError;

/// A page of a thread, drawn for who asks; with the form in it to reply to a comment.
#[server(ReadThread, endpoint = "thread", input = server_fn::codec::Json)]
pub async fn thread(id: InitiativeId, part: ThreadPart, reply: Option<CommentId>) -> Result<DrawnThread, AppError> {
    use crate::reading::drawing::{self, Asked};
    use naast_ui::{drawn::Sheet, request::request, surroundings::Surroundings};
    let request = request()?;
    let (sheet, known) = (use_context::<Sheet>(), use_context::<RwSignal<Surroundings>>());
    let known = match known {
        Some(known) => known.get_untracked(),
        None => Surroundings::of(&request).await?,
    };
    let initiative = naast_dialogue::initiatives::of_page::read(id).await?;
    let page = request.forum.thread(&request.viewer, id, part).await?;
    Ok(drawing::thread(&Asked { initiative: &initiative, part, reply, known: &known, sheet: sheet.as_ref() }, page))
}
