//! Rules in the way, and the initiatives that ran into them.

use crate::storage::{Reader, Writer};
use naast_domain::{
    ids::{InitiativeId, MemberId, ObstacleId},
    obstacles::{FrequentObstacle, ObstacleDraft, ObstaclePart, Outcome, RuleInTheWay, Settlement},
    time::Timestamp,
};

/// What everybody may read of an initiative `i`.
macro_rules! is_public {
    () => {
        "i.hidden_by IS NULL AND i.withdrawn_at IS NULL"
    };
}

/// The columns of an `OutcomeRow`, of an outcome `x` said by a member `s`.
macro_rules! outcome_columns {
    () => {
        "x.outcome, x.reason, s.id AS settled_by, s.name AS settled_name, x.at AS settled_at, s.official_since,
         s.function, s.department"
    };
}

mod links;
mod outcomes;

pub use links::{linked, links, links_between};
pub use outcomes::{outcomes, settle};

/// A rule in the way as stored, with who named it and who said what came of it (nobody, once they left).
#[derive(Debug, sqlx::FromRow)]
pub struct Row {
    pub id: ObstacleId,
    pub rule: String,
    pub citation: String,
    pub link: String,
    pub blocks: String,
    pub named_by: Option<MemberId>,
    pub named_name: Option<String>,
    pub named_at: Timestamp,
    /// What was said of it last.
    #[sqlx(flatten)]
    settled: outcomes::OutcomeRow,
    /// How many initiatives that everybody may read ran into it.
    pub link_count: i64,
}

impl Row {
    /// What came of it, as it was said last.
    pub fn settlement(&self) -> Option<Settlement> {
        self.settled.shown()
    }
}

macro_rules! select {
    ($rest:expr) => {
        concat!(
            "SELECT o.id, o.rule, o.citation, o.link, o.blocks, n.id AS named_by, n.name AS named_name, o.named_at,
                    ",
            outcome_columns!(),
            ", (SELECT COUNT(*) FROM obstacle_links l JOIN initiatives i ON i.id = l.initiative
                     WHERE l.obstacle = o.id AND ",
            is_public!(),
            ") AS link_count
             FROM obstacles o
             LEFT JOIN members n ON n.id = o.named_by AND n.closed_at IS NULL
             LEFT JOIN obstacle_outcomes x ON x.id = o.settled
             LEFT JOIN members s ON s.id = x.member AND s.closed_at IS NULL ",
            $rest
        )
    };
}

/// Adds a rule in the way.
pub async fn insert(
    conn: &mut Writer,
    draft: &ObstacleDraft,
    member: MemberId,
    at: Timestamp,
) -> sqlx::Result<ObstacleId> {
    let (id,): (ObstacleId,) = fetch_one!(
        conn,
        (ObstacleId,),
        "INSERT INTO obstacles (rule, citation, link, blocks, named_by, named_at) VALUES ($1, $2, $3, $4, $5, $6)
         RETURNING id",
        draft.rule.as_str(),
        draft.citation.as_str(),
        draft.link.as_str(),
        draft.blocks.as_str(),
        member,
        at
    )?;
    Ok(id)
}

/// The rule with this id.
pub async fn find(conn: &mut Reader, id: ObstacleId) -> sqlx::Result<Option<Row>> {
    fetch_optional!(conn, Row, select!("WHERE o.id = $1"), id)
}

/// Rules before this one, the newest first: all, those without an outcome, or those with this one.
pub async fn page(conn: &mut Reader, part: ObstaclePart, before: ObstacleId, size: i64) -> sqlx::Result<Vec<Row>> {
    match part {
        ObstaclePart::All => {
            fetch_all!(conn, Row, select!("WHERE o.id < $1 ORDER BY o.id DESC LIMIT $2"), before, size)
        }
        ObstaclePart::Open => fetch_all!(
            conn,
            Row,
            select!("WHERE o.outcome IS NULL AND o.id < $1 ORDER BY o.id DESC LIMIT $2"),
            before,
            size
        ),
        ObstaclePart::Ended(outcome) => fetch_all!(
            conn,
            Row,
            select!("WHERE o.outcome = $3 AND o.id < $1 ORDER BY o.id DESC LIMIT $2"),
            before,
            size,
            outcome.word()
        ),
    }
}

/// The rules that this initiative ran into, the newest first.
pub async fn of_initiative(conn: &mut Reader, initiative: InitiativeId, size: i64) -> sqlx::Result<Vec<RuleInTheWay>> {
    let rows = fetch_all!(
        conn,
        (ObstacleId, String, Option<String>),
        "SELECT o.id, o.rule, o.outcome FROM obstacle_links l JOIN obstacles o ON o.id = l.obstacle
         WHERE l.initiative = $1 ORDER BY o.id DESC LIMIT $2",
        initiative,
        size
    )?;
    let rules = rows.into_iter().map(|(id, rule, outcome)| {
        let outcome = outcome.and_then(|word| Outcome::from_word(&word));
        RuleInTheWay { id, rule, outcome }
    });
    Ok(rules.collect())
}

/// How many rules ended how.
pub async fn counts(conn: &mut Reader) -> sqlx::Result<Vec<(Option<Outcome>, i64)>> {
    let sql = "SELECT outcome, COUNT(*) FROM obstacles GROUP BY outcome ORDER BY outcome";
    let rows = fetch_all!(conn, (Option<String>, i64), sql)?;
    let counts = rows.into_iter().map(|(word, count)| (word.and_then(|word| Outcome::from_word(&word)), count));
    Ok(counts.collect())
}

/// The rules that most initiatives ran into; one initiative is not often.
pub async fn frequent(conn: &mut Reader, size: i64) -> sqlx::Result<Vec<FrequentObstacle>> {
    let rows = fetch_all!(
        conn,
        (ObstacleId, String, i64),
        concat!(
            "SELECT o.id, o.rule, COUNT(*) FROM obstacle_links l
             JOIN obstacles o ON o.id = l.obstacle JOIN initiatives i ON i.id = l.initiative
             WHERE ",
            is_public!(),
            " GROUP BY o.id, o.rule HAVING COUNT(*) > 1 ORDER BY COUNT(*) DESC, o.id DESC LIMIT $1"
        ),
        size
    )?;
    Ok(rows.into_iter().map(|(id, rule, link_count)| FrequentObstacle { id, rule, link_count }).collect())
}
