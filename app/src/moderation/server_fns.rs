//! What the pages about moderation ask of the forum.

use leptos::prelude::*;
use naast_domain::{
    appeals::MeasurePage,
    ids::MeasureId,
    measures::Measure,
    moderation::{record::RecordFilter, transparency::Transparency},
    paging::Page,
};
use naast_ui::error::AppError;

/// Takes a measure, or proposes it where another moderator has to confirm it.
#[server(endpoint = "take_measure")]
pub async fn take_measure(
    #[server(default)] about: String,
    #[server(default)] kind: String,
    #[server(default)] rule: String,
    #[server(default)] law: String,
    #[server(default)] reason: String,
    #[server(default)] days: String,
    #[server(default)] minutes: String,
    #[server(default)] target: String,
    #[server(default)] masked: String,
) -> Result<(), AppError> {
    use naast_domain::{measures::statement::StatementInput, moderation::seconding::Taken};
    use naast_ui::request::{go_to, parse, request};
    let request = request()?;
    request.viewer.may_moderate(request.forum.clock().now())?;
    let kind = parse("kind", &kind)?;
    let subject = request.named(&about).await?;
    let input = StatementInput { rule, law, reason, days, minutes, target, masked };
    match request.forum.take_or_propose(&request.viewer, kind, subject, &input).await? {
        Taken::Measure(id) => go_to(&format!("/moderation/measures/{id}")),
        Taken::Waits(_) => go_to("/moderation"),
    }
    Ok(())
}

/// Answers the reports on a subject without a measure.
#[server(endpoint = "dismiss_reports")]
pub async fn dismiss_reports(
    #[server(default)] about: String,
    #[server(default)] answer: String,
) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.viewer.may_moderate(request.forum.clock().now())?;
    let subject = request.named(&about).await?;
    request.forum.dismiss_reports(&request.viewer, subject, &answer).await?;
    naast_ui::request::go_to("/moderation");
    Ok(())
}

/// A measure with its statement of reasons.
#[server(ReadMeasure, endpoint = "measure", input = server_fn::codec::Json)]
pub async fn measure(id: MeasureId) -> Result<MeasurePage, AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.measure(&request.viewer, id).await?)
}

/// The public record.
#[server(ReadRecord, endpoint = "moderation_record", input = server_fn::codec::Json)]
pub async fn moderation_record(filter: RecordFilter) -> Result<Page<Measure>, AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.moderation_record(&request.viewer, &filter).await?)
}

/// The transparency report of a period, as an address names it.
#[server(ReadTransparency, endpoint = "transparency", input = server_fn::codec::Json)]
pub async fn transparency(year: String, part: String) -> Result<Transparency, AppError> {
    use naast_domain::{day::Day, moderation::transparency::Period};
    let forum = naast_ui::request::request()?.forum;
    let named = |name: &str| Some(if name == "year" { year.clone() } else { part.clone() });
    Ok(forum.transparency(Period::read(named, Day::of(forum.clock().now()))).await?)
}

/// How many moderators there are.
#[server(ReadModeratorCount, endpoint = "moderator_count", input = server_fn::codec::Json)]
pub async fn moderator_count() -> Result<i64, AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.moderator_count(&request.viewer).await?)
}
