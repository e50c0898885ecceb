//! Clearings: what they begin with, and how far the measures are.

mod fitting;

pub use fitting::{Search, choose, choose_done, count, newest, sample};

use crate::storage::{Reader, Writer};
use naast_domain::{
    ids::{ClearingId, CommentId, HouseRuleId, InitiativeId, MeasureId, MemberId},
    measures::{
        MeasureKind,
        statement::{Ground, Statement},
    },
    moderation::clearing::{Clearing, Pattern},
    text::Reason,
    time::Timestamp,
};

/// What a clearing begins with.
pub struct New<'a> {
    pub moderator: MemberId,
    pub kind: MeasureKind,
    /// The pattern; nothing of it when it undoes another clearing.
    pub pattern: Option<&'a Pattern>,
    pub since: Timestamp,
    pub rule: HouseRuleId,
    pub law: &'a str,
    pub reason: &'a str,
    pub days: Option<i64>,
    pub undoes: Option<ClearingId>,
    pub at: Timestamp,
}

/// Begins a clearing.
pub async fn insert(conn: &mut Writer, new: &New<'_>) -> sqlx::Result<ClearingId> {
    let pattern = new.pattern;
    let (id,): (ClearingId,) = fetch_one!(
        conn,
        (ClearingId,),
        "INSERT INTO clearings (moderator, kind, words, has_links, newcomers, author, initiative, since, rule, law, reason,
             days, undoes, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) RETURNING id",
        new.moderator,
        new.kind.word(),
        pattern.map_or("", |pattern| pattern.words.as_str()),
        pattern.is_some_and(|pattern| pattern.has_links),
        pattern.and_then(|pattern| pattern.newcomers).map(i64::from),
        pattern.and_then(|pattern| pattern.author),
        pattern.and_then(|pattern| pattern.initiative),
        new.since,
        new.rule,
        new.law,
        new.reason,
        new.days,
        new.undoes,
        new.at
    )?;
    Ok(id)
}

/// A clearing that runs.
#[derive(sqlx::FromRow)]
pub struct Running {
    pub id: ClearingId,
    pub moderator: MemberId,
    pub kind: String,
    pub rule: HouseRuleId,
    pub law: String,
    pub reason: String,
    pub days: Option<i64>,
}

impl Running {
    /// The statement of reasons that each has.
    pub fn statement(&self) -> Option<Statement> {
        let ground = Ground::kept(self.rule, &self.law);
        let days = self.days.and_then(|days| u32::try_from(days).ok());
        Some(Statement { days, ..Statement::plain(ground, Reason::parse(&self.reason).ok()?) })
    }
}

/// The oldest clearing that runs.
pub async fn running(conn: &mut Reader) -> sqlx::Result<Option<Running>> {
    fetch_optional!(
        conn,
        Running,
        "SELECT id, moderator, kind, rule, law, reason, days FROM clearings WHERE ended_at IS NULL ORDER BY id LIMIT 1"
    )
}

/// The next comments of a clearing, and their threads.
pub async fn waiting(conn: &mut Reader, id: ClearingId, size: i64) -> sqlx::Result<Vec<(CommentId, InitiativeId)>> {
    fetch_all!(
        conn,
        (CommentId, InitiativeId),
        "SELECT d.comment, c.initiative FROM cleared_comments d JOIN comments c ON c.id = d.comment
         WHERE d.clearing = $1 AND d.done_at IS NULL ORDER BY d.comment LIMIT $2",
        id,
        size
    )
}

/// Notes that a comment had its turn, and which measure was taken.
pub async fn note(
    conn: &mut Writer,
    id: ClearingId,
    comment: CommentId,
    measure: Option<MeasureId>,
    at: Timestamp,
) -> sqlx::Result<()> {
    execute!(
        conn,
        "UPDATE cleared_comments SET done_at = $4, measure = $3 WHERE clearing = $1 AND comment = $2",
        id,
        comment,
        measure,
        at
    )?;
    Ok(())
}

/// Ends a clearing; what had no turn yet is left alone.
pub async fn end(conn: &mut Writer, id: ClearingId, at: Timestamp) -> sqlx::Result<()> {
    execute!(conn, "UPDATE cleared_comments SET done_at = $2 WHERE clearing = $1 AND done_at IS NULL", id, at)?;
    execute!(conn, "UPDATE clearings SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL", id, at)?;
    Ok(())
}

/// A clearing as stored, with how far it is.
#[derive(sqlx::FromRow)]
pub struct Row {
    pub id: ClearingId,
    pub kind: String,
    pub moderator_number: Option<i64>,
    pub moderator_name: String,
    pub rule: HouseRuleId,
    pub law: String,
    pub reason: String,
    pub words: String,
    pub at: Timestamp,
    pub ended_at: Option<Timestamp>,
    pub undoes: Option<ClearingId>,
    pub undone_by: Option<ClearingId>,
    pub all_of_them: i64,
    pub done: i64,
    pub left_alone: i64,
}

impl Row {
    /// What it rests on.
    pub fn ground(&self) -> Ground {
        Ground::kept(self.rule, &self.law)
    }

    /// As moderators see it.
    pub fn shown(self) -> Option<Clearing> {
        Some(Clearing {
            kind: MeasureKind::from_word(&self.kind)?,
            id: self.id,
            moderator_number: self.moderator_number.unwrap_or_default(),
            moderator_name: self.moderator_name,
            reason: self.reason,
            words: self.words,
            at: self.at,
            ended_at: self.ended_at,
            undoes: self.undoes,
            undone_by: self.undone_by,
            all: self.all_of_them,
            done: self.done,
            left: self.left_alone,
        })
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT g.id, g.kind, m.moderator_number, m.name AS moderator_name, g.rule, g.law, g.reason, g.words, g.at, g.ended_at,
                    g.undoes, u.id AS undone_by,
                    (SELECT COUNT(*) FROM cleared_comments d WHERE d.clearing = g.id) AS all_of_them,
                    (SELECT COUNT(*) FROM cleared_comments d WHERE d.clearing = g.id AND d.measure IS NOT NULL) AS done,
                    (SELECT COUNT(*) FROM cleared_comments d WHERE d.clearing = g.id AND d.measure IS NULL
                         AND d.done_at IS NOT NULL) AS left_alone
             FROM clearings g JOIN members m ON m.id = g.moderator LEFT JOIN clearings u ON u.undoes = g.id ",
            $rest
        )
    };
}

/// One clearing.
pub async fn find(conn: &mut Reader, id: ClearingId) -> sqlx::Result<Option<Row>> {
    fetch_optional!(conn, Row, select!("WHERE g.id = $1"), id)
}

/// The latest clearings, the newest first.
pub async fn latest(conn: &mut Reader, size: i64) -> sqlx::Result<Vec<Row>> {
    fetch_all!(conn, Row, select!("ORDER BY g.id DESC LIMIT $1"), size)
}
