//! What answers hold beside their words: whom will be asked, ways, meetings, backing, and whether they helped.

use crate::{
    measures::subjects::Span,
    storage::{Reader, Writer},
};
use naast_domain::{
    answers::{AnswerKind, Meeting, Template, Way},
    ids::{CommentId, InitiativeId, MemberId, TemplateId},
    members::Office,
    time::Timestamp,
};

/// Keeps whom will be asked and where to meet.
pub async fn insert(conn: &mut Writer, comment: CommentId, whom: &str, meeting: Option<&Meeting>) -> sqlx::Result<()> {
    execute!(
        conn,
        "INSERT INTO answers (comment, whom, meeting_at, meeting_place) VALUES ($1, $2, $3, $4)",
        comment,
        whom,
        meeting.map(|meeting| meeting.at),
        meeting.map_or("", |meeting| meeting.place.as_str())
    )?;
    Ok(())
}

/// Keeps the ways that were looked at.
pub async fn insert_ways(conn: &mut Writer, comment: CommentId, ways: &[Way]) -> sqlx::Result<()> {
    for (position, way) in (0_i64..).zip(ways) {
        execute!(
            conn,
            "INSERT INTO ways (comment, position, text, state, why) VALUES ($1, $2, $3, $4, $5)",
            comment,
            position,
            &way.text,
            way.state.word(),
            &way.why
        )?;
    }
    Ok(())
}

/// Whom will be asked and where to meet, as stored.
#[derive(Debug, sqlx::FromRow)]
pub struct AnswerRow {
    pub comment: CommentId,
    pub whom: String,
    pub meeting_at: Option<Timestamp>,
    pub meeting_place: String,
}

/// What the answers of a span hold.
pub async fn between(conn: &mut Reader, span: Span<'_>) -> sqlx::Result<Vec<AnswerRow>> {
    fetch_all!(
        conn,
        AnswerRow,
        "SELECT a.comment, a.whom, a.meeting_at, a.meeting_place FROM comments c JOIN answers a ON a.comment = c.id
         WHERE c.initiative = $1 AND c.path >= $2 AND c.path <= $3",
        span.initiative,
        span.first,
        span.last
    )
}

/// A way, as stored.
#[derive(Debug, sqlx::FromRow)]
pub struct WayRow {
    pub comment: CommentId,
    pub text: String,
    pub state: String,
    pub why: String,
}

/// The ways of a span.
pub async fn ways_between(conn: &mut Reader, span: Span<'_>) -> sqlx::Result<Vec<WayRow>> {
    fetch_all!(
        conn,
        WayRow,
        "SELECT w.comment, w.text, w.state, w.why FROM comments c JOIN ways w ON w.comment = c.id
         WHERE c.initiative = $1 AND c.path >= $2 AND c.path <= $3 ORDER BY w.comment, w.position",
        span.initiative,
        span.first,
        span.last
    )
}

/// A backing, as stored.
#[derive(Debug, sqlx::FromRow)]
pub struct BackingRow {
    pub comment: CommentId,
    pub member: Option<MemberId>,
    pub name: Option<String>,
    pub function: String,
    pub department: String,
    pub words: String,
    pub at: Timestamp,
}

/// The backings of a span.
pub async fn backings_between(conn: &mut Reader, span: Span<'_>) -> sqlx::Result<Vec<BackingRow>> {
    fetch_all!(
        conn,
        BackingRow,
        "SELECT b.comment, m.id AS member, m.name, b.function, b.department, b.words, b.at
         FROM comments c JOIN backings b ON b.comment = c.id
         LEFT JOIN members m ON m.id = b.member AND m.closed_at IS NULL
         WHERE c.initiative = $1 AND c.path >= $2 AND c.path <= $3 ORDER BY b.comment, b.at",
        span.initiative,
        span.first,
        span.last
    )
}

/// Keeps that a manager stands behind an answer; tells whether that is new.
pub async fn insert_backing(
    conn: &mut Writer,
    comment: CommentId,
    member: MemberId,
    office: &Office,
    words: &str,
    at: Timestamp,
) -> sqlx::Result<bool> {
    let changed = execute!(
        conn,
        "INSERT INTO backings (comment, member, function, department, words, at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (comment, member) DO NOTHING",
        comment,
        member,
        &office.function,
        &office.department,
        words,
        at
    )?;
    Ok(changed == 1)
}

/// Whether an answer helped, as stored.
#[derive(Debug, sqlx::FromRow)]
pub struct HelpRow {
    pub comment: CommentId,
    pub helped: bool,
    pub words: String,
    pub at: Timestamp,
}

/// What was said of the answers of a span.
pub async fn helps_between(conn: &mut Reader, span: Span<'_>) -> sqlx::Result<Vec<HelpRow>> {
    fetch_all!(
        conn,
        HelpRow,
        "SELECT h.comment, h.helped, h.words, h.at FROM comments c JOIN helps h ON h.comment = c.id
         WHERE c.initiative = $1 AND c.path >= $2 AND c.path <= $3",
        span.initiative,
        span.first,
        span.last
    )
}

/// A meeting with what a calendar needs.
#[derive(Debug, sqlx::FromRow)]
pub struct MeetingRow {
    pub initiative: InitiativeId,
    pub title: String,
    pub meeting_at: Timestamp,
    pub meeting_place: String,
}

/// The meeting that this answer proposes, while everybody may read it.
pub async fn meeting(conn: &mut Reader, comment: CommentId) -> sqlx::Result<Option<MeetingRow>> {
    fetch_optional!(
        conn,
        MeetingRow,
        "SELECT c.initiative, i.title, a.meeting_at, a.meeting_place FROM answers a
         JOIN comments c ON c.id = a.comment JOIN initiatives i ON i.id = c.initiative
         WHERE a.comment = $1 AND a.meeting_at IS NOT NULL AND c.withdrawn_at IS NULL AND c.hidden_by IS NULL
           AND i.hidden_by IS NULL AND i.withdrawn_at IS NULL",
        comment
    )
}

/// The text of a template that this member may begin with.
pub async fn template_text(conn: &mut Reader, id: i64, member: MemberId) -> sqlx::Result<Option<String>> {
    let row = fetch_optional!(
        conn,
        (String,),
        "SELECT text FROM templates WHERE id = $1 AND (owner IS NULL OR owner = $2)",
        id,
        member
    )?;
    Ok(row.map(|(text,)| text))
}

#[derive(sqlx::FromRow)]
struct TemplateRow {
    id: TemplateId,
    owner: Option<MemberId>,
    kind: String,
    title: String,
    text: String,
}

/// The templates that this member may begin with: their own first, then the organisation's.
pub async fn templates(conn: &mut Reader, member: MemberId) -> sqlx::Result<Vec<Template>> {
    let rows = fetch_all!(
        conn,
        TemplateRow,
        "SELECT id, owner, kind, title, text FROM templates WHERE (owner IS NULL OR owner = $1) AND retired_at IS NULL
         ORDER BY CASE WHEN owner IS NULL THEN 1 ELSE 0 END, title, id LIMIT 200",
        member
    )?;
    let templates = rows.into_iter().filter_map(|row| {
        let kind = AnswerKind::from_word(&row.kind)?;
        Some(Template { id: row.id, kind, title: row.title, text: row.text, is_own: row.owner.is_some() })
    });
    Ok(templates.collect())
}

/// What was said of an answer: whether it helped, with words.
pub async fn help(conn: &mut Reader, comment: CommentId) -> sqlx::Result<Option<(bool, String)>> {
    fetch_optional!(conn, (bool, String), "SELECT helped, words FROM helps WHERE comment = $1", comment)
}

/// Keeps whether an answer helped; the newest word counts.
pub async fn put_help(
    conn: &mut Writer,
    comment: CommentId,
    helped: bool,
    words: &str,
    member: Option<MemberId>,
    at: Timestamp,
) -> sqlx::Result<()> {
    execute!(
        conn,
        "INSERT INTO helps (comment, helped, words, member, at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (comment) DO UPDATE SET helped = excluded.helped, words = excluded.words,
            member = excluded.member, at = excluded.at",
        comment,
        helped,
        words,
        member,
        at
    )?;
    Ok(())
}
