//! Decisions and their weighings.

use crate::{
    measures::subjects::Span,
    organisation::values,
    storage::{Reader, Writer},
};
use naast_domain::{
    answers::decision::{DecisionDraft, Pull, Verdict, Weight},
    day::Day,
    ids::{CommentId, DecisionId, InitiativeId},
    time::Timestamp,
};

/// Keeps a decision with its weighing.
pub async fn insert(
    conn: &mut Writer,
    initiative: InitiativeId,
    comment: CommentId,
    draft: &DecisionDraft,
    revises: Option<DecisionId>,
    at: Timestamp,
) -> sqlx::Result<DecisionId> {
    let (id,): (DecisionId,) = fetch_one!(
        conn,
        (DecisionId,),
        "INSERT INTO decisions (initiative, comment, verdict, headline, conditions, tipped, could_change, mandate,
            objection, objection_until, decided_at, revises)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id",
        initiative,
        comment,
        draft.verdict.word(),
        draft.headline.as_str(),
        draft.conditions.as_str(),
        draft.tipped.as_str(),
        draft.could_change.as_str(),
        draft.mandate.as_str(),
        draft.objection.as_str(),
        draft.objection_until,
        at,
        revises
    )?;
    for (position, weight) in (0_i64..).zip(&draft.weights) {
        execute!(
            conn,
            "INSERT INTO weights (decision, value, position, pull, why, tipped) VALUES ($1, $2, $3, $4, $5, $6)",
            id,
            weight.value,
            position,
            weight.pull.word(),
            weight.why.as_str(),
            weight.tipped
        )?;
    }
    Ok(id)
}

/// A decision as stored, with the answers of the ones before and after it.
#[derive(Debug, sqlx::FromRow)]
pub struct Row {
    pub id: DecisionId,
    pub comment: CommentId,
    pub verdict: String,
    pub headline: String,
    pub conditions: String,
    pub tipped: String,
    pub could_change: String,
    pub mandate: String,
    pub objection: String,
    pub objection_until: Option<Day>,
    pub decided_at: Timestamp,
    pub revises: Option<CommentId>,
    pub revised_by: Option<CommentId>,
}

impl Row {
    /// What was decided.
    pub fn verdict(&self) -> Option<Verdict> {
        Verdict::from_word(&self.verdict)
    }
}

/// The decisions in the answers of a span.
pub async fn between(conn: &mut Reader, span: Span<'_>) -> sqlx::Result<Vec<Row>> {
    fetch_all!(
        conn,
        Row,
        "SELECT d.id, d.comment, d.verdict, d.headline, d.conditions, d.tipped, d.could_change, d.mandate, d.objection,
                d.objection_until, d.decided_at, b.comment AS revises, MAX(l.id) AS revised_by
         FROM comments c JOIN decisions d ON d.comment = c.id
         LEFT JOIN decisions b ON b.id = d.revises LEFT JOIN decisions a ON a.revises = d.id
         LEFT JOIN comments l ON l.id = a.comment AND l.hidden_by IS NULL
         WHERE c.initiative = $1 AND c.path >= $2 AND c.path <= $3
         GROUP BY d.id, d.comment, d.verdict, d.headline, d.conditions, d.tipped, d.could_change, d.mandate, d.objection,
                d.objection_until, d.decided_at, b.comment
         ORDER BY d.id",
        span.initiative,
        span.first,
        span.last
    )
}

/// A decision that a new one may revise.
#[derive(Debug, sqlx::FromRow)]
pub struct Earlier {
    pub id: DecisionId,
    pub comment: CommentId,
    pub headline: String,
}

/// The decisions of a thread that everybody may read and that none has revised, the newest first.
pub async fn unrevised(conn: &mut Reader, initiative: InitiativeId) -> sqlx::Result<Vec<Earlier>> {
    fetch_all!(
        conn,
        Earlier,
        "SELECT d.id, d.comment, d.headline FROM decisions d JOIN comments c ON c.id = d.comment
         WHERE d.initiative = $1 AND c.hidden_by IS NULL AND NOT EXISTS (
            SELECT 1 FROM decisions a JOIN comments l ON l.id = a.comment
            WHERE a.revises = d.id AND l.hidden_by IS NULL)
         ORDER BY d.id DESC LIMIT 50",
        initiative
    )
}

#[derive(sqlx::FromRow)]
struct WeightRow {
    decision: DecisionId,
    pull: String,
    why: String,
    tipped: bool,
    #[sqlx(flatten)]
    value: values::Row,
}

/// The weighings in the answers of a span.
pub async fn weights_between(conn: &mut Reader, span: Span<'_>) -> sqlx::Result<Vec<(DecisionId, Weight)>> {
    let rows = fetch_all!(
        conn,
        WeightRow,
        "SELECT w.decision, w.pull, w.why, w.tipped, v.id, v.kind, v.name, v.sentence, v.retired_at
         FROM comments c JOIN decisions d ON d.comment = c.id JOIN weights w ON w.decision = d.id
         JOIN worded_values v ON v.id = w.value
         WHERE c.initiative = $1 AND c.path >= $2 AND c.path <= $3 ORDER BY w.decision, w.position",
        span.initiative,
        span.first,
        span.last
    )?;
    let weights = rows.into_iter().filter_map(|row| {
        let weight =
            Weight { value: row.value.shown()?, pull: Pull::from_word(&row.pull)?, why: row.why, tipped: row.tipped };
        Some((row.decision, weight))
    });
    Ok(weights.collect())
}
