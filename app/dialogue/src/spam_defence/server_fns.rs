//! What the pages about what waits ask of the forum.

use leptos::prelude::*;
use naast_domain::{
    organisation::house_rule::HouseRule,
    paging::{Cursor, Page},
    spam_defence::{
        arrival::Defence,
        held_post::{Looked, WaitingPost},
    },
};
use naast_ui::error::AppError;
use std::collections::BTreeMap;

/// What the viewer wrote that waits, or came back.
#[server(ReadOwnWaiting, endpoint = "own_waiting", input = server_fn::codec::Json)]
pub async fn own_waiting() -> Result<Vec<WaitingPost>, AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.own_waiting(&request.viewer).await?)
}

/// Takes it back.
#[server(endpoint = "take_back_post")]
pub async fn take_back_post(#[server(default)] id: String) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.viewer.may_manage_account()?;
    let id = naast_ui::request::parse("id", &id)?;
    Ok(request.forum.take_back_post(&request.viewer, id).await?)
}

/// What waits, and the rules that can be named.
#[server(ReadWaiting, endpoint = "waiting", input = server_fn::codec::Json)]
pub async fn waiting(after: Option<Cursor>) -> Result<(Page<WaitingPost>, Vec<HouseRule>), AppError> {
    let request = naast_ui::request::request()?;
    Ok((request.forum.waiting(&request.viewer, after).await?, request.forum.house_rules().await?))
}

/// How much waits, for a moderator.
#[server(ReadWaitingCount, endpoint = "waiting_count", input = server_fn::codec::Json)]
pub async fn waiting_count() -> Result<i64, AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.waiting_count(&request.viewer).await?)
}

/// Looks at what was chosen: lets it through, or hides it with a statement of reasons.
#[server(endpoint = "look_at_waiting")]
pub async fn look_at_waiting(
    #[server(default)] posts: BTreeMap<String, String>,
    #[server(default)] outcome: String,
    #[server(default)] rule: String,
    #[server(default)] law: String,
    #[server(default)] reason: String,
) -> Result<Looked, AppError> {
    use naast_domain::{
        flaw::Flaw, ids::WaitingId, measures::statement::StatementInput, refusal::Refusal,
        spam_defence::held_post::WaitingOutcome,
    };
    let request = naast_ui::request::request()?;
    let (forum, viewer) = (&request.forum, &request.viewer);
    viewer.may_moderate(forum.clock().now())?;
    let posts: Vec<WaitingId> = posts.keys().filter_map(|id| id.parse().ok()).collect();
    if posts.is_empty() {
        return Err(Refusal::field("posts", Flaw::Empty).into());
    }
    match WaitingOutcome::from_word(&outcome) {
        Some(WaitingOutcome::Posted) => Ok(forum.let_through(viewer, &posts).await?),
        Some(WaitingOutcome::Refused) => {
            let statement = StatementInput { rule, law, reason, ..StatementInput::default() };
            Ok(forum.refuse_waiting(viewer, &posts, &statement).await?)
        }
        Some(WaitingOutcome::Returned | WaitingOutcome::TakenBack) | None => {
            Err(Refusal::field("outcome", Flaw::NotAChoice).into())
        }
    }
}

/// When browsers of strangers work.
#[server(ReadDefence, endpoint = "defence", input = server_fn::codec::Json)]
pub async fn defence() -> Result<Defence, AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.defence(&request.viewer).await?)
}

/// Changes it.
#[server(endpoint = "change_defence")]
pub async fn change_defence(#[server(default)] wanted: String) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.viewer.may_administer(request.forum.clock().now())?;
    let wanted = naast_ui::request::parse("wanted", &wanted)?;
    Ok(request.forum.change_defence(&request.viewer, wanted).await?)
}
