//! What concerns a member: the journal, joined with whom its entries concern.

use crate::storage::{Reader, Writer};
use const_format::formatcp;
use naast_domain::{
    companions::desk::Count,
    day::Day,
    ids::{CommentId, EntryId, InitiativeId, MeasureId, MemberId, ReportId},
    journal::EntryKind,
    time::Timestamp,
};

/// A line with all that its sentence needs.
#[derive(Debug, sqlx::FromRow)]
pub struct Line {
    pub entry: EntryId,
    pub kind: String,
    pub reason: String,
    pub at: Timestamp,
    pub actor: Option<MemberId>,
    pub actor_name: Option<String>,
    pub function: Option<String>,
    pub department: Option<String>,
    pub is_answer: i64,
    pub initiative: Option<InitiativeId>,
    pub title: Option<String>,
    pub hidden_by: Option<MeasureId>,
    pub initiator: Option<MemberId>,
    pub comment: Option<CommentId>,
    pub measure: Option<MeasureId>,
    pub report: Option<ReportId>,
    pub thing: Option<i64>,
    pub due: Option<Day>,
    pub word: Option<String>,
    /// Why an initiative was taken up again, or a proposed measure declined.
    pub words: Option<String>,
}

/// A line and what was said with it, for a mail.
#[derive(Debug, sqlx::FromRow)]
pub struct SaidLine {
    #[sqlx(flatten)]
    pub line: Line,
    /// The source of the comment, or of the answer.
    pub body: Option<String>,
    /// 1 when the comment or the initiative is hidden or withdrawn.
    pub is_gone: i64,
}

const COLUMNS: &str = "j.id AS entry, j.kind, c.reason, j.at, a.id AS actor,
    COALESCE(a.name, k.name, CASE WHEN b.claimed_by IS NULL THEN b.name END) AS actor_name,
    m.function, m.department, CAST(CASE WHEN m.answer IS NULL THEN 0 ELSE 1 END AS BIGINT) AS is_answer,
    j.initiative, i.title, i.hidden_by, i.initiator, j.comment, COALESCE(j.measure, r.measure) AS measure,
    j.report, j.thing, j.due, j.word, COALESCE(w.words, p.answer) AS words";

const FROM: &str = formatcp!(
    "FROM concerns c
     JOIN journal j ON j.id = c.entry
     LEFT JOIN members a ON a.id = j.actor AND a.closed_at IS NULL
     LEFT JOIN initiatives i ON i.id = j.initiative
     LEFT JOIN comments m ON m.id = j.comment
     LEFT JOIN behalfs b ON b.id = COALESCE(m.behalf, i.behalf) AND j.actor IS NULL
     LEFT JOIN members k ON k.id = b.claimed_by AND k.closed_at IS NULL
     LEFT JOIN reports r ON r.id = j.report
     LEFT JOIN reopenings w ON w.entry = j.id
     LEFT JOIN proposed_measures p ON p.id = j.thing AND j.kind = '{}'",
    EntryKind::ProposalDeclined.word()
);

/// The newest lines before this entry.
pub async fn list(conn: &mut Reader, member: MemberId, before: i64, size: i64) -> sqlx::Result<Vec<Line>> {
    fetch_all!(
        conn,
        Line,
        formatcp!("SELECT {COLUMNS} {FROM} WHERE c.member = $1 AND c.entry < $2 ORDER BY c.entry DESC LIMIT $3"),
        member,
        before,
        size
    )
}

/// The line of one entry, and what was said with it.
pub async fn find(conn: &mut Reader, member: MemberId, entry: EntryId) -> sqlx::Result<Option<SaidLine>> {
    fetch_optional!(
        conn,
        SaidLine,
        formatcp!(
            "SELECT {COLUMNS}, m.body, CAST(CASE WHEN m.hidden_by IS NULL AND m.withdrawn_at IS NULL AND i.hidden_by IS NULL
                 AND i.withdrawn_at IS NULL THEN 0 ELSE 1 END AS BIGINT) AS is_gone
             {FROM} WHERE c.member = $1 AND c.entry = $2"
        ),
        member,
        entry
    )
}

/// How many lines are newer than what they saw; counts to one more than `Count` tells.
pub async fn count_new(conn: &mut Reader, member: MemberId) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(
        conn,
        (i64,),
        "SELECT COUNT(*) FROM (SELECT 1 AS one FROM concerns
         WHERE member = $1 AND entry > (SELECT for_you_seen FROM members WHERE id = $1) LIMIT $2) AS fresh",
        member,
        Count::UP_TO + 1
    )?;
    Ok(count)
}

/// What they saw last.
pub async fn seen(conn: &mut Reader, member: MemberId) -> sqlx::Result<i64> {
    let (seen,): (i64,) = fetch_one!(conn, (i64,), "SELECT for_you_seen FROM members WHERE id = $1", member)?;
    Ok(seen)
}

/// Notes that they saw everything up to now.
pub async fn see_all(conn: &mut Writer, member: MemberId) -> sqlx::Result<()> {
    execute!(
        conn,
        "UPDATE members SET for_you_seen = (SELECT COALESCE(MAX(id), 0) FROM journal) WHERE id = $1",
        member
    )?;
    Ok(())
}
