//! What can be found. Documents are written in the transaction of what they tell; asking the index which of them hold a term is
//! the only thing that each database does in its own way (`sqlite`, `postgres`).

mod findable;
mod looking;
mod postgres;
mod sqlite;

pub use findable::{Findable, comments, stories};
pub use looking::{Seen, holding, newest};

use crate::{
    storage::{Reader, Writer},
    texts::{markdown, words},
};
use naast_domain::{
    ids::{CommentId, InitiativeId},
    time::Timestamp,
};
use sqlx::AssertSqlSafe;

/// The number of the document of a comment, or of the initiative itself (`comment` is `None`).
fn document(initiative: InitiativeId, comment: Option<CommentId>) -> i64 {
    comment.map_or(-initiative.0, |comment| comment.0)
}

/// The terms of a document whose text is in Markdown.
pub fn terms(title: &str, source: &str) -> String {
    words::document(title, &markdown::opening(source, usize::MAX))
}

/// Makes an initiative or a comment findable, with the text as it is now.
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
    execute!(
        conn,
        "INSERT INTO search_documents (id, words) VALUES ($1, $2)",
        document(initiative, comment),
        terms(title, source)
    )?;
    Ok(())
}

/// Makes it unfindable.
pub async fn remove(conn: &mut Writer, initiative: InitiativeId, comment: Option<CommentId>) -> sqlx::Result<()> {
    execute!(conn, "DELETE FROM search_documents WHERE id = $1", document(initiative, comment))?;
    Ok(())
}

/// Something found, with the text that its snippet is made from.
#[derive(Debug, sqlx::FromRow)]
pub struct Hit {
    pub document: i64,
    pub initiative: InitiativeId,
    pub comment: Option<CommentId>,
    pub title: String,
    pub body: String,
    pub at: Timestamp,
    /// Whether everybody may read it. Documents of other texts are deleted; this makes sure, and leaves out
    /// what was said about an initiative that is hidden.
    pub is_public: bool,
}

/// What these documents tell of, in no order.
pub async fn hits(conn: &mut Reader, documents: &[i64]) -> sqlx::Result<Vec<Hit>> {
    let places = (1..=documents.len()).map(|place| format!("${place}")).collect::<Vec<_>>().join(", ");
    let sql = format!(
        "SELECT d.id AS document, i.id AS initiative, c.id AS comment, i.title,
            COALESCE(c.body, i.story) AS body, COALESCE(c.posted_at, i.started_at) AS at,
            (i.hidden_by IS NULL AND c.hidden_by IS NULL AND c.withdrawn_at IS NULL
                AND (d.id > 0 OR i.withdrawn_at IS NULL)) AS is_public
         FROM search_documents d
         LEFT JOIN comments c ON c.id = d.id
         JOIN initiatives i ON i.id = COALESCE(c.initiative, -d.id)
         WHERE d.id IN ({places})"
    );
    match conn {
        Reader::Sqlite(conn) => {
            let asking = sqlx::query_as(AssertSqlSafe(sql));
            documents.iter().fold(asking, |asking, id| asking.bind(*id)).fetch_all(conn.as_mut()).await
        }
        Reader::Postgres(conn) => {
            let asking = sqlx::query_as(AssertSqlSafe(sql));
            documents.iter().fold(asking, |asking, id| asking.bind(*id)).fetch_all(conn.as_mut()).await
        }
    }
}
