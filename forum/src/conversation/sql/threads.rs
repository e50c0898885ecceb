//! Threads: comments in the order of reading, which is the order of their paths.

use crate::{conversation::sql::comments::LEVEL, measures::subjects::Span, storage::Reader};
use naast_domain::{
    answers::AnswerKind,
    ids::{BehalfId, CommentId, InitiativeId, MeasureId, MemberId},
    permission::{Said, TextState},
    time::Timestamp,
};

/// A comment with what its head and its marks need.
#[derive(Debug, Clone, sqlx::FromRow)]
// As in `Comment`.
#[allow(clippy::struct_excessive_bools)]
pub struct Row {
    pub id: CommentId,
    pub initiative: InitiativeId,
    pub parent: Option<CommentId>,
    pub path: String,
    pub depth: i64,
    pub author: Option<MemberId>,
    pub author_name: Option<String>,
    pub answer: Option<String>,
    pub function: String,
    pub department: String,
    pub body_html: String,
    pub language: Option<String>,
    pub posted_at: Timestamp,
    pub edited_at: Option<Timestamp>,
    pub version: i64,
    pub withdrawn_at: Option<Timestamp>,
    pub hidden_by: Option<MeasureId>,
    /// The measure that asks its author to change it.
    pub asked_by: Option<MeasureId>,
    /// Whether a moderator hid, locked, folded or masked it, or asks its author to change it.
    pub is_marked: bool,
    /// Whether its branch is locked, here or above.
    pub is_closed: bool,
    pub descendants: i64,
    pub is_orphan: bool,
    pub import_author: Option<String>,
    pub is_for_officials: bool,
    pub became: Option<InitiativeId>,
    /// Empty while that initiative is hidden.
    pub became_title: Option<String>,
    pub behalf: Option<BehalfId>,
    /// The name under which somebody told what another wrote down, while it is of no account; empty once taken down.
    pub told_by: Option<String>,
}

impl Row {
    /// What the rules need to know of it.
    pub fn said(&self) -> Said {
        Said {
            author: self.author,
            behalf: self.behalf,
            text: TextState::of(self.withdrawn_at.is_some(), self.hidden_by, self.asked_by),
            answer: self.answer.as_deref().and_then(AnswerKind::from_word),
            has_branched: self.became.is_some(),
            is_blank: self.body_html.is_empty() && self.answer.is_none(),
            is_locked: self.is_closed,
            posted_at: self.posted_at,
            is_asked: self.asked_by.is_some(),
        }
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT c.id, c.initiative, c.parent, c.path, c.depth, CASE WHEN m.closed_at IS NULL THEN c.author END AS author,
                    m.name AS author_name, c.answer, c.function, c.department, c.body_html, c.language, c.posted_at,
                    c.edited_at, c.version, c.withdrawn_at, c.hidden_by, c.asked_by,
                    COALESCE(c.hidden_by, c.locked_by, c.folded_by, c.masked_by, c.asked_by) IS NOT NULL AS is_marked,
                    EXISTS (SELECT 1 FROM comments l WHERE l.initiative = c.initiative AND l.locked_by IS NOT NULL
                        AND substr(c.path, 1, length(l.path)) = l.path) AS is_closed, c.descendants, c.is_orphan, c.import_author,
                    c.is_for_officials, c.became, CASE WHEN w.hidden_by IS NULL THEN w.title END AS became_title,
                    c.behalf, CASE WHEN b.claimed_by IS NULL THEN b.name END AS told_by
             FROM comments c LEFT JOIN members m ON m.id = c.author LEFT JOIN behalfs b ON b.id = c.behalf
             LEFT JOIN initiatives w ON w.id = c.became ",
            $rest
        )
    };
}

/// Which stretch of a thread to read.
#[derive(Debug, Clone)]
pub struct Stretch {
    pub initiative: InitiativeId,
    /// The first path that may come.
    pub from: String,
    /// The first path that may not.
    pub until: String,
    pub deepest: i64,
}

/// The comments of a stretch, in the order of reading.
pub async fn read(conn: &mut Reader, stretch: &Stretch, size: i64) -> sqlx::Result<Vec<Row>> {
    fetch_all!(
        conn,
        Row,
        select!("WHERE c.initiative = $1 AND c.path >= $2 AND c.path < $3 AND c.depth <= $4 ORDER BY c.path LIMIT $5"),
        stretch.initiative,
        &stretch.from,
        &stretch.until,
        stretch.deepest,
        size
    )
}

/// The comments right before this path within a stretch, the nearest first.
pub async fn before(conn: &mut Reader, stretch: &Stretch, path: &str, size: i64) -> sqlx::Result<Vec<CommentId>> {
    let rows = fetch_all!(
        conn,
        (CommentId,),
        "SELECT id FROM comments WHERE initiative = $1 AND path >= $2 AND path < $3 AND depth <= $4
         ORDER BY path DESC LIMIT $5",
        stretch.initiative,
        &stretch.from,
        path,
        stretch.deepest,
        size
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// How many comments of a stretch come before this path.
pub async fn count_before(conn: &mut Reader, stretch: &Stretch, path: &str) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(
        conn,
        (i64,),
        "SELECT COUNT(*) FROM comments WHERE initiative = $1 AND path >= $2 AND path < $3 AND depth <= $4",
        stretch.initiative,
        &stretch.from,
        path,
        stretch.deepest
    )?;
    Ok(count)
}

/// What was said last in a thread and can be read by everybody, and when.
pub async fn newest(conn: &mut Reader, initiative: InitiativeId) -> sqlx::Result<Option<(CommentId, Timestamp)>> {
    fetch_optional!(
        conn,
        (CommentId, Timestamp),
        "SELECT id, posted_at FROM comments WHERE initiative = $1 AND withdrawn_at IS NULL AND hidden_by IS NULL
         ORDER BY posted_at DESC, id DESC LIMIT 1",
        initiative
    )
}

/// An answer of an official.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct AnswerRow {
    pub id: CommentId,
    pub answer: String,
    pub by_name: Option<String>,
    pub posted_at: Timestamp,
}

/// What officials answered in a thread that can be read by everybody, the newest first.
pub async fn answers(conn: &mut Reader, initiative: InitiativeId) -> sqlx::Result<Vec<AnswerRow>> {
    fetch_all!(
        conn,
        AnswerRow,
        "SELECT c.id, c.answer, CASE WHEN m.closed_at IS NULL THEN m.name END AS by_name, c.posted_at
         FROM comments c LEFT JOIN members m ON m.id = c.author
         WHERE c.initiative = $1 AND c.answer IS NOT NULL AND c.withdrawn_at IS NULL AND c.hidden_by IS NULL
         ORDER BY c.posted_at DESC, c.id DESC",
        initiative
    )
}

/// How many comments by others a member could read for the first time since this moment, and the first of them.
pub async fn since(
    conn: &mut Reader,
    initiative: InitiativeId,
    member: MemberId,
    since: Timestamp,
) -> sqlx::Result<(i64, Option<CommentId>)> {
    fetch_one!(
        conn,
        (i64, Option<CommentId>),
        "SELECT COUNT(*), MIN(id) FROM comments WHERE initiative = $1 AND posted_at > $2 AND withdrawn_at IS NULL
            AND hidden_by IS NULL AND (author IS NULL OR author <> $3)",
        initiative,
        since,
        member
    )
}

/// What the comment at this path hangs below, outermost first.
pub async fn above(conn: &mut Reader, initiative: InitiativeId, path: &str) -> sqlx::Result<Vec<Row>> {
    if path.len() <= LEVEL {
        return Ok(Vec::new());
    }
    fetch_all!(
        conn,
        Row,
        concat!(
            "WITH RECURSIVE levels (size) AS (
                SELECT 6 UNION ALL SELECT size + 6 FROM levels WHERE size + 6 < length($2)
             ) ",
            select!("WHERE c.initiative = $1 AND c.path IN (SELECT substr($2, 1, size) FROM levels) ORDER BY c.path")
        ),
        initiative,
        path
    )
}

/// The comment at exactly this path.
pub async fn at(conn: &mut Reader, initiative: InitiativeId, path: &str) -> sqlx::Result<Option<Row>> {
    fetch_optional!(conn, Row, select!("WHERE c.initiative = $1 AND c.path = $2"), initiative, path)
}

/// Who wrote in the branch of a comment: from its top-level ancestor down, itself left out.
pub async fn branch_authors(
    conn: &mut Reader,
    initiative: InitiativeId,
    top: &str,
    but: CommentId,
) -> sqlx::Result<Vec<MemberId>> {
    let rows = fetch_all!(
        conn,
        (MemberId,),
        "SELECT DISTINCT author FROM comments
         WHERE initiative = $1 AND path >= $2 AND path < $3 AND id <> $4 AND author IS NOT NULL",
        initiative,
        top,
        format!("{top}~"),
        but
    )?;
    Ok(rows.into_iter().map(|(member,)| member).collect())
}

/// Who wrote in a thread.
pub async fn authors(conn: &mut Reader, initiative: InitiativeId) -> sqlx::Result<Vec<MemberId>> {
    let rows = fetch_all!(
        conn,
        (MemberId,),
        "SELECT DISTINCT author FROM comments WHERE initiative = $1 AND author IS NOT NULL",
        initiative
    )?;
    Ok(rows.into_iter().map(|(member,)| member).collect())
}

/// Around all of these comments of one thread, if there are any.
pub fn span<'a>(rows: impl IntoIterator<Item = &'a Row> + Clone) -> Option<Span<'a>> {
    let initiative = rows.clone().into_iter().next()?.initiative;
    let paths = || rows.clone().into_iter().map(|row| row.path.as_str());
    Some(Span { initiative, first: paths().min()?, last: paths().max()? })
}
