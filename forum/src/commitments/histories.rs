//! Reading commitments: in a list, and with how each was moved and who took it on.

use crate::{
    Result,
    commitments::sql::{self, Row},
    storage::Reader,
};
use naast_domain::{
    clock::ClockRule,
    commitments::{Commitment, CommitmentRow, Move, TakenOn},
    day::Day,
    ids::{CommitmentId, InitiativeId},
};

/// What was promised in an initiative: what is open first, by day.
pub async fn of(conn: &mut Reader, id: InitiativeId, rule: &ClockRule, today: Day) -> Result<Vec<Commitment>> {
    let rows = sql::of(conn, id).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let mut histories = Histories::of(conn, id).await?;
    let shown = rows.into_iter().filter_map(|row| row.shown(rule, today));
    Ok(shown.map(|commitment| histories.tell(commitment)).collect())
}

/// A commitment in the list of all of them.
pub fn listed(row: Row, rule: &ClockRule, today: Day) -> Option<CommitmentRow> {
    let title = if row.hidden_by.is_none() { row.title.clone() } else { String::new() };
    row.shown(rule, today).map(|commitment| CommitmentRow { commitment, title })
}

/// How the commitments of an initiative were moved, and who took them on.
pub struct Histories {
    moves: Vec<(CommitmentId, Move)>,
    taken_on: Vec<(CommitmentId, TakenOn)>,
}

impl Histories {
    /// Those of this initiative.
    pub async fn of(conn: &mut Reader, id: InitiativeId) -> Result<Self> {
        let moves = sql::moves(conn, id).await?;
        Ok(Self { moves, taken_on: sql::taken_on(conn, id).await? })
    }

    /// The commitment with its history; each is taken once.
    pub fn tell(&mut self, commitment: Commitment) -> Commitment {
        let (moves, taken_on) = (take(&mut self.moves, commitment.id), take(&mut self.taken_on, commitment.id));
        Commitment { moves, taken_on, ..commitment }
    }
}

fn take<T>(all: &mut Vec<(CommitmentId, T)>, id: CommitmentId) -> Vec<T> {
    all.extract_if(.., |(of, _)| *of == id).map(|(_, one)| one).collect()
}
