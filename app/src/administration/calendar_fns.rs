//! What the page about the calendar asks of the forum.

use leptos::prelude::*;
use naast_domain::organisation::ClosingDay;
use naast_ui::error::AppError;

/// Within how many working days the organisation answers, and on which days it is closed.
#[server(ReadCalendar, endpoint = "calendar", input = server_fn::codec::Json)]
pub async fn calendar() -> Result<(u32, Vec<ClosingDay>), AppError> {
    let forum = naast_ui::request::request()?.forum;
    Ok((forum.answer_days().await?, forum.closing_days().await?))
}

/// Adds a closing day, or gives it another name.
#[server(endpoint = "save_closing_day")]
pub async fn save_closing_day(#[server(default)] day: String, #[server(default)] name: String) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    Ok(request.forum.save_closing_day(&request.viewer, &day, &name).await?)
}

/// Takes a closing day away.
#[server(endpoint = "delete_closing_day")]
pub async fn delete_closing_day(#[server(default)] day: String) -> Result<(), AppError> {
    use naast_domain::{day::Day, refusal::Refusal};
    let request = naast_ui::request::request()?;
    request.viewer.may_administer(request.forum.clock().now())?;
    let day = Day::parse(&day).map_err(|flaw| Refusal::field("day", flaw))?;
    Ok(request.forum.delete_closing_day(&request.viewer, day).await?)
}

/// Changes within how many working days the organisation answers.
#[server(endpoint = "change_answer_days")]
pub async fn change_answer_days(#[server(default)] answer_days: String) -> Result<(), AppError> {
    let request = naast_ui::request::request()?;
    request.viewer.may_administer(request.forum.clock().now())?;
    let days = naast_ui::request::parse("answer_days", &answer_days)?;
    Ok(request.forum.change_answer_days(&request.viewer, days).await?)
}
