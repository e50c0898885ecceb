//! The texts that everybody may read, with the documents by which they are found.

use crate::storage::Reader;
use naast_domain::ids::{CommentId, InitiativeId};

/// A text that everybody may read: of the initiative itself, or of a comment.
#[derive(Debug, sqlx::FromRow)]
pub struct Findable {
    pub id: i64,
    pub initiative: InitiativeId,
    pub comment: Option<CommentId>,
    pub title: String,
    pub body: String,
    /// The terms of its document, if it has one.
    pub words: Option<String>,
}

/// The next stories that everybody may read.
pub async fn stories(conn: &mut Reader, after: i64, size: i64) -> sqlx::Result<Vec<Findable>> {
    fetch_all!(
        conn,
        Findable,
        "SELECT i.id, i.id AS initiative, CAST(NULL AS BIGINT) AS comment, i.title, i.story AS body, d.words
         FROM initiatives i LEFT JOIN search_documents d ON d.id = -i.id
         WHERE i.hidden_by IS NULL AND i.withdrawn_at IS NULL AND i.id > $1 ORDER BY i.id LIMIT $2",
        after,
        size
    )
}

/// The next comments that everybody may read.
pub async fn comments(conn: &mut Reader, after: i64, size: i64) -> sqlx::Result<Vec<Findable>> {
    fetch_all!(
        conn,
        Findable,
        "SELECT c.id, c.initiative, c.id AS comment, '' AS title, c.body, d.words
         FROM comments c LEFT JOIN search_documents d ON d.id = c.id
         WHERE c.hidden_by IS NULL AND c.withdrawn_at IS NULL AND c.body <> '' AND c.id > $1 ORDER BY c.id LIMIT $2",
        after,
        size
    )
}
