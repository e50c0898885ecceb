//! Earlier versions: the text that an edit replaced.

use crate::storage::{Reader, Writer};
use naast_domain::{
    ids::{CommentId, InitiativeId, MeasureId},
    location::Location,
    measures::Subject,
    time::Timestamp,
};

/// A version as stored.
#[derive(Debug, sqlx::FromRow)]
pub struct Row {
    pub version: i64,
    pub saved_at: Timestamp,
    pub title: String,
    pub text: String,
    /// The measure because of which only the author and moderators read it.
    pub sealed_by: Option<MeasureId>,
}

/// What a version says; a comment has no title.
#[derive(Debug)]
pub struct Text {
    pub title: String,
    pub text: String,
}

/// Keeps what a story reads now, before it is replaced.
pub async fn keep_story(conn: &mut Writer, id: InitiativeId) -> sqlx::Result<()> {
    execute!(
        conn,
        "INSERT INTO initiative_versions (initiative, version, title, story, saved_at)
         SELECT id, version, title, story, COALESCE(edited_at, started_at) FROM initiatives WHERE id = $1",
        id
    )?;
    Ok(())
}

/// Keeps what a comment reads now, before it is replaced.
pub async fn keep_comment(conn: &mut Writer, id: CommentId) -> sqlx::Result<()> {
    execute!(
        conn,
        "INSERT INTO comment_versions (comment, version, body, saved_at)
         SELECT id, version, body, COALESCE(edited_at, posted_at) FROM comments WHERE id = $1",
        id
    )?;
    Ok(())
}

/// Which versions are read: so many, the newest of those before this one.
#[derive(Debug, Clone, Copy)]
pub struct Stretch {
    pub before: i64,
    pub size: i64,
}

/// All versions of a text, the present one last; what a member tells about themselves has none.
pub async fn of(conn: &mut Reader, subject: Subject) -> sqlx::Result<Vec<Row>> {
    let all = Stretch { before: i64::MAX, size: i64::MAX };
    match subject.location() {
        Location::Comment(comment) => of_comment(conn, comment, all).await,
        Location::Initiative(initiative) => of_story(conn, initiative, all).await,
        Location::Profile(_) => Ok(Vec::new()),
    }
}

/// Versions of a story, the present one last.
pub async fn of_story(
    conn: &mut Reader,
    id: InitiativeId,
    Stretch { before, size }: Stretch,
) -> sqlx::Result<Vec<Row>> {
    fetch_all!(
        conn,
        Row,
        "SELECT version, saved_at, title, text, sealed_by FROM (
            SELECT version, saved_at, title, text, sealed_by FROM (
                SELECT version, saved_at, title, story AS text, sealed_by FROM initiative_versions
                WHERE initiative = $1 AND version < $2 ORDER BY version DESC LIMIT $3) AS earlier
            UNION ALL
            SELECT version, COALESCE(edited_at, started_at), title, story, CAST(NULL AS BIGINT) FROM initiatives
            WHERE id = $1 AND version < $2
            ORDER BY version DESC LIMIT $3) AS newest
         ORDER BY version",
        id,
        before,
        size
    )
}

/// Versions of a comment, the present one last.
pub async fn of_comment(conn: &mut Reader, id: CommentId, Stretch { before, size }: Stretch) -> sqlx::Result<Vec<Row>> {
    fetch_all!(
        conn,
        Row,
        "SELECT version, saved_at, title, text, sealed_by FROM (
            SELECT version, saved_at, title, text, sealed_by FROM (
                SELECT version, saved_at, '' AS title, body AS text, sealed_by FROM comment_versions
                WHERE comment = $1 AND version < $2 ORDER BY version DESC LIMIT $3) AS earlier
            UNION ALL
            SELECT version, COALESCE(edited_at, posted_at), '', body, CAST(NULL AS BIGINT) FROM comments
            WHERE id = $1 AND version < $2
            ORDER BY version DESC LIMIT $3) AS newest
         ORDER BY version",
        id,
        before,
        size
    )
}

/// Keeps all earlier versions of a text from others than its author and moderators.
pub async fn seal(conn: &mut Writer, subject: Subject, measure: MeasureId) -> sqlx::Result<()> {
    match subject.comment() {
        Some(comment) => execute!(
            conn,
            "UPDATE comment_versions SET sealed_by = $2 WHERE comment = $1 AND sealed_by IS NULL",
            comment,
            measure
        )?,
        None => execute!(
            conn,
            "UPDATE initiative_versions SET sealed_by = $2 WHERE initiative = $1 AND sealed_by IS NULL",
            subject.initiative(),
            measure
        )?,
    };
    Ok(())
}

/// Writes an earlier version anew; whether it is one.
pub async fn rewrite(conn: &mut Writer, subject: Subject, version: i64, text: &Text) -> sqlx::Result<bool> {
    let written = match subject.comment() {
        Some(comment) => execute!(
            conn,
            "UPDATE comment_versions SET body = $3 WHERE comment = $1 AND version = $2",
            comment,
            version,
            &text.text
        )?,
        None => execute!(
            conn,
            "UPDATE initiative_versions SET title = $3, story = $4 WHERE initiative = $1 AND version = $2",
            subject.initiative(),
            version,
            &text.title,
            &text.text
        )?,
    };
    Ok(written > 0)
}
