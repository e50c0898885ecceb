//! What happened, told on the page of an initiative.

use crate::{
    Result,
    reading::sql::{self, Row},
    storage::Reader,
};
use naast_domain::{
    commitments::Commitment,
    day::Day,
    ids::InitiativeId,
    journal::{
        EntryKind,
        timeline::{MOST, TimelineStep, When, tell},
    },
};

/// The newest steps of an initiative, oldest first, with what is promised for days to come. What was said in comments
/// that are hidden or withdrawn is left out.
pub async fn of(conn: &mut Reader, id: InitiativeId, commitments: &[Commitment]) -> Result<Vec<TimelineStep>> {
    let rows = sql::newest(conn, id, MOST).await?;
    let happened = rows.into_iter().rev().filter_map(Row::step).collect();
    Ok(tell(happened, commitments))
}

impl Row {
    fn step(self) -> Option<TimelineStep> {
        Some(TimelineStep {
            kind: EntryKind::from_word(&self.kind)?.step()?,
            when: When::Done,
            day: Day::of(self.at),
            by: self.by_name.unwrap_or_default(),
            other: self.other_name.unwrap_or_default(),
            comment: self.comment,
            word: self.word.unwrap_or_default(),
            words: self.words.unwrap_or_default(),
        })
    }
}
