//! The comments of CONSUL as they stand in the file.

use super::{
    ImportError, ImportReport,
    proposal::{moment, number, optional_number, text_of},
    table::{Row, Table},
};
use crate::texts::markdown;
use naast_domain::time::Timestamp;
use std::collections::HashMap;

/// The columns that are taken over.
pub const COLUMNS: [&str; 7] = ["id", "parentId", "proposalId", "userId", "date", "time", "text"];

/// A comment of the file.
pub struct Said {
    pub line: usize,
    pub number: i64,
    /// The number of what it replies to.
    pub parent: Option<i64>,
    pub proposal: i64,
    pub author: Option<i64>,
    pub at: Timestamp,
    /// Empty when there is nothing to be read.
    pub body: String,
    pub body_html: String,
}

/// All comments of the file, in its order; of two with one number, the first.
pub fn comments(table: &Table<'_>, report: &mut ImportReport) -> Result<Vec<Said>, ImportError> {
    let mut columns = [0; 7];
    for (column, name) in columns.iter_mut().zip(COLUMNS) {
        *column = table.column(name)?;
    }
    let mut first: HashMap<i64, usize> = HashMap::new();
    let mut all = Vec::new();
    for row in &table.rows {
        let said = said(table, row, columns.map(|column| row.get(column)))?;
        if let Some(line) = first.get(&said.number) {
            report.leave_out(table.file, row.line, format!("comment {} stands on line {line} already", said.number));
            continue;
        }
        first.insert(said.number, row.line);
        all.push(said);
    }
    Ok(all)
}

fn said(table: &Table<'_>, row: &Row, values: [&str; 7]) -> Result<Said, ImportError> {
    let [id, parent, proposal, author, date, time, text] = values;
    let parent = if matches!(parent, "-1" | "0") { None } else { optional_number(table, row, "parentId", parent)? };
    let seconds = seconds(time).ok_or_else(|| table.wrong(row, "time", time, "a time such as 0 days 10:50:19"))?;
    let body = text_of(text).unwrap_or_default();
    Ok(Said {
        line: row.line,
        number: number(table, row, "id", id)?,
        parent,
        proposal: number(table, row, "proposalId", proposal)?,
        author: optional_number(table, row, "userId", author)?,
        at: moment(table, row, date, seconds)?,
        body_html: if body.is_empty() { String::new() } else { markdown::render(&body) },
        body,
    })
}

/// The seconds after midnight of `0 days 10:50:19`; the days may be missing.
fn seconds(time: &str) -> Option<i64> {
    let (days, clock) = match time.split_once(" days ") {
        Some((days, clock)) => (days.parse::<i64>().ok()?, clock),
        None => (0, time),
    };
    let mut parts = clock.split(':').map(|part| part.parse::<i64>().ok());
    let (Some(hours), Some(minutes), Some(seconds), None) = (parts.next()?, parts.next()?, parts.next()?, parts.next())
    else {
        return None;
    };
    let is_clock = (0..24).contains(&hours) && (0..60).contains(&minutes) && (0..60).contains(&seconds);
    (is_clock && (0..10_000).contains(&days)).then_some(((days * 24 + hours) * 60 + minutes) * 60 + seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_days_and_a_clock() {
        for (time, expected) in [
            ("0 days 10:50:19", Some(39_019)),
            ("1 days 00:00:01", Some(86_401)),
            ("10:50:19", Some(39_019)),
            ("", None),
            ("0 days", None),
            ("25:00:00", None),
            ("10:50", None),
            ("ten past ten", None),
        ] {
            assert_eq!(seconds(time), expected, "{time}");
        }
    }
}
