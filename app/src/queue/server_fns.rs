//! What the pages of the queue ask of the forum.

use leptos::prelude::*;
use naast_domain::{
    cases::report::Case,
    location::Location,
    organisation::house_rule::HouseRule,
    paging::{Cursor, Page},
};
use naast_ui::error::AppError;

/// Open cases, the longest waiting first.
#[server(ReadCases, endpoint = "cases", input = server_fn::codec::Json)]
pub async fn cases(after: Option<Cursor>) -> Result<Page<Case>, AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.cases(&request.viewer, after).await?)
}

/// One case, and the house rules to judge it by.
#[server(ReadCase, endpoint = "case", input = server_fn::codec::Json)]
pub async fn case(about: Location) -> Result<(Case, Vec<HouseRule>), AppError> {
    let request = naast_ui::request::request()?;
    request.viewer.may_moderate(request.forum.clock().now())?;
    let case = request.forum.case(&request.viewer, request.forum.subject_at(about).await?).await?;
    Ok((case, request.forum.house_rules().await?))
}
