//! Measures: the public record.

use super::{Conn, answers::Span};
use naast_domain::{
    house_rule::HouseRule,
    ids::{CommentId, HouseRuleId, InitiativeId, MeasureId, MemberId},
    measure::{MeasureKind, Removal, Subject},
    time::Timestamp,
};

/// A line of the record as stored, with the rule as it read that day.
#[derive(Debug, sqlx::FromRow)]
pub struct Row {
    pub id: MeasureId,
    pub kind: String,
    pub initiative: InitiativeId,
    pub comment: Option<CommentId>,
    pub title: String,
    pub initiative_hidden: Option<MeasureId>,
    pub moderator_number: Option<i64>,
    pub reason: String,
    pub at: Timestamp,
    pub rule: HouseRuleId,
    pub number: i64,
    pub title_nl: String,
    pub title_en: String,
    pub text_nl: String,
    pub text_en: String,
    pub since: Timestamp,
}

impl Row {
    /// What everybody may read at the place itself.
    fn removal(self) -> Removal {
        Removal { measure: self.id, at: self.at, rule: self.rule(), reason: self.reason }
    }

    /// The rule that the measure names.
    pub fn rule(&self) -> HouseRule {
        HouseRule {
            id: self.rule,
            number: self.number,
            title_nl: self.title_nl.clone(),
            title_en: self.title_en.clone(),
            text_nl: self.text_nl.clone(),
            text_en: self.text_en.clone(),
            since: self.since,
        }
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT x.id, x.kind, x.initiative, x.comment, i.title, i.hidden_by AS initiative_hidden, m.moderator_number,
                    x.reason, x.at, x.rule, r.number, r.title_nl, r.title_en, r.text_nl, r.text_en, r.since
             FROM measures x
             JOIN initiatives i ON i.id = x.initiative
             JOIN members m ON m.id = x.moderator
             JOIN house_rules r ON r.id = x.rule ",
            $rest
        )
    };
}

/// Measures before this one, the newest first.
pub async fn list(conn: &mut Conn, before: MeasureId, size: i64) -> sqlx::Result<Vec<Row>> {
    fetch_all!(conn, Row, select!("WHERE x.id < $1 ORDER BY x.id DESC LIMIT $2"), before, size)
}

/// One measure.
pub async fn find(conn: &mut Conn, id: MeasureId) -> sqlx::Result<Option<Row>> {
    fetch_optional!(conn, Row, select!("WHERE x.id = $1"), id)
}

/// What everybody may read of a measure at the place itself.
pub async fn removal(conn: &mut Conn, id: MeasureId) -> sqlx::Result<Option<Removal>> {
    let row = find(conn, id).await?;
    Ok(row.map(Row::removal))
}

/// As `removal`, for the hidden comments of a span.
pub async fn removals_between(conn: &mut Conn, span: Span<'_>) -> sqlx::Result<Vec<(CommentId, Removal)>> {
    let rows = fetch_all!(
        conn,
        Row,
        select!(
            "JOIN comments c ON c.id = x.comment AND c.hidden_by = x.id
             WHERE c.initiative = $1 AND c.path >= $2 AND c.path <= $3"
        ),
        span.initiative,
        span.first,
        span.last
    )?;
    Ok(rows.into_iter().filter_map(|row| Some((row.comment?, row.removal()))).collect())
}

/// Adds a measure to the record.
pub async fn insert(
    conn: &mut Conn,
    kind: MeasureKind,
    subject: Subject,
    moderator: MemberId,
    rule: HouseRuleId,
    reason: &str,
    at: Timestamp,
) -> sqlx::Result<MeasureId> {
    let (id,): (MeasureId,) = fetch_one!(
        conn,
        (MeasureId,),
        "INSERT INTO measures (kind, initiative, comment, moderator, rule, reason, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
        kind.word(),
        subject.initiative,
        subject.comment,
        moderator,
        rule,
        reason,
        at
    )?;
    Ok(id)
}
