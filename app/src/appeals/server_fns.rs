//! What the pages about appeals ask of the forum.

use leptos::prelude::*;
use naast_domain::{
    appeals::{OpenAppeal, ReportPage},
    ids::ReportId,
};
use naast_ui::error::AppError;

/// A report and what became of it.
#[server(ReadReport, endpoint = "report_page", input = server_fn::codec::Json)]
pub async fn report_page(id: ReportId) -> Result<ReportPage, AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.report_page(&request.viewer, id).await?)
}

/// The appeals that wait.
#[server(ReadAppeals, endpoint = "appeals", input = server_fn::codec::Json)]
pub async fn appeals() -> Result<Vec<OpenAppeal>, AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.open_appeals(&request.viewer).await?)
}

/// Asks for another look at a measure, or at a report that was not followed.
#[server(AskAgain, endpoint = "appeal")]
pub async fn appeal(
    #[server(default)] measure: String,
    #[server(default)] report: String,
    #[server(default)] words: String,
) -> Result<(), AppError> {
    use naast_domain::appeals::Contested;
    use naast_ui::request::{parse, request};
    let request = request()?;
    let contested = match report.as_str() {
        "" => Contested::Measure(parse("measure", &measure)?),
        report => Contested::Report(parse("report", report)?),
    };
    request.forum.appeal(&request.viewer, contested, &words).await?;
    Ok(())
}

/// Decides an appeal.
#[server(endpoint = "decide_appeal")]
pub async fn decide_appeal(
    #[server(default)] appeal: String,
    #[server(default)] outcome: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    use naast_ui::request::{parse, request};
    let request = request()?;
    request.viewer.may_moderate(request.forum.clock().now())?;
    let appeal = parse("appeal", &appeal)?;
    Ok(request.forum.decide_appeal(&request.viewer, appeal, &outcome, &reason).await?)
}
