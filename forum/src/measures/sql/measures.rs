//! Measures: the public record.

use crate::{
    measures::sql::subjects::{About, Span},
    organisation::house_rules::Named,
    storage::{Reader, Writer},
};
use naast_domain::{
    ids::{CommentId, HouseRuleId, InitiativeId, MeasureId, MemberId},
    measures::{
        Measure, MeasureKind, Removal, Subject,
        another_look::{AnotherLook, AppealOutcome},
    },
    moderation::record::{RecordFilter, RecordGround, RecordPart},
    time::Timestamp,
};

/// A line of the record as stored, with the rule as it read that day.
#[derive(Debug, sqlx::FromRow)]
pub struct Row {
    pub id: MeasureId,
    pub kind: String,
    #[sqlx(flatten)]
    pub about: About,
    pub title: String,
    pub initiative_hidden: Option<MeasureId>,
    pub moderator: MemberId,
    pub moderator_number: Option<i64>,
    /// The other moderator, when two decided.
    pub seconded_by: Option<MemberId>,
    pub second_number: Option<i64>,
    pub reviewer: String,
    /// Who wrote what it is about.
    pub member: Option<MemberId>,
    pub law: String,
    pub reason: String,
    pub at: Timestamp,
    pub until: Option<Timestamp>,
    pub reversed_at: Option<Timestamp>,
    pub minutes: Option<i64>,
    pub target: Option<InitiativeId>,
    pub changed_at: Option<Timestamp>,
    pub is_flagged: bool,
    /// When another look was asked for, when it was given, and what came of it.
    pub asked_at: Option<Timestamp>,
    pub looked_at: Option<Timestamp>,
    pub outcome: Option<String>,
    pub looked_by: Option<String>,
    #[sqlx(flatten)]
    pub rule: Named,
}

impl Row {
    /// What everybody may read at the place itself.
    pub fn removal(self) -> Removal {
        let kind = MeasureKind::from_word(&self.kind).unwrap_or(MeasureKind::Hide);
        Removal { kind, measure: self.id, at: self.at, rule: self.rule.shown(), law: self.law, reason: self.reason }
    }

    /// What it is about.
    pub const fn subject(&self) -> Subject {
        self.about.0
    }

    /// As the record tells it; to its parties also what it is about when it is personal.
    pub fn shown(self, to_party: bool) -> Option<Measure> {
        let kind = MeasureKind::from_word(&self.kind)?;
        // What somebody tells about themselves tells who they are.
        let is_personal = kind.is_personal() || self.subject().profile().is_some();
        let subject = (to_party || !is_personal).then(|| self.subject());
        let look = self.look();
        let is_hidden = self.initiative_hidden.is_some() && !to_party;
        Some(Measure {
            kind,
            subject,
            rule: self.rule.shown(),
            id: self.id,
            title: if is_hidden || subject.is_none() { String::new() } else { self.title },
            moderator_number: self.moderator_number.unwrap_or_default(),
            second_number: self.second_number,
            reviewer: self.reviewer,
            law: self.law,
            reason: self.reason,
            at: self.at,
            until: self.until,
            reversed_at: self.reversed_at,
            minutes: self.minutes,
            target: self.target.filter(|_| subject.is_some()),
            changed_at: self.changed_at,
            is_flagged: self.is_flagged,
            look,
        })
    }

    fn look(&self) -> Option<AnotherLook> {
        let outcome = self.outcome.as_deref().and_then(AppealOutcome::from_word);
        let reviewer = self.looked_by.clone().unwrap_or_default();
        Some(AnotherLook { asked_at: self.asked_at?, decided: outcome.zip(self.looked_at), reviewer })
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT x.id, x.kind, x.initiative, x.comment, x.profile,
                    CASE WHEN i.merged_into IS NULL THEN i.hidden_by END AS initiative_hidden,
                    COALESCE(CASE WHEN i.withdrawn_at IS NULL THEN i.title END, f.name, '') AS title, x.moderator,
                    m.moderator_number, x.member, x.law, x.reason, x.at, x.until, x.reversed_at, x.minutes, x.target,
                    x.changed_at, x.is_flagged, x.seconded_by, s.moderator_number AS second_number, x.reviewer, l.at AS asked_at,
                    l.decided_at AS looked_at, l.outcome, l.reviewer AS looked_by, x.rule, r.number,
                    r.title AS rule_title, r.text AS rule_text, r.since
             FROM measures x
             LEFT JOIN initiatives i ON i.id = x.initiative
             LEFT JOIN members f ON f.id = x.profile
             JOIN members m ON m.id = x.moderator
             JOIN worded_house_rules r ON r.id = x.rule
             LEFT JOIN members s ON s.id = x.seconded_by
             LEFT JOIN appeals l ON l.measure = x.id ",
            $rest
        )
    };
}

/// What the public record lists with this filter, the newest first.
pub async fn recorded(conn: &mut Reader, filter: &RecordFilter, size: i64) -> sqlx::Result<Vec<Row>> {
    let before = MeasureId(filter.after.map_or(i64::MAX, |cursor| cursor.id));
    let (from, until) = filter.span();
    let is = |part: RecordPart| i64::from(filter.part == part);
    fetch_all!(
        conn,
        Row,
        select!(
            "WHERE x.id < $1 AND (CAST($2 AS TEXT) IS NULL OR x.kind = $2)
               AND (CAST($3 AS BIGINT) IS NULL OR r.number = $3) AND x.at >= $4 AND x.at < $5
               AND (CAST($6 AS BIGINT) = 0 OR x.reversed_at IS NOT NULL)
               AND (CAST($7 AS BIGINT) = 0 OR l.id IS NOT NULL)
             ORDER BY x.id DESC LIMIT $8"
        ),
        before,
        filter.kind.map(MeasureKind::word),
        filter.ground.map(RecordGround::number),
        from,
        until,
        is(RecordPart::Undone),
        is(RecordPart::Appealed),
        size
    )
}

/// One measure.
pub async fn find(conn: &mut Reader, id: MeasureId) -> sqlx::Result<Option<Row>> {
    fetch_optional!(conn, Row, select!("WHERE x.id = $1"), id)
}

/// What everybody may read of a measure at the place itself.
pub async fn removal(conn: &mut Reader, id: MeasureId) -> sqlx::Result<Option<Removal>> {
    let row = find(conn, id).await?;
    Ok(row.map(Row::removal))
}

/// As `removal`, of all that holds for the comments of a span: what hides, locks or folds them, what was masked, and what
/// their authors are asked to change.
pub async fn removals_between(conn: &mut Reader, span: Span<'_>) -> sqlx::Result<Vec<(CommentId, Removal)>> {
    let rows = fetch_all!(
        conn,
        Row,
        select!(
            "JOIN comments c ON c.id = x.comment AND x.id IN (c.hidden_by, c.locked_by, c.folded_by, c.asked_by, c.masked_by)
             WHERE c.initiative = $1 AND c.path >= $2 AND c.path <= $3 ORDER BY x.id"
        ),
        span.initiative,
        span.first,
        span.last
    )?;
    Ok(rows.into_iter().filter_map(|row| Some((row.subject().comment()?, row.removal()))).collect())
}

/// The latest measures on what this member wrote, the newest first.
pub async fn of_author(conn: &mut Reader, member: MemberId, size: i64) -> sqlx::Result<Vec<Row>> {
    fetch_all!(conn, Row, select!("WHERE x.member = $1 ORDER BY x.id DESC LIMIT $2"), member, size)
}

/// The newest measure of a personal kind on this member that was not undone, if it was not an operator who did it.
pub async fn standing_on(conn: &mut Reader, member: MemberId, kind: MeasureKind) -> sqlx::Result<Option<MeasureId>> {
    let row = fetch_optional!(
        conn,
        (MeasureId,),
        "SELECT id FROM measures WHERE member = $1 AND kind = $2 AND reversed_at IS NULL ORDER BY id DESC LIMIT 1",
        member,
        kind.word()
    )?;
    Ok(row.map(|(id,)| id))
}

/// A measure to come.
#[derive(Debug)]
pub struct NewMeasure<'a> {
    pub kind: MeasureKind,
    pub subject: Subject,
    pub moderator: MemberId,
    /// The other moderator, when two decide.
    pub seconded_by: Option<MemberId>,
    /// For which organisation somebody from outside decides, or nothing.
    pub reviewer: &'a str,
    /// Who wrote what it is about.
    pub member: Option<MemberId>,
    pub rule: HouseRuleId,
    /// The law, or nothing.
    pub law: &'a str,
    pub reason: &'a str,
    pub at: Timestamp,
    pub until: Option<Timestamp>,
    pub minutes: Option<i64>,
    /// The initiative that it is moved to or merged with.
    pub target: Option<InitiativeId>,
}

/// Adds a measure to the record.
pub async fn insert(conn: &mut Writer, new: &NewMeasure<'_>) -> sqlx::Result<MeasureId> {
    let (id,): (MeasureId,) = fetch_one!(
        conn,
        (MeasureId,),
        "INSERT INTO measures (kind, initiative, comment, moderator, member, rule, law, reason, at, until, minutes, target,
            seconded_by, reviewer, profile)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) RETURNING id",
        new.kind.word(),
        new.subject.initiative(),
        new.subject.comment(),
        new.moderator,
        new.member,
        new.rule,
        new.law,
        new.reason,
        new.at,
        new.until,
        new.minutes,
        new.target,
        new.seconded_by,
        new.reviewer,
        new.subject.profile()
    )?;
    Ok(id)
}

/// Notes that a measure was undone.
pub async fn reverse(conn: &mut Writer, id: MeasureId, at: Timestamp) -> sqlx::Result<()> {
    execute!(conn, "UPDATE measures SET reversed_at = $2 WHERE id = $1", id, at)?;
    Ok(())
}

/// Notes which initiative came of it.
pub async fn set_target(conn: &mut Writer, id: MeasureId, target: InitiativeId) -> sqlx::Result<()> {
    execute!(conn, "UPDATE measures SET target = $2 WHERE id = $1", id, target)?;
    Ok(())
}

/// Notes that automatic help had pointed it out.
pub async fn set_flagged(conn: &mut Writer, id: MeasureId) -> sqlx::Result<()> {
    execute!(conn, "UPDATE measures SET is_flagged = TRUE WHERE id = $1", id)?;
    Ok(())
}

/// Notes that the author changed what was asked.
pub async fn set_changed(conn: &mut Writer, id: MeasureId, at: Timestamp) -> sqlx::Result<()> {
    execute!(conn, "UPDATE measures SET changed_at = $2 WHERE id = $1", id, at)?;
    Ok(())
}

/// The newest measure of a kind on a subject that was not undone.
pub async fn newest(conn: &mut Reader, subject: Subject, kind: MeasureKind) -> sqlx::Result<Option<Row>> {
    fetch_optional!(
        conn,
        Row,
        select!(
            "WHERE (x.initiative = $1 OR x.profile = $4) AND x.comment IS NOT DISTINCT FROM CAST($2 AS BIGINT)
             AND x.kind = $3 AND x.reversed_at IS NULL ORDER BY x.id DESC LIMIT 1"
        ),
        subject.initiative(),
        subject.comment(),
        kind.word(),
        subject.profile()
    )
}
