//! The proposals of CONSUL, read as initiatives.

use super::{
    ImportError, ImportReport,
    table::{Row, Table},
};
use crate::{
    initiatives::{NewInitiative, Told, story::OPENING},
    texts::markdown,
};
use naast_domain::{
    flaw::Flaw,
    provenance::Origin,
    text::{Story, Title, clean_line, clean_lines},
    time::Timestamp,
};
use std::collections::HashMap;

/// The columns that are taken over.
pub const COLUMNS: [&str; 7] = ["id", "title", "userId", "date", "summary", "text", "numSupports"];

/// A proposal, ready to be stored.
pub struct Proposal {
    pub number: i64,
    pub author: Option<i64>,
    pub title: String,
    pub story: String,
    pub story_html: String,
    pub opening: String,
    pub started_at: Timestamp,
    pub supports: i64,
}

/// All proposals of the file, in its order; of two with one number, the first.
pub fn proposals(table: &Table<'_>, report: &mut ImportReport) -> Result<Vec<Proposal>, ImportError> {
    let mut columns = [0; 7];
    for (column, name) in columns.iter_mut().zip(COLUMNS) {
        *column = table.column(name)?;
    }
    let mut first: HashMap<i64, usize> = HashMap::new();
    let mut all = Vec::new();
    for row in &table.rows {
        let values = columns.map(|column| row.get(column));
        let number = number(table, row, "id", values[0])?;
        let proposal = proposal(table, row, number, values)?;
        if let Some(line) = first.get(&number) {
            report.leave_out(table.file, row.line, format!("proposal {number} stands on line {line} already"));
            continue;
        }
        first.insert(number, row.line);
        let Some(proposal) = proposal else {
            report.leave_out(table.file, row.line, format!("proposal {number} has no title and no text"));
            continue;
        };
        let whole = clean_line(values[1]);
        if whole.chars().count() > proposal.title.chars().count() {
            report.leave_out(
                table.file,
                row.line,
                format!("the title of proposal {number} was cut; the whole one is: {whole}"),
            );
        }
        all.push(proposal);
    }
    Ok(all)
}

fn proposal(table: &Table<'_>, row: &Row, number: i64, values: [&str; 7]) -> Result<Option<Proposal>, ImportError> {
    let [_, title, author, date, summary, text, supports] = values;
    let started_at = moment(table, row, date, 0)?;
    let supports = if supports.is_empty() { 0 } else { self::number(table, row, "numSupports", supports)? };
    let author = optional_number(table, row, "userId", author)?;
    let story = match (text_of(summary), text_of(text)) {
        (Some(summary), Some(text)) => format!("{summary}\n\n{text}"),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => match text_of(title) {
            Some(title) => title,
            None => return Ok(None),
        },
    };
    Ok(Some(Proposal {
        number,
        author,
        title: fitting_title(title, &story),
        story_html: markdown::render(&story),
        opening: markdown::opening(&story, OPENING),
        story,
        started_at,
        supports,
    }))
}

/// The title within its limit; an empty one is proposed from the story.
fn fitting_title(title: &str, story: &str) -> String {
    match Title::parse(title) {
        Ok(title) => title.to_string(),
        Err(Flaw::TooLong { maximum, .. }) => {
            let room = usize::try_from(maximum).unwrap_or_default().saturating_sub(1);
            let cut: String = clean_line(title).chars().take(room).collect();
            format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(head, _)| head))
        }
        Err(_) => {
            let start: String = story.chars().take(Story::MAXIMUM as usize).collect();
            Story::parse(&start).map_or_else(|_| start, |story| Title::from_story(&story).to_string())
        }
    }
}

/// The text, unless there is nothing to be read in it. It may be longer than people may type here.
pub fn text_of(value: &str) -> Option<String> {
    if matches!(Story::parse(value), Err(Flaw::Empty)) { None } else { Some(clean_lines(value)) }
}

/// A whole number that is not negative.
pub fn number(table: &Table<'_>, row: &Row, column: &str, value: &str) -> Result<i64, ImportError> {
    let number = value.parse().ok().filter(|number| *number >= 0);
    number.ok_or_else(|| table.wrong(row, column, value, "a number"))
}

/// The same, or nothing.
pub fn optional_number(table: &Table<'_>, row: &Row, column: &str, value: &str) -> Result<Option<i64>, ImportError> {
    if value.is_empty() { Ok(None) } else { number(table, row, column, value).map(Some) }
}

/// This many seconds after midnight on a date of Madrid.
pub fn moment(table: &Table<'_>, row: &Row, date: &str, seconds: i64) -> Result<Timestamp, ImportError> {
    let moment = (date.len() == 10).then(|| Timestamp::from_local(date, seconds)).flatten();
    moment.ok_or_else(|| table.wrong(row, "date", date, "a date such as 2019-05-28"))
}

/// What is stored of every import from CONSUL.
pub const SOURCE: &str = "consul";

impl Proposal {
    /// As an initiative, with its number and that of its author as text.
    pub fn as_new<'a>(&'a self, number: &'a str, author: Option<&'a str>) -> NewInitiative<'a> {
        NewInitiative {
            initiator: None,
            told: Told { title: &self.title, story: &self.story, ..Told::default() },
            story_html: &self.story_html,
            opening: &self.opening,
            origin: Origin::Import.word(),
            started_at: self.started_at,
            imported_support: self.supports,
            import_source: Some(SOURCE),
            import_number: Some(number),
            import_author: author,
        }
    }
}
