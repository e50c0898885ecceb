//! Comments as stored, with a materialised path. The path of a comment is that of its parent and six letters of its
//! own; sorting by path is the order of reading (depth-first).

use crate::{
    storage::{Reader, Writer},
    texts::search,
};
use naast_domain::{
    answers::AnswerKind,
    ids::{BehalfId, CommentId, InitiativeId, MeasureId, MemberId},
    permission::{Said, TextState},
    time::Timestamp,
};

/// The letters of a path, in the order in which both databases sort them.
const LETTERS: &[u8; 64] = b"-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
/// How many letters of a path each level takes: enough for 2^36 comments.
pub const LEVEL: usize = 6;
/// The deepest level. What is said deeper hangs beside what it replies to: a comment is counted at everything above it, so
/// this is how many rows one reply writes at most. (An index entry of PostgreSQL holds 2704 bytes, 450 levels.)
pub const DEEPEST: i64 = 100;

/// A comment to be stored.
#[derive(Debug, Clone, Copy)]
pub struct NewComment<'a> {
    pub initiative: InitiativeId,
    /// The id, path and depth of what it replies to, in the same initiative.
    pub parent: Option<(CommentId, &'a str, i64)>,
    pub author: Option<MemberId>,
    /// The kind, when it is an official's answer; with the office in which it is given.
    pub answer: Option<&'a str>,
    pub function: &'a str,
    pub department: &'a str,
    pub body: &'a str,
    pub body_html: &'a str,
    pub language: Option<&'a str>,
    pub posted_at: Timestamp,
    pub is_orphan: bool,
    /// A question to the officials, by whoever carries the initiative.
    pub is_for_officials: bool,
    /// On whose behalf it was entered, or who said it with their claim code.
    pub behalf: Option<BehalfId>,
    pub import_source: Option<&'a str>,
    pub import_number: Option<&'a str>,
    /// The author's number at the place it was imported from.
    pub import_author: Option<&'a str>,
}

/// A comment as stored.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Row {
    pub id: CommentId,
    pub initiative: InitiativeId,
    pub path: String,
    pub depth: i64,
    pub author: Option<MemberId>,
    pub body: String,
    pub posted_at: Timestamp,
    pub version: i64,
    pub withdrawn_at: Option<Timestamp>,
    pub hidden_by: Option<MeasureId>,
    pub locked_by: Option<MeasureId>,
    pub folded_by: Option<MeasureId>,
    /// The measure that asks its author to change it.
    pub asked_by: Option<MeasureId>,
    pub became: Option<InitiativeId>,
    pub answer: Option<String>,
    pub behalf: Option<BehalfId>,
}

impl Row {
    /// Whether it is there.
    pub fn text(&self) -> TextState {
        TextState::of(self.withdrawn_at.is_some(), self.hidden_by, self.asked_by)
    }

    /// What the rules need to know of it; not whether its branch is locked.
    pub fn said(&self) -> Said {
        Said {
            author: self.author,
            behalf: self.behalf,
            text: self.text(),
            answer: self.answer.as_deref().and_then(AnswerKind::from_word),
            has_branched: self.became.is_some(),
            is_blank: self.body.is_empty(),
            is_locked: false,
            posted_at: self.posted_at,
            is_asked: self.asked_by.is_some(),
        }
    }
}

/// The letters of one level.
fn letters(id: CommentId) -> String {
    let bits = id.0.unsigned_abs();
    let letter = |level: usize| char::from(LETTERS[usize::try_from((bits >> (6 * level)) & 63).unwrap_or_default()]);
    (0..LEVEL).rev().map(letter).collect()
}

/// Where a comment stands: the path it hangs below, and its depth.
fn place(parent: Option<(CommentId, &str, i64)>) -> (&str, i64) {
    match parent {
        None => ("", 0),
        Some((_, path, depth)) if depth >= DEEPEST => (&path[..path.len().saturating_sub(LEVEL)], depth),
        Some((_, path, depth)) => (path, depth + 1),
    }
}

/// The path and depth of a comment that replies to another one, or to nothing.
pub fn place_of(id: CommentId, parent: Option<(CommentId, &str, i64)>) -> (String, i64) {
    let (above, depth) = place(parent);
    (format!("{above}{}", letters(id)), depth)
}

/// Stores a comment in its place, counts it at everything it hangs below and at its initiative, and makes it
/// findable. Gives its id, path and depth.
pub async fn insert(conn: &mut Writer, new: &NewComment<'_>) -> sqlx::Result<(CommentId, String, i64)> {
    let (above, depth) = place(new.parent);
    let (id,): (CommentId,) = fetch_one!(
        conn,
        (CommentId,),
        "INSERT INTO comments (initiative, parent, path, depth, author, answer, function, department, body, body_html,
            language, posted_at, is_orphan, import_source, import_number, import_author, is_for_officials, behalf,
            replied_to)
         VALUES ($1, $2, '~', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $2) RETURNING id",
        new.initiative,
        new.parent.map(|(id, ..)| id),
        depth,
        new.author,
        new.answer,
        new.function,
        new.department,
        new.body,
        new.body_html,
        new.language,
        new.posted_at,
        new.is_orphan,
        new.import_source,
        new.import_number,
        new.import_author,
        new.is_for_officials,
        new.behalf
    )?;
    let path = format!("{above}{}", letters(id));
    execute!(conn, "UPDATE comments SET path = $2 WHERE id = $1", id, &path)?;
    count(conn, new, &path).await?;
    if !new.body.is_empty() {
        search::add(conn, new.initiative, Some(id), "", new.body).await?;
    }
    Ok((id, path, depth))
}

/// Counts a comment at everything it hangs below, and at its initiative.
async fn count(conn: &mut Writer, new: &NewComment<'_>, path: &str) -> sqlx::Result<()> {
    if path.len() > LEVEL {
        execute!(
            conn,
            "WITH RECURSIVE levels (size) AS (
                SELECT 6 UNION ALL SELECT size + 6 FROM levels WHERE size + 6 < length($2)
             )
             UPDATE comments SET descendants = descendants + 1
             WHERE initiative = $1 AND path IN (SELECT substr($2, 1, size) FROM levels)",
            new.initiative,
            path
        )?;
    }
    execute!(
        conn,
        "UPDATE initiatives SET comment_count = comment_count + 1,
            last_activity_at = CASE WHEN last_activity_at < $2 THEN $2 ELSE last_activity_at END
         WHERE id = $1",
        new.initiative,
        new.posted_at
    )?;
    Ok(())
}

/// The comment with this id.
pub async fn find(conn: &mut Reader, id: CommentId) -> sqlx::Result<Option<Row>> {
    fetch_optional!(
        conn,
        Row,
        "SELECT id, initiative, path, depth, author, body, posted_at, version, withdrawn_at, hidden_by, locked_by, folded_by, asked_by,
            became, answer, behalf
         FROM comments WHERE id = $1",
        id
    )
}

/// The same words by the same author at the same place, said after this moment.
pub async fn find_same(
    conn: &mut Reader,
    author: MemberId,
    initiative: InitiativeId,
    parent: Option<CommentId>,
    (body, answer): (&str, Option<&str>),
    since: Timestamp,
) -> sqlx::Result<Option<CommentId>> {
    let same = fetch_optional!(
        conn,
        (CommentId,),
        "SELECT id FROM comments WHERE author = $1 AND posted_at > $2 AND initiative = $3
            AND parent IS NOT DISTINCT FROM $4 AND body = $5 AND answer IS NOT DISTINCT FROM $6
            AND withdrawn_at IS NULL ORDER BY id DESC LIMIT 1",
        author,
        since,
        initiative,
        parent,
        body,
        answer
    )?;
    Ok(same.map(|(id,)| id))
}

/// Replaces the text; keep the version before it first.
pub async fn update(conn: &mut Writer, row: &Row, body: &str, body_html: &str, now: Timestamp) -> sqlx::Result<()> {
    execute!(
        conn,
        "UPDATE comments SET body = $2, body_html = $3, edited_at = $4, version = version + 1 WHERE id = $1",
        row.id,
        body,
        body_html,
        now
    )?;
    search::put(conn, row.initiative, Some(row.id), "", body).await
}

/// Withdraws it.
pub async fn withdraw(conn: &mut Writer, initiative: InitiativeId, id: CommentId, now: Timestamp) -> sqlx::Result<()> {
    execute!(conn, "UPDATE comments SET withdrawn_at = $2 WHERE id = $1", id, now)?;
    search::remove(conn, initiative, Some(id)).await
}

/// The same words said with the same claim code at the same place after this moment.
pub async fn find_same_by_code(
    conn: &mut Reader,
    behalf: BehalfId,
    initiative: InitiativeId,
    parent: Option<CommentId>,
    body: &str,
    since: Timestamp,
) -> sqlx::Result<Option<CommentId>> {
    let same = fetch_optional!(
        conn,
        (CommentId,),
        "SELECT id FROM comments WHERE behalf = $1 AND posted_at > $2 AND initiative = $3
            AND parent IS NOT DISTINCT FROM $4 AND body = $5 AND withdrawn_at IS NULL ORDER BY id LIMIT 1",
        behalf,
        since,
        initiative,
        parent,
        body
    )?;
    Ok(same.map(|(id,)| id))
}

/// Writes its text anew without making a version of it, and keeps what is found by searching.
pub async fn rewrite(conn: &mut Writer, row: &Row, body: &str, body_html: &str) -> sqlx::Result<()> {
    execute!(conn, "UPDATE comments SET body = $2, body_html = $3 WHERE id = $1", row.id, body, body_html)?;
    if row.hidden_by.is_some() || row.withdrawn_at.is_some() {
        return Ok(());
    }
    search::put(conn, row.initiative, Some(row.id), "", body).await
}

/// When whoever says something here said something last in this thread, after this moment; not as an official.
pub async fn latest_after(
    conn: &mut Reader,
    initiative: InitiativeId,
    author: Option<MemberId>,
    behalf: Option<BehalfId>,
    since: Timestamp,
) -> sqlx::Result<Option<Timestamp>> {
    let (latest,): (Option<Timestamp>,) = match author {
        Some(author) => fetch_one!(
            conn,
            (Option<Timestamp>,),
            "SELECT MAX(posted_at) FROM comments WHERE author = $1 AND posted_at > $2 AND initiative = $3 AND answer IS NULL",
            author,
            since,
            initiative
        )?,
        None => fetch_one!(
            conn,
            (Option<Timestamp>,),
            "SELECT MAX(posted_at) FROM comments WHERE behalf = $1 AND author IS NULL AND posted_at > $2 AND initiative = $3",
            behalf,
            since,
            initiative
        )?,
    };
    Ok(latest)
}
