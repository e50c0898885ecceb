//! Cases in hand, notes, and what stands around a case.

use crate::{
    measures::subjects::About,
    organisation::house_rules::Named,
    storage::{Reader, Writer, listed},
};
use naast_domain::{
    cases::casework::{Around, CaseNote, InHand, SimilarCase},
    ids::{CommentId, MeasureId, MemberId, NoteId},
    measures::{MeasureKind, Subject},
    time::Timestamp,
};
use std::sync::LazyLock;

#[derive(sqlx::FromRow)]
struct InHandRow {
    moderator: MemberId,
    name: String,
    at: Timestamp,
}

/// Who took a case in hand after this moment and has it still.
pub async fn in_hand(conn: &mut Reader, subject: Subject, since: Timestamp) -> sqlx::Result<Option<InHand>> {
    let row = fetch_optional!(
        conn,
        InHandRow,
        "SELECT h.moderator, m.name, h.at FROM cases_in_hand h JOIN members m ON m.id = h.moderator
         WHERE (h.initiative = $1 OR h.profile = $4) AND h.comment IS NOT DISTINCT FROM CAST($2 AS BIGINT) AND h.at > $3
           AND m.moderator_since IS NOT NULL ORDER BY h.id DESC LIMIT 1",
        subject.initiative(),
        subject.comment(),
        since,
        subject.profile()
    )?;
    Ok(row.map(|row| InHand { moderator: row.moderator, name: row.name, since: row.at }))
}

/// Notes that a moderator takes a case in hand.
pub async fn take(conn: &mut Writer, subject: Subject, moderator: MemberId, at: Timestamp) -> sqlx::Result<()> {
    execute!(
        conn,
        "INSERT INTO cases_in_hand (initiative, comment, profile, moderator, at) VALUES ($1, $2, $3, $4, $5)",
        subject.initiative(),
        subject.comment(),
        subject.profile(),
        moderator,
        at
    )?;
    Ok(())
}

/// Lets a case go; tells whether anybody had it.
pub async fn let_go(conn: &mut Writer, subject: Subject) -> sqlx::Result<bool> {
    let gone = execute!(
        conn,
        "DELETE FROM cases_in_hand
         WHERE (initiative = $1 OR profile = $3) AND comment IS NOT DISTINCT FROM CAST($2 AS BIGINT)",
        subject.initiative(),
        subject.comment(),
        subject.profile()
    )?;
    Ok(gone > 0)
}

/// Keeps a note.
pub async fn note(
    conn: &mut Writer,
    subject: Subject,
    member: MemberId,
    text: &str,
    at: Timestamp,
) -> sqlx::Result<NoteId> {
    let (id,): (NoteId,) = fetch_one!(
        conn,
        (NoteId,),
        "INSERT INTO case_notes (initiative, comment, member, text, at, profile) VALUES ($1, $2, $3, $4, $5, $6)
         RETURNING id",
        subject.initiative(),
        subject.comment(),
        member,
        text,
        at,
        subject.profile()
    )?;
    Ok(id)
}

/// Who wrote a note that was not taken back, and what it is about.
pub async fn find_note(conn: &mut Reader, id: NoteId) -> sqlx::Result<Option<(MemberId, Subject)>> {
    let row = fetch_optional!(
        conn,
        Written,
        "SELECT member, initiative, comment, profile FROM case_notes WHERE id = $1 AND text <> ''",
        id
    )?;
    Ok(row.map(|row| (row.member, row.about.0)))
}

/// Empties a note; that there was one stays.
pub async fn erase_note(conn: &mut Writer, id: NoteId) -> sqlx::Result<()> {
    execute!(conn, "UPDATE case_notes SET text = '' WHERE id = $1", id)?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Written {
    member: MemberId,
    #[sqlx(flatten)]
    about: About,
}

#[derive(sqlx::FromRow)]
struct NoteRow {
    id: NoteId,
    member: MemberId,
    name: String,
    text: String,
    at: Timestamp,
}

/// What was noted about a subject, the oldest first.
pub async fn notes(conn: &mut Reader, subject: Subject) -> sqlx::Result<Vec<CaseNote>> {
    let rows = fetch_all!(
        conn,
        NoteRow,
        "SELECT n.id, n.member, m.name, n.text, n.at FROM case_notes n JOIN members m ON m.id = n.member
         WHERE (n.initiative = $1 OR n.profile = $3) AND n.comment IS NOT DISTINCT FROM CAST($2 AS BIGINT)
         ORDER BY n.id LIMIT 100",
        subject.initiative(),
        subject.comment(),
        subject.profile()
    )?;
    let shown = |row: NoteRow| CaseNote { id: row.id, member: row.member, name: row.name, text: row.text, at: row.at };
    Ok(rows.into_iter().map(shown).collect())
}

#[derive(sqlx::FromRow)]
struct AroundRow {
    id: CommentId,
    name: Option<String>,
    body_html: String,
    posted_at: Timestamp,
    is_above: bool,
}

/// What a comment replies to, and the first that reply to it; without what is hidden or withdrawn.
pub async fn around(conn: &mut Reader, comment: CommentId) -> sqlx::Result<Vec<Around>> {
    let rows = fetch_all!(
        conn,
        AroundRow,
        "SELECT c.id, CASE WHEN m.closed_at IS NULL THEN m.name END AS name,
                CASE WHEN c.hidden_by IS NULL AND c.withdrawn_at IS NULL THEN c.body_html ELSE '' END AS body_html,
                c.posted_at, c.parent IS DISTINCT FROM $1 AS is_above
         FROM comments c LEFT JOIN members m ON m.id = c.author
         WHERE c.id = (SELECT parent FROM comments WHERE id = $1) OR c.parent = $1 ORDER BY c.id LIMIT 6",
        comment
    )?;
    let shown = |row: AroundRow| Around {
        comment: row.id,
        author_name: row.name.unwrap_or_default(),
        body_html: row.body_html,
        at: row.posted_at,
        is_above: row.is_above,
    };
    Ok(rows.into_iter().map(shown).collect())
}

#[derive(sqlx::FromRow)]
struct SimilarRow {
    #[sqlx(flatten)]
    about: About,
    title: String,
    measure: Option<MeasureId>,
    kind: String,
    at: Timestamp,
    reversed_at: Option<Timestamp>,
    #[sqlx(flatten)]
    rule: Named,
}

impl SimilarRow {
    fn shown(self) -> SimilarCase {
        let kind = MeasureKind::from_word(&self.kind);
        SimilarCase {
            subject: self.about.0,
            title: self.title,
            rule: self.rule.shown(),
            measure: self.measure.zip(kind),
            at: self.at,
            reversed_at: self.reversed_at,
        }
    }
}

/// Earlier cases about the house rules that the open reports on a subject name, through all versions of these: measures
/// that took something from somebody (one of each clearing), and reports that were answered without one. The newest first.
pub async fn similar(conn: &mut Reader, subject: Subject, size: i64) -> sqlx::Result<Vec<SimilarCase>> {
    static SIMILAR: LazyLock<String> = LazyLock::new(|| {
        format!(
            "WITH named (number) AS (
            SELECT DISTINCT r.number FROM reports p JOIN house_rules r ON r.id = p.rule
            WHERE (p.initiative = $1 OR p.profile = $4) AND p.comment IS NOT DISTINCT FROM CAST($2 AS BIGINT)
              AND p.settled_at IS NULL
         ), decided AS (
            SELECT x.initiative, x.comment, x.profile, x.id AS measure, x.kind, x.at, x.reversed_at, x.rule
            FROM measures x
            WHERE x.kind IN ({})
              -- Of a clearing one stands for all.
              AND NOT EXISTS (SELECT 1 FROM cleared_comments g JOIN cleared_comments o ON o.clearing = g.clearing
                                AND o.comment < g.comment AND o.measure IS NOT NULL WHERE g.measure = x.id)
            UNION ALL
            SELECT p.initiative, p.comment, p.profile, NULL, '', p.settled_at, NULL, p.rule FROM reports p
            WHERE p.settled_at IS NOT NULL AND p.measure IS NULL
         )
         SELECT d.initiative, d.comment, d.profile,
                CASE WHEN i.hidden_by IS NULL AND i.withdrawn_at IS NULL THEN COALESCE(i.title, f.name)
                     ELSE '' END AS title,
                d.measure, d.kind, d.at, d.reversed_at, d.rule, r.number, r.title AS rule_title,
                r.text AS rule_text, r.since
         FROM decided d JOIN worded_house_rules r ON r.id = d.rule
         LEFT JOIN initiatives i ON i.id = d.initiative LEFT JOIN members f ON f.id = d.profile
         WHERE r.number IN (SELECT number FROM named)
           AND NOT (d.initiative IS NOT DISTINCT FROM CAST($1 AS BIGINT)
                    AND d.comment IS NOT DISTINCT FROM CAST($2 AS BIGINT)
                    AND d.profile IS NOT DISTINCT FROM CAST($4 AS BIGINT))
         ORDER BY d.at DESC LIMIT $3",
            listed(MeasureKind::restricts)
        )
    });
    let rows = fetch_all!(
        conn,
        SimilarRow,
        SIMILAR.as_str(),
        subject.initiative(),
        subject.comment(),
        size,
        subject.profile()
    )?;
    Ok(rows.into_iter().map(SimilarRow::shown).collect())
}
