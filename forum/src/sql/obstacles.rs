//! Rules in the way, and the initiatives that ran into them.

use super::Conn;
use naast_domain::{
    ids::{CommentId, InitiativeId, MemberId, ObstacleId},
    member::Office,
    obstacle::{FrequentObstacle, ObstacleDraft, ObstacleLink, ObstaclePart, Outcome},
    time::Timestamp,
};

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
    pub outcome: Option<String>,
    pub reason: String,
    pub settled_by: Option<MemberId>,
    pub settled_name: Option<String>,
    pub settled_at: Option<Timestamp>,
    official_since: Option<Timestamp>,
    function: Option<String>,
    department: Option<String>,
    /// How many initiatives that everybody may read ran into it.
    pub link_count: i64,
}

impl Row {
    /// The office of whoever said what came of it, while they are an official.
    pub fn office(&self) -> Option<Office> {
        self.official_since?;
        Some(Office { function: self.function.clone()?, department: self.department.clone()? })
    }
}

/// What everybody may read of an initiative `i`.
macro_rules! is_public {
    () => {
        "i.hidden_by IS NULL AND i.withdrawn_at IS NULL"
    };
}

macro_rules! select {
    ($rest:expr) => {
        concat!(
            "SELECT o.id, o.rule, o.citation, o.link, o.blocks, n.id AS named_by, n.name AS named_name, o.named_at,
                    o.outcome, o.reason, s.id AS settled_by, s.name AS settled_name, o.settled_at, s.official_since,
                    s.function, s.department,
                    (SELECT COUNT(*) FROM obstacle_links l JOIN initiatives i ON i.id = l.initiative
                     WHERE l.obstacle = o.id AND ",
            is_public!(),
            ") AS link_count
             FROM obstacles o
             LEFT JOIN members n ON n.id = o.named_by AND n.closed_at IS NULL
             LEFT JOIN members s ON s.id = o.settled_by AND s.closed_at IS NULL ",
            $rest
        )
    };
}

/// Adds a rule in the way.
pub async fn insert(
    conn: &mut Conn,
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

/// Keeps what came of it.
pub async fn settle(
    conn: &mut Conn,
    id: ObstacleId,
    outcome: Outcome,
    reason: &str,
    member: MemberId,
    at: Timestamp,
) -> sqlx::Result<()> {
    execute!(
        conn,
        "UPDATE obstacles SET outcome = $2, reason = $3, settled_by = $4, settled_at = $5 WHERE id = $1",
        id,
        outcome.word(),
        reason,
        member,
        at
    )?;
    Ok(())
}

/// The rule with this id.
pub async fn find(conn: &mut Conn, id: ObstacleId) -> sqlx::Result<Option<Row>> {
    fetch_optional!(conn, Row, select!("WHERE o.id = $1"), id)
}

/// Rules before this one, the newest first: all, those without an outcome, or those with this one.
pub async fn page(conn: &mut Conn, part: ObstaclePart, before: ObstacleId, size: i64) -> sqlx::Result<Vec<Row>> {
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
pub async fn of_initiative(conn: &mut Conn, initiative: InitiativeId, size: i64) -> sqlx::Result<Vec<Row>> {
    fetch_all!(
        conn,
        Row,
        select!("JOIN obstacle_links own ON own.obstacle = o.id WHERE own.initiative = $1 ORDER BY o.id DESC LIMIT $2"),
        initiative,
        size
    )
}

/// The first initiatives that ran into a rule, as far as everybody may read them.
pub async fn links(conn: &mut Conn, id: ObstacleId, size: i64) -> sqlx::Result<Vec<ObstacleLink>> {
    let rows = fetch_all!(
        conn,
        (InitiativeId, String, Option<CommentId>),
        concat!(
            "SELECT i.id, i.title, l.comment FROM obstacle_links l JOIN initiatives i ON i.id = l.initiative
             WHERE l.obstacle = $1 AND ",
            is_public!(),
            " ORDER BY i.id LIMIT $2"
        ),
        id,
        size
    )?;
    Ok(rows.into_iter().map(|(initiative, title, comment)| ObstacleLink { initiative, title, comment }).collect())
}

/// The first links of all rules between these two, as far as everybody may read them; so many of each.
pub async fn links_between(
    conn: &mut Conn,
    first: ObstacleId,
    last: ObstacleId,
    size: i64,
) -> sqlx::Result<Vec<(ObstacleId, ObstacleLink)>> {
    let rows = fetch_all!(
        conn,
        (ObstacleId, InitiativeId, String, Option<CommentId>),
        concat!(
            "SELECT obstacle, initiative, title, comment FROM (
                SELECT l.obstacle, l.initiative, i.title, l.comment,
                       ROW_NUMBER() OVER (PARTITION BY l.obstacle ORDER BY l.initiative) AS place
                FROM obstacle_links l JOIN initiatives i ON i.id = l.initiative
                WHERE l.obstacle >= $1 AND l.obstacle <= $2 AND ",
            is_public!(),
            ") AS ranked WHERE place <= $3 ORDER BY obstacle, initiative"
        ),
        first,
        last,
        size
    )?;
    let links = rows
        .into_iter()
        .map(|(obstacle, initiative, title, comment)| (obstacle, ObstacleLink { initiative, title, comment }));
    Ok(links.collect())
}

/// All initiatives that ran into a rule, also those that not everybody may read.
pub async fn linked(conn: &mut Conn, id: ObstacleId) -> sqlx::Result<Vec<InitiativeId>> {
    let sql = "SELECT initiative FROM obstacle_links WHERE obstacle = $1 ORDER BY initiative";
    let rows = fetch_all!(conn, (InitiativeId,), sql, id)?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// How many rules ended how.
pub async fn counts(conn: &mut Conn) -> sqlx::Result<Vec<(Option<Outcome>, i64)>> {
    let sql = "SELECT outcome, COUNT(*) FROM obstacles GROUP BY outcome ORDER BY outcome";
    let rows = fetch_all!(conn, (Option<String>, i64), sql)?;
    let counts = rows.into_iter().map(|(word, count)| (word.and_then(|word| Outcome::from_word(&word)), count));
    Ok(counts.collect())
}

/// The rules that most initiatives ran into; one initiative is not often.
pub async fn frequent(conn: &mut Conn, size: i64) -> sqlx::Result<Vec<FrequentObstacle>> {
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
