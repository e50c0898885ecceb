//! Measures that wait for another moderator.

use crate::{
    measures::subjects::About,
    organisation::house_rules::Named,
    storage::{Reader, Writer},
};
use naast_domain::{
    ids::{HouseRuleId, MeasureId, MemberId, ProposalId},
    measures::{MeasureKind, Subject},
    moderation::seconding::{ProposalOutcome, ProposedMeasure},
    permission::Proposed,
    time::Timestamp,
};

/// Keeps whether what weighs most needs two moderators; tells whether the organisation told about itself yet.
pub async fn put_needed(conn: &mut Writer, wanted: bool) -> sqlx::Result<bool> {
    Ok(execute!(conn, "UPDATE organisation SET needs_second = $1 WHERE id = 1", wanted)? == 1)
}

/// Whether what weighs most needs two moderators.
pub async fn is_needed(conn: &mut Reader) -> sqlx::Result<bool> {
    let row = fetch_optional!(conn, (bool,), "SELECT needs_second FROM organisation WHERE id = 1")?;
    Ok(row.is_some_and(|(is_needed,)| is_needed))
}

/// A proposed measure as stored, with the rule that it names.
#[derive(Debug, sqlx::FromRow)]
pub struct Row {
    pub id: ProposalId,
    pub kind: String,
    #[sqlx(flatten)]
    pub about: About,
    pub title: String,
    pub moderator: MemberId,
    pub name: String,
    pub is_moderator: bool,
    pub law: String,
    pub reason: String,
    pub days: Option<i64>,
    pub at: Timestamp,
    pub settled_at: Option<Timestamp>,
    #[sqlx(flatten)]
    pub rule: Named,
}

impl Row {
    /// What it is about.
    pub const fn subject(&self) -> Subject {
        self.about.0
    }

    /// What the rules need to know of it.
    pub const fn proposed(&self) -> Proposed {
        Proposed { by: self.moderator, is_moderator: self.is_moderator, is_waiting: self.settled_at.is_none() }
    }

    /// As moderators read it.
    pub fn shown(self, is_yours: bool, may_answer: bool) -> Option<ProposedMeasure> {
        let subject = self.subject();
        Some(ProposedMeasure {
            id: self.id,
            kind: MeasureKind::from_word(&self.kind)?,
            subject,
            title: self.title,
            by: self.name,
            rule: self.rule.shown(),
            law: self.law,
            reason: self.reason,
            days: self.days,
            at: self.at,
            is_yours,
            may_answer,
        })
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT p.id, p.kind, p.initiative, p.comment, p.profile,
                    COALESCE(CASE WHEN i.withdrawn_at IS NULL THEN i.title END, f.name, '') AS title, p.moderator, m.name,
                    m.moderator_since IS NOT NULL AND m.closed_at IS NULL AS is_moderator, p.law, p.reason, p.days, p.at,
                    p.settled_at, p.rule, r.number, r.title AS rule_title, r.text AS rule_text, r.since
             FROM proposed_measures p
             LEFT JOIN initiatives i ON i.id = p.initiative
             LEFT JOIN members f ON f.id = p.profile
             JOIN members m ON m.id = p.moderator
             JOIN worded_house_rules r ON r.id = p.rule
             LEFT JOIN comments c ON c.id = p.comment ",
            $rest
        )
    };
}

/// One of them.
pub async fn find(conn: &mut Reader, id: ProposalId) -> sqlx::Result<Option<Row>> {
    fetch_optional!(conn, Row, select!("WHERE p.id = $1"), id)
}

/// Those that wait, the longest waiting first; all, or those about what one member wrote.
pub async fn open(conn: &mut Reader, author: Option<MemberId>, size: i64) -> sqlx::Result<Vec<Row>> {
    fetch_all!(
        conn,
        Row,
        select!(
            "WHERE p.settled_at IS NULL AND (CAST($1 AS BIGINT) IS NULL
                OR CASE WHEN p.comment IS NULL THEN COALESCE(i.initiator, p.profile) ELSE c.author END = $1)
             ORDER BY p.id LIMIT $2"
        ),
        author,
        size
    )
}

/// Whether a measure of this kind waits about what this member wrote.
pub async fn waits(conn: &mut Reader, author: MemberId, kind: MeasureKind) -> sqlx::Result<bool> {
    let row = fetch_optional!(
        conn,
        (ProposalId,),
        "SELECT p.id FROM proposed_measures p LEFT JOIN initiatives i ON i.id = p.initiative
         LEFT JOIN comments c ON c.id = p.comment
         WHERE p.settled_at IS NULL AND p.kind = $2
           AND CASE WHEN p.comment IS NULL THEN COALESCE(i.initiator, p.profile) ELSE c.author END = $1 LIMIT 1",
        author,
        kind.word()
    )?;
    Ok(row.is_some())
}

/// How many wait; counts to a hundred.
pub async fn count_open(conn: &mut Reader) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(
        conn,
        (i64,),
        "SELECT COUNT(*) FROM (SELECT 1 AS one FROM proposed_measures WHERE settled_at IS NULL LIMIT 100) AS waiting"
    )?;
    Ok(count)
}

/// A proposed measure to come.
#[derive(Debug)]
pub struct NewProposal<'a> {
    pub kind: MeasureKind,
    pub subject: Subject,
    pub moderator: MemberId,
    pub rule: HouseRuleId,
    /// The law, or nothing.
    pub law: &'a str,
    pub reason: &'a str,
    pub days: Option<i64>,
    pub at: Timestamp,
}

/// Keeps it.
pub async fn insert(conn: &mut Writer, new: &NewProposal<'_>) -> sqlx::Result<ProposalId> {
    let (id,): (ProposalId,) = fetch_one!(
        conn,
        (ProposalId,),
        "INSERT INTO proposed_measures (kind, initiative, comment, moderator, rule, law, reason, days, at, profile)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id",
        new.kind.word(),
        new.subject.initiative(),
        new.subject.comment(),
        new.moderator,
        new.rule,
        new.law,
        new.reason,
        new.days,
        new.at,
        new.subject.profile()
    )?;
    Ok(id)
}

/// Keeps what became of it.
pub async fn settle(
    conn: &mut Writer,
    id: ProposalId,
    by: MemberId,
    outcome: ProposalOutcome,
    answer: &str,
    at: Timestamp,
) -> sqlx::Result<()> {
    execute!(
        conn,
        "UPDATE proposed_measures SET settled_at = $2, settled_by = $3, outcome = $4, answer = $5 WHERE id = $1",
        id,
        at,
        by,
        outcome.word(),
        answer
    )?;
    Ok(())
}

/// Notes the measure that it became.
pub async fn set_measure(conn: &mut Writer, id: ProposalId, measure: MeasureId) -> sqlx::Result<()> {
    execute!(conn, "UPDATE proposed_measures SET measure = $2 WHERE id = $1", id, measure)?;
    Ok(())
}
