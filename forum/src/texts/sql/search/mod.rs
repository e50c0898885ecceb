//! What can be found. Documents are written in the transaction of what they tell; asking is the only thing
//! that each database does in its own way (`sqlite`, `postgres`).

mod postgres;
mod sqlite;
mod words;

pub use words::{every_word, fold, words};

use crate::{
    storage::{Reader, Writer},
    texts::markdown,
};
use naast_domain::{
    ids::{CommentId, InitiativeId},
    paging::Cursor,
    time::Timestamp,
};

/// How a document says that it is the initiative itself.
const ITSELF: CommentId = CommentId(0);

/// Makes an initiative (`comment` is `None`) or a comment findable, with the text as it is now.
pub async fn put(
    conn: &mut Writer,
    initiative: InitiativeId,
    comment: Option<CommentId>,
    title: &str,
    source: &str,
) -> sqlx::Result<()> {
    remove(conn, initiative, comment).await?;
    add(conn, initiative, comment, title, source).await
}

/// As `put`, for what is new.
pub async fn add(
    conn: &mut Writer,
    initiative: InitiativeId,
    comment: Option<CommentId>,
    title: &str,
    source: &str,
) -> sqlx::Result<()> {
    let (title, body) = (fold(title), fold(&markdown::opening(source, usize::MAX)));
    execute!(
        conn,
        "INSERT INTO search_documents (initiative, comment, title, body) VALUES ($1, $2, $3, $4)",
        initiative,
        comment.unwrap_or(ITSELF),
        &title,
        &body
    )?;
    Ok(())
}

/// Makes it unfindable.
pub async fn remove(conn: &mut Writer, initiative: InitiativeId, comment: Option<CommentId>) -> sqlx::Result<()> {
    execute!(
        conn,
        "DELETE FROM search_documents WHERE initiative = $1 AND comment = $2",
        initiative,
        comment.unwrap_or(ITSELF)
    )?;
    Ok(())
}

/// Of so many matches, the newest, the best come first: what holds a very common word is not ranked to its end, so that
/// a forum of many years answers as fast as a new one.
const RANKED: usize = 1_000;

/// Something found, with the text that its snippet is made from.
#[derive(Debug, sqlx::FromRow)]
pub struct Hit {
    pub document: i64,
    /// Scaled to a whole number; the higher the better.
    pub rank: i64,
    pub initiative: InitiativeId,
    pub comment: Option<CommentId>,
    pub title: String,
    pub body: String,
    pub at: Timestamp,
    /// Whether everybody may read it. Documents of other texts are deleted; this makes sure, and leaves out
    /// what was said about an initiative that is hidden.
    pub is_public: bool,
}

/// What each database selects from its own `found (id, score)`, best first.
const SHOWN: &str = "SELECT f.id AS document, f.score AS rank, d.initiative, c.id AS comment, i.title,
    COALESCE(c.body, i.story) AS body, COALESCE(c.posted_at, i.started_at) AS at,
    (i.hidden_by IS NULL AND c.hidden_by IS NULL AND c.withdrawn_at IS NULL
        AND (d.comment <> 0 OR i.withdrawn_at IS NULL)) AS is_public
    FROM (SELECT id, score FROM found WHERE (score, id) < ($2, $3) ORDER BY score DESC, id DESC LIMIT $4) AS f
    JOIN search_documents d ON d.id = f.id
    JOIN initiatives i ON i.id = d.initiative
    LEFT JOIN comments c ON c.id = d.comment
    ORDER BY f.score DESC, f.id DESC";

/// What holds all these words, best first, after this place. Some may not be public: see `Hit`.
pub async fn all_words(
    conn: &mut Reader,
    words: &[String],
    after: Option<Cursor>,
    size: i64,
) -> sqlx::Result<Vec<Hit>> {
    let after = after.unwrap_or(Cursor { key: i64::MAX, id: i64::MAX });
    let (sql, query) = match conn {
        Reader::Sqlite(_) => (sqlite::FIND, sqlite::query(words, " AND ")),
        Reader::Postgres(_) => (postgres::FIND, postgres::query(words)),
    };
    fetch_all!(conn, Hit, sql, &query, after.key, after.id, size)
}

/// Public initiatives that hold any of these words, best first.
pub async fn any_word(conn: &mut Reader, words: &[String], size: i64) -> sqlx::Result<Vec<InitiativeId>> {
    let (sql, query) = match conn {
        Reader::Sqlite(_) => (sqlite::SIMILAR, sqlite::query(words, " OR ")),
        Reader::Postgres(_) => (postgres::SIMILAR, postgres::query(words)),
    };
    let rows = fetch_all!(conn, (InitiativeId,), sql, &query, size)?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
