//! Earlier versions: the text that an edit replaced.

use super::Conn;
use naast_domain::{
    ids::{CommentId, InitiativeId},
    time::Timestamp,
};

/// A version as stored.
#[derive(Debug, sqlx::FromRow)]
pub struct Row {
    pub version: i64,
    pub saved_at: Timestamp,
    pub title: String,
    pub text: String,
}

/// Keeps what a story reads now, before it is replaced.
pub async fn keep_story(conn: &mut Conn, id: InitiativeId) -> sqlx::Result<()> {
    execute!(
        conn,
        "INSERT INTO initiative_versions (initiative, version, title, story, saved_at)
         SELECT id, version, title, story, COALESCE(edited_at, started_at) FROM initiatives WHERE id = $1",
        id
    )?;
    Ok(())
}

/// Keeps what a comment reads now, before it is replaced.
pub async fn keep_comment(conn: &mut Conn, id: CommentId) -> sqlx::Result<()> {
    execute!(
        conn,
        "INSERT INTO comment_versions (comment, version, body, saved_at)
         SELECT id, version, body, COALESCE(edited_at, posted_at) FROM comments WHERE id = $1",
        id
    )?;
    Ok(())
}

/// All versions of a story, the present one last.
pub async fn of_story(conn: &mut Conn, id: InitiativeId) -> sqlx::Result<Vec<Row>> {
    fetch_all!(
        conn,
        Row,
        "SELECT version, saved_at, title, story AS text FROM initiative_versions WHERE initiative = $1
         UNION ALL SELECT version, COALESCE(edited_at, started_at), title, story FROM initiatives WHERE id = $1
         ORDER BY 1",
        id
    )
}

/// All versions of a comment, the present one last.
pub async fn of_comment(conn: &mut Conn, id: CommentId) -> sqlx::Result<Vec<Row>> {
    fetch_all!(
        conn,
        Row,
        "SELECT version, saved_at, '' AS title, body AS text FROM comment_versions WHERE comment = $1
         UNION ALL SELECT version, COALESCE(edited_at, posted_at), '', body FROM comments WHERE id = $1
         ORDER BY 1",
        id
    )
}
