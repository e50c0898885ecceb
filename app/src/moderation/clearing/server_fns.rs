//! What the pages about clearing up ask of the forum.

use leptos::prelude::*;
use naast_domain::{
    ids::ClearingId,
    measures::MeasureKind,
    moderation::clearing::{Clearing, Fitting, PatternInput},
    organisation::house_rule::HouseRule,
};
use naast_ui::error::AppError;
use serde::{Deserialize, Serialize};

/// What fits a pattern, or what is wrong with it; and the house rules to judge it by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Looked {
    pub fitting: Option<Fitting>,
    pub wrong: Option<AppError>,
    pub rules: Vec<HouseRule>,
    pub latest: Vec<Clearing>,
}

/// Looks what fits; nothing yet when nothing was asked.
#[server(ReadFittingComments, endpoint = "fitting_comments", input = server_fn::codec::Json)]
pub async fn fitting_comments(kind: MeasureKind, pattern: PatternInput) -> Result<Looked, AppError> {
    use naast_domain::refusal::Refusal;
    let request = naast_ui::request::request()?;
    let (forum, viewer) = (&request.forum, &request.viewer);
    let latest = forum.clearings(viewer).await?;
    let looked = Looked { fitting: None, wrong: None, rules: forum.house_rules().await?, latest };
    if pattern.is_empty() {
        return Ok(looked);
    }
    match forum.fitting_comments(viewer, kind, &pattern).await {
        Ok(fitting) => Ok(Looked { fitting: Some(fitting), ..looked }),
        Err(naast_forum::Error::Refused(refusal @ Refusal::Invalid(_))) => {
            Ok(Looked { wrong: Some(naast_ui::request::in_words(refusal)), ..looked })
        }
        Err(error) => Err(error.into()),
    }
}

/// Takes a measure on all that fits.
#[server(endpoint = "clear")]
pub async fn clear(
    #[server(default)] kind: String,
    #[server(default)] hours: String,
    #[server(default)] phrase: String,
    #[server(default)] links: String,
    #[server(default)] newcomers: String,
    #[server(default)] author: String,
    #[server(default)] initiative: String,
    #[server(default)] newest: String,
    #[server(default)] rule: String,
    #[server(default)] law: String,
    #[server(default)] reason: String,
    #[server(default)] days: String,
) -> Result<(), AppError> {
    use naast_domain::measures::statement::StatementInput;
    use naast_ui::request::{go_to, parse, request};
    let request = request()?;
    request.viewer.may_moderate(request.forum.clock().now())?;
    let (kind, newest) = (parse("kind", &kind)?, parse("newest", &newest)?);
    let pattern = PatternInput { hours, phrase, links, newcomers, author, initiative };
    let statement = StatementInput { rule, law, reason, days, ..StatementInput::default() };
    let id = request.forum.clear(&request.viewer, kind, &pattern, newest, &statement).await?;
    go_to(&format!("/moderation/clearings/{id}"));
    Ok(())
}

/// Undoes what was cleared up.
#[server(endpoint = "undo_clearing")]
pub async fn undo_clearing(
    #[server(default)] clearing: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    use naast_ui::request::{go_to, parse, request};
    let request = request()?;
    request.viewer.may_moderate(request.forum.clock().now())?;
    let id = request.forum.undo_clearing(&request.viewer, parse("clearing", &clearing)?, &reason).await?;
    go_to(&format!("/moderation/clearings/{id}"));
    Ok(())
}

/// A clearing, and how far it is.
#[server(ReadClearing, endpoint = "clearing", input = server_fn::codec::Json)]
pub async fn clearing(id: Option<ClearingId>) -> Result<Clearing, AppError> {
    use naast_domain::refusal::Refusal;
    let request = naast_ui::request::request()?;
    request.viewer.may_moderate(request.forum.clock().now())?;
    Ok(request.forum.clearing(&request.viewer, id.ok_or(Refusal::NotFound)?).await?)
}
