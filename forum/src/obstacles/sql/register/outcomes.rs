//! What was said to have come of rules in the way; what was said before stays.

use super::{Reader, Writer};
use naast_domain::{
    ids::{MemberId, ObstacleId},
    members::{Byline, Office},
    obstacles::{Outcome, Settlement},
    time::Timestamp,
};

/// What was said to have come of a rule, by whom; empty while nothing was.
#[derive(Debug, sqlx::FromRow)]
pub struct OutcomeRow {
    outcome: Option<String>,
    reason: Option<String>,
    settled_by: Option<MemberId>,
    settled_name: Option<String>,
    settled_at: Option<Timestamp>,
    official_since: Option<Timestamp>,
    function: Option<String>,
    department: Option<String>,
}

impl OutcomeRow {
    /// As everybody may read it.
    pub fn shown(&self) -> Option<Settlement> {
        let outcome = Outcome::from_word(self.outcome.as_deref()?)?;
        // The office of whoever said it, while they are an official.
        let office = self.official_since.and(self.function.clone()).zip(self.department.clone());
        let office = office.map(|(function, department)| Office { function, department });
        let name = self.settled_name.clone().unwrap_or_default();
        let by = Byline { id: self.settled_by, name, office, imported_number: None };
        Some(Settlement { outcome, reason: self.reason.clone()?, by, at: self.settled_at? })
    }
}

/// Keeps what came of it; what was said before stays.
pub async fn settle(
    conn: &mut Writer,
    id: ObstacleId,
    outcome: Outcome,
    reason: &str,
    member: MemberId,
    at: Timestamp,
) -> sqlx::Result<()> {
    let (settled,): (i64,) = fetch_one!(
        conn,
        (i64,),
        "INSERT INTO obstacle_outcomes (obstacle, outcome, reason, member, at) VALUES ($1, $2, $3, $4, $5) RETURNING id",
        id,
        outcome.word(),
        reason,
        member,
        at
    )?;
    execute!(conn, "UPDATE obstacles SET outcome = $2, settled = $3 WHERE id = $1", id, outcome.word(), settled)?;
    Ok(())
}

/// What was said to have come of it, the newest first.
pub async fn outcomes(conn: &mut Reader, id: ObstacleId) -> sqlx::Result<Vec<Settlement>> {
    let rows = fetch_all!(
        conn,
        OutcomeRow,
        concat!(
            "SELECT ",
            outcome_columns!(),
            " FROM obstacle_outcomes x LEFT JOIN members s ON s.id = x.member AND s.closed_at IS NULL
             WHERE x.obstacle = $1 ORDER BY x.id DESC LIMIT 100"
        ),
        id
    )?;
    Ok(rows.iter().filter_map(OutcomeRow::shown).collect())
}
