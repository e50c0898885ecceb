//! What the pages about moderation ask of the forum.

use crate::error::AppError;
use leptos::prelude::*;
use naast_domain::{
    appeal::{MeasurePage, OpenAppeal, ReportPage},
    house_rule::{HouseRule, HouseRuleVersion},
    ids::{MeasureId, ReportId},
    location::Location,
    measure::Measure,
    paging::{Cursor, Page},
    record::RecordFilter,
    report::Case,
    transparency::Transparency,
};

/// The house rules that stand.
#[server(ReadHouseRules, endpoint = "house_rules", input = server_fn::codec::Json)]
pub async fn house_rules() -> Result<Vec<HouseRule>, AppError> {
    Ok(crate::request::request()?.forum.house_rules().await?)
}

/// Reports a comment, an initiative or a profile.
#[server(endpoint = "report")]
pub async fn report(
    #[server(default)] about: String,
    #[server(default)] rule: String,
    #[server(default)] words: String,
) -> Result<(), AppError> {
    use crate::request::{go_to, parse, request};
    use naast_domain::{ids::HouseRuleId, measure::Subject};
    let request = request()?;
    request.viewer.may_take_part(request.forum.clock().now())?;
    let rule = parse::<HouseRuleId>("rule", &rule)?;
    let subject = request.named(&about).await?;
    request.forum.report(&request.viewer, subject, rule, &words).await?;
    let place = match subject {
        Subject::Contribution { initiative, .. } => Location::Initiative(initiative),
        Subject::Profile(member) => Location::Profile(member),
    };
    go_to(&format!("{}/reported", place.path()));
    Ok(())
}

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
    use crate::request::{go_to, parse, request};
    use naast_domain::{seconding::Taken, statement::StatementInput};
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
    let request = crate::request::request()?;
    request.viewer.may_moderate(request.forum.clock().now())?;
    let subject = request.named(&about).await?;
    request.forum.dismiss_reports(&request.viewer, subject, &answer).await?;
    crate::request::go_to("/moderation");
    Ok(())
}

/// A measure with its statement of reasons.
#[server(ReadMeasure, endpoint = "measure", input = server_fn::codec::Json)]
pub async fn measure(id: MeasureId) -> Result<MeasurePage, AppError> {
    let request = crate::request::request()?;
    Ok(request.forum.measure(&request.viewer, id).await?)
}

/// A report and what became of it.
#[server(ReadReport, endpoint = "report_page", input = server_fn::codec::Json)]
pub async fn report_page(id: ReportId) -> Result<ReportPage, AppError> {
    let request = crate::request::request()?;
    Ok(request.forum.report_page(&request.viewer, id).await?)
}

/// The appeals that wait.
#[server(ReadAppeals, endpoint = "appeals", input = server_fn::codec::Json)]
pub async fn appeals() -> Result<Vec<OpenAppeal>, AppError> {
    let request = crate::request::request()?;
    Ok(request.forum.open_appeals(&request.viewer).await?)
}

/// Asks for another look at a measure, or at a report that was not followed.
#[server(AskAgain, endpoint = "appeal")]
pub async fn appeal(
    #[server(default)] measure: String,
    #[server(default)] report: String,
    #[server(default)] words: String,
) -> Result<(), AppError> {
    use crate::request::{parse, request};
    use naast_domain::appeal::Contested;
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
    use crate::request::{parse, request};
    let request = request()?;
    request.viewer.may_moderate(request.forum.clock().now())?;
    let appeal = parse("appeal", &appeal)?;
    Ok(request.forum.decide_appeal(&request.viewer, appeal, &outcome, &reason).await?)
}

/// Open cases, the longest waiting first.
#[server(ReadCases, endpoint = "cases", input = server_fn::codec::Json)]
pub async fn cases(after: Option<Cursor>) -> Result<Page<Case>, AppError> {
    let request = crate::request::request()?;
    Ok(request.forum.cases(&request.viewer, after).await?)
}

/// One case, and the house rules to judge it by.
#[server(ReadCase, endpoint = "case", input = server_fn::codec::Json)]
pub async fn case(about: Location) -> Result<(Case, Vec<HouseRule>), AppError> {
    let request = crate::request::request()?;
    request.viewer.may_moderate(request.forum.clock().now())?;
    let case = request.forum.case(&request.viewer, request.forum.subject_at(about).await?).await?;
    Ok((case, request.forum.house_rules().await?))
}

/// The public record.
#[server(ReadRecord, endpoint = "moderation_record", input = server_fn::codec::Json)]
pub async fn moderation_record(filter: RecordFilter) -> Result<Page<Measure>, AppError> {
    let request = crate::request::request()?;
    Ok(request.forum.moderation_record(&request.viewer, &filter).await?)
}

/// The transparency report of a period, as an address names it.
#[server(ReadTransparency, endpoint = "transparency", input = server_fn::codec::Json)]
pub async fn transparency(year: String, part: String) -> Result<Transparency, AppError> {
    use naast_domain::{day::Day, transparency::Period};
    let forum = crate::request::request()?.forum;
    let named = |name: &str| Some(if name == "year" { year.clone() } else { part.clone() });
    Ok(forum.transparency(Period::read(named, Day::of(forum.clock().now()))).await?)
}

/// Every version of every house rule, or of one.
#[server(ReadHouseRuleVersions, endpoint = "house_rule_versions", input = server_fn::codec::Json)]
pub async fn house_rule_versions(
    number: Option<i64>,
    after: Option<Cursor>,
) -> Result<Page<HouseRuleVersion>, AppError> {
    Ok(crate::request::request()?.forum.house_rule_versions(number, after).await?)
}

/// How many moderators there are.
#[server(ReadModeratorCount, endpoint = "moderator_count", input = server_fn::codec::Json)]
pub async fn moderator_count() -> Result<i64, AppError> {
    let request = crate::request::request()?;
    Ok(request.forum.moderator_count(&request.viewer).await?)
}
