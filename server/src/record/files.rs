//! The record as files: JSON, and a table (CSV). They tell the same.

use super::Asked;
use crate::{faults::refuse, record::spreadsheet, site::Site};
use axum::{
    Json,
    body::Body,
    extract::{Request, State},
    http::{HeaderValue, Response, header, request::Parts},
    response::IntoResponse,
};
use naast_dialogue::measures::recorded::about;
use naast_domain::{language::Language, measures::Measure, members::Viewer, time::Timestamp};
use naast_ui::paths::reasons_address;
use serde::Serialize;
use std::collections::BTreeMap;

/// A measure as the files tell it.
#[derive(Serialize)]
struct Line {
    id: i64,
    at: String,
    kind: &'static str,
    /// Where its reasons are read.
    address: String,
    /// An initiative or a comment; nothing where it would tell who it was.
    about: Option<String>,
    title: String,
    /// Nothing when somebody from outside decided.
    moderator: Option<i64>,
    second_moderator: Option<i64>,
    outside_reviewer: Option<String>,
    house_rule: Option<i64>,
    /// Its title in each language that the forum offers, as it was written: `house_rule_title_nl`.
    #[serde(flatten)]
    titles: BTreeMap<String, Option<String>>,
    law: Option<String>,
    reason: String,
    until: Option<String>,
    undone_at: Option<String>,
    another_look_asked_at: Option<String>,
    another_look_outcome: Option<&'static str>,
    another_look_decided_at: Option<String>,
    another_look_outside_reviewer: Option<String>,
    pointed_at_by_automated_means: bool,
    decided_by: &'static str,
}

/// Those of the table; the titles of the house rule stand at `TITLES`.
const COLUMNS: [&str; 20] = [
    "id",
    "at",
    "kind",
    "address",
    "about",
    "title",
    "moderator",
    "second_moderator",
    "outside_reviewer",
    "house_rule",
    "law",
    "reason",
    "until",
    "undone_at",
    "another_look_asked_at",
    "another_look_outcome",
    "another_look_decided_at",
    "another_look_outside_reviewer",
    "pointed_at_by_automated_means",
    "decided_by",
];

/// How many columns stand before the titles.
const TITLES: usize = 10;

fn title_column(language: Language) -> String {
    format!("house_rule_title_{language}")
}

/// The columns, with a title in each of these languages.
fn columns(languages: &[Language]) -> Vec<String> {
    let mut columns = COLUMNS.map(str::to_owned).to_vec();
    columns.splice(TITLES..TITLES, languages.iter().map(|language| title_column(*language)));
    columns
}

impl Line {
    fn of(asked: &Asked, measure: Measure) -> Self {
        let about = about(asked.texts, &measure).0;
        let rule = Some(measure.rule).filter(|_| measure.law.is_empty());
        let decided = measure.look.as_ref().and_then(|look| look.decided);
        let asked_at = measure.look.as_ref().map(|look| look.asked_at.rfc3339());
        let title = |language: Language| {
            let written = rule.as_ref().map(|rule| rule.title.written(language).to_owned());
            (title_column(language), written.filter(|title| !title.is_empty()))
        };
        let from = |organisation: String| Some(organisation).filter(|name| !name.is_empty());
        Self {
            id: measure.id.0,
            at: measure.at.rfc3339(),
            kind: measure.kind.word(),
            address: format!("{}{}", asked.web, reasons_address(measure.id)),
            about: about.map(|path| format!("{}{path}", asked.web)),
            title: measure.title,
            moderator: Some(measure.moderator_number).filter(|_| measure.reviewer.is_empty()),
            second_moderator: measure.second_number,
            outside_reviewer: from(measure.reviewer),
            house_rule: rule.as_ref().map(|rule| rule.number),
            titles: asked.languages.iter().map(|language| title(*language)).collect(),
            law: Some(measure.law).filter(|law| !law.is_empty()),
            reason: measure.reason,
            until: measure.until.map(Timestamp::rfc3339),
            undone_at: measure.reversed_at.map(Timestamp::rfc3339),
            another_look_asked_at: asked_at,
            another_look_outcome: decided.map(|(outcome, _)| outcome.word()),
            another_look_decided_at: decided.map(|(_, at)| at.rfc3339()),
            another_look_outside_reviewer: measure.look.and_then(|look| from(look.reviewer)),
            pointed_at_by_automated_means: measure.is_flagged,
            decided_by: "human",
        }
    }

    /// In the order of `columns`.
    fn cells(mut self, languages: &[Language]) -> Vec<String> {
        let text = Option::unwrap_or_default;
        let titles = languages.iter().map(|language| text(self.titles.remove(&title_column(*language)).flatten()));
        let titles: Vec<String> = titles.collect();
        let cells: [String; COLUMNS.len()] = [
            self.id.to_string(),
            self.at,
            self.kind.to_owned(),
            self.address,
            text(self.about),
            self.title,
            text(self.moderator.map(|number| number.to_string())),
            text(self.second_moderator.map(|number| number.to_string())),
            text(self.outside_reviewer),
            text(self.house_rule.map(|number| number.to_string())),
            text(self.law),
            self.reason,
            text(self.until),
            text(self.undone_at),
            text(self.another_look_asked_at),
            text(self.another_look_outcome.map(str::to_owned)),
            text(self.another_look_decided_at),
            text(self.another_look_outside_reviewer),
            self.pointed_at_by_automated_means.to_string(),
            self.decided_by.to_owned(),
        ];
        let mut cells = cells.to_vec();
        cells.splice(TITLES..TITLES, titles);
        cells
    }
}

/// A part of the record in a file.
#[derive(Serialize)]
struct Told {
    measures: Vec<Line>,
    /// Where the next part is; nothing at the end.
    next: Option<String>,
}

async fn told(site: &Site, parts: &Parts, path: &str) -> naast_forum::Result<Told> {
    let asked = Asked::of(site, parts).await?;
    let page = site.forum.moderation_record_part(&Viewer::Visitor, &asked.filter).await?;
    let next = asked.next(path, &page);
    Ok(Told { measures: page.items.into_iter().map(|measure| Line::of(&asked, measure)).collect(), next })
}

/// The file for programs: `next` says where the next part is.
pub async fn json(State(site): State<Site>, request: Request) -> Response<Body> {
    let (parts, _) = request.into_parts();
    match told(&site, &parts, "/moderation/record.json").await {
        Ok(told) => Json(told).into_response(),
        Err(error) => refuse(&error),
    }
}

/// The table: the `Link` header says where the next part is (RFC 8288).
pub async fn csv(State(site): State<Site>, request: Request) -> Response<Body> {
    let (parts, _) = request.into_parts();
    match told(&site, &parts, "/moderation/record.csv").await {
        Ok(told) => {
            let rows = told.measures.into_iter().map(|line| line.cells(&site.languages));
            let mut response = spreadsheet::answer("moderation-record.csv", columns(&site.languages), rows);
            let next = told.next.and_then(|next| HeaderValue::from_str(&format!("<{next}>; rel=\"next\"")).ok());
            if let Some(next) = next {
                response.headers_mut().insert(header::LINK, next);
            }
            response
        }
        Err(error) => refuse(&error),
    }
}
