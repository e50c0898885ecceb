//! The transparency report as a table: one figure on each line, and first what the columns hold.

use crate::{
    faults::refuse,
    record::{parameter, spreadsheet},
    site::Site,
};
use axum::{
    body::Body,
    extract::{Request, State},
    http::Response,
};
use naast_app::moderation::figures::{columns, name, which};
use naast_domain::{
    day::Day,
    moderation::transparency::{Figure, Period, Value},
    time::Timestamp,
};
use naast_ui::texts::Texts;

/// The table.
pub async fn csv(State(site): State<Site>, request: Request) -> Response<Body> {
    let (parts, _) = request.into_parts();
    let found = async {
        let texts = Texts(site.request(&parts).await?.language);
        let period = Period::read(|name| parameter(&parts, name), Day::of(site.forum.clock().now()));
        Ok((texts, site.forum.transparency(period).await?))
    };
    match found.await {
        Ok((texts, report)) => {
            let (columns, period) = (columns(texts), report.period);
            let explained = columns.map(|(column, words)| explained(column, words));
            let figures = report.figures();
            let rows = explained.into_iter().chain(figures.iter().map(|figure| cells(texts, period, figure)));
            let file = format!("transparency-{}-{}.csv", period.year(), period.part.word());
            spreadsheet::answer(&file, columns.map(|(column, _)| column), rows)
        }
        Err(error) => refuse(&error),
    }
}

/// A line that says what a column holds.
fn explained(column: &str, words: &str) -> [String; 8] {
    ["", "", "", "column", column, "", "", words].map(str::to_owned)
}

fn cells(t: Texts, period: Period, figure: &Figure) -> [String; 8] {
    let (value, unit) = match figure.value {
        Value::Count(count) => (count.to_string(), "count"),
        Value::Time(took) => (took.map(hours).unwrap_or_default(), "hours"),
        Value::NotRegistered => (String::new(), "not registered"),
    };
    let explanation = format!("{}: {}", name(t, figure.name), which(t, &figure.which));
    [
        period.first().iso(),
        period.last().iso(),
        figure.article.word().to_owned(),
        figure.name.word(),
        figure.which.word(),
        value,
        unit.to_owned(),
        explanation,
    ]
}

/// Hours with one decimal.
fn hours(milliseconds: i64) -> String {
    let tenths = (milliseconds * 10 + Timestamp::HOUR / 2) / Timestamp::HOUR;
    format!("{}.{}", tenths / 10, tenths % 10)
}
