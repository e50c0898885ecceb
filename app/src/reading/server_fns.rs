//! What the page of an initiative and the front page ask of the forum.

use crate::reading::{
    front::FrontPieces,
    pieces::{DrawnThread, InitiativePieces},
};
use leptos::prelude::*;
use naast_domain::{
    conversation::ThreadPart,
    ids::{CommentId, InitiativeId},
};
use naast_ui::error::AppError;

/// An initiative, drawn for who asks.
#[server(ReadPage, endpoint = "initiative_page", input = server_fn::codec::Json)]
pub async fn initiative_page(id: InitiativeId) -> Result<InitiativePieces, AppError> {
    use naast_ui::drawn::Sheet;
    let (sheet, known) = (use_context::<Sheet>(), known());
    let initiative = naast_dialogue::initiatives::of_page::read(id).await?;
    let known = known.await?;
    if let Some(about) = use_context::<naast_ui::page::About>() {
        about.tell(&initiative.opening);
    }
    Ok(crate::reading::drawing::initiative(&initiative, &known, sheet.as_ref()))
}

/// A page of a thread, drawn for who asks; with the form in it to reply to a comment.
#[server(ReadThread, endpoint = "thread", input = server_fn::codec::Json)]
pub async fn thread(id: InitiativeId, part: ThreadPart, reply: Option<CommentId>) -> Result<DrawnThread, AppError> {
    use crate::reading::drawing::{self, Asked};
    use naast_ui::{drawn::Sheet, request::request};
    let (request, sheet, known) = (request()?, use_context::<Sheet>(), known());
    let initiative = naast_dialogue::initiatives::of_page::read(id).await?;
    let page = request.forum.thread(&request.viewer, id, part).await?;
    // Only a long conversation says how much of it is new, and only when something is.
    let newest = page.place.as_ref().and_then(|place| place.newest);
    let visit = initiative.last_visit.filter(|visit| newest.is_some_and(|(_, at)| *visit < at));
    let new = match visit {
        Some(visit) => request.forum.said_since(&request.viewer, id, visit).await?,
        None => (0, None),
    };
    let known = known.await?;
    let asked = Asked { initiative: &initiative, part, new, reply, known: &known, sheet: sheet.as_ref() };
    Ok(drawing::thread(&asked, page))
}

/// What stands beside the list on the front page, drawn.
#[server(ReadFront, endpoint = "front", input = server_fn::codec::Json)]
pub async fn front() -> Result<FrontPieces, AppError> {
    use naast_ui::{drawn::Sheet, request::request};
    let (request, sheet, known) = (request()?, use_context::<Sheet>(), known());
    let front = request.forum.front().await?;
    Ok(crate::reading::drawing::front(&front, &known.await?, sheet.as_ref()))
}

/// What every page knows: by the page that is being rendered, else asked for.
#[cfg(feature = "ssr")]
fn known() -> impl Future<Output = Result<naast_ui::surroundings::Surroundings, AppError>> + Send {
    use naast_ui::{request::request, surroundings::Surroundings};
    let (page, request) = (use_context::<RwSignal<Surroundings>>().map(|known| known.get_untracked()), request());
    async move {
        match page {
            Some(known) => Ok(known),
            None => Surroundings::of(&request?).await,
        }
    }
}
