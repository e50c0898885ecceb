//! Decisions, and the values and goals that they weigh.

use super::{Conn, answers::Span};
use naast_domain::{
    day::Day,
    decision::{DecisionDraft, Pull, Value, ValueKind, Verdict, Weight},
    ids::{CommentId, DecisionId, InitiativeId, ValueId},
    time::Timestamp,
};

#[derive(sqlx::FromRow)]
struct ValueRow {
    id: ValueId,
    kind: String,
    name_nl: String,
    name_en: String,
    sentence_nl: String,
    sentence_en: String,
    retired_at: Option<Timestamp>,
}

impl ValueRow {
    fn shown(self) -> Option<Value> {
        Some(Value {
            id: self.id,
            kind: ValueKind::from_word(&self.kind)?,
            name_nl: self.name_nl,
            name_en: self.name_en,
            sentence_nl: self.sentence_nl,
            sentence_en: self.sentence_en,
            is_retired: self.retired_at.is_some(),
        })
    }
}

/// The values and goals of the organisation.
pub async fn values(conn: &mut Conn) -> sqlx::Result<Vec<Value>> {
    let rows = fetch_all!(
        conn,
        ValueRow,
        "SELECT id, kind, name_nl, name_en, sentence_nl, sentence_en, retired_at FROM organisation_values
         ORDER BY kind DESC, id LIMIT 200"
    )?;
    Ok(rows.into_iter().filter_map(ValueRow::shown).collect())
}

/// Keeps a value or goal: a new one, or the one with this id. Tells its id, when there is one.
pub async fn put_value(
    conn: &mut Conn,
    id: Option<ValueId>,
    kind: ValueKind,
    texts: [&str; 4],
    retired: Option<Timestamp>,
) -> sqlx::Result<Option<ValueId>> {
    let [name_nl, name_en, sentence_nl, sentence_en] = texts;
    let row = match id {
        None => fetch_optional!(
            conn,
            (ValueId,),
            "INSERT INTO organisation_values (kind, name_nl, name_en, sentence_nl, sentence_en, retired_at)
             VALUES ($1, $2, $3, $4, $5, $6) RETURNING id",
            kind.word(),
            name_nl,
            name_en,
            sentence_nl,
            sentence_en,
            retired
        )?,
        Some(id) => fetch_optional!(
            conn,
            (ValueId,),
            "UPDATE organisation_values SET kind = $2, name_nl = $3, name_en = $4, sentence_nl = $5, sentence_en = $6,
                retired_at = $7 WHERE id = $1 RETURNING id",
            id,
            kind.word(),
            name_nl,
            name_en,
            sentence_nl,
            sentence_en,
            retired
        )?,
    };
    Ok(row.map(|(id,)| id))
}

/// Keeps a decision with its weighing.
pub async fn insert(
    conn: &mut Conn,
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
pub async fn between(conn: &mut Conn, span: Span<'_>) -> sqlx::Result<Vec<Row>> {
    fetch_all!(
        conn,
        Row,
        "SELECT d.id, d.comment, d.verdict, d.headline, d.conditions, d.tipped, d.could_change, d.mandate, d.objection,
                d.objection_until, d.decided_at, b.comment AS revises, MAX(a.comment) AS revised_by
         FROM comments c JOIN decisions d ON d.comment = c.id
         LEFT JOIN decisions b ON b.id = d.revises LEFT JOIN decisions a ON a.revises = d.id
         WHERE c.initiative = $1 AND c.path >= $2 AND c.path <= $3
         GROUP BY d.id, d.comment, d.verdict, d.headline, d.conditions, d.tipped, d.could_change, d.mandate, d.objection,
                d.objection_until, d.decided_at, b.comment
         ORDER BY d.id",
        span.initiative,
        span.first,
        span.last
    )
}

#[derive(sqlx::FromRow)]
struct WeightRow {
    decision: DecisionId,
    pull: String,
    why: String,
    tipped: bool,
    #[sqlx(flatten)]
    value: ValueRow,
}

/// The weighings in the answers of a span.
pub async fn weights_between(conn: &mut Conn, span: Span<'_>) -> sqlx::Result<Vec<(DecisionId, Weight)>> {
    let rows = fetch_all!(
        conn,
        WeightRow,
        "SELECT w.decision, w.pull, w.why, w.tipped, v.id, v.kind, v.name_nl, v.name_en, v.sentence_nl, v.sentence_en,
                v.retired_at
         FROM comments c JOIN decisions d ON d.comment = c.id JOIN weights w ON w.decision = d.id
         JOIN organisation_values v ON v.id = w.value
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
