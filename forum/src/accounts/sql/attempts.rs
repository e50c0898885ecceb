//! Attempts as stored, counted for rate limits.

use crate::storage::{Reader, Writer};
use naast_domain::time::Timestamp;

/// Throws away what is older than this, of everybody.
pub async fn sweep(conn: &mut Writer, before: Timestamp) -> sqlx::Result<()> {
    execute!(conn, "DELETE FROM attempts WHERE at <= $1", before)?;
    Ok(())
}

/// How many tries since then, and the first of them.
pub async fn since(conn: &mut Reader, subject: &str, since: Timestamp) -> sqlx::Result<(i64, Option<Timestamp>)> {
    fetch_one!(
        conn,
        (i64, Option<Timestamp>),
        "SELECT COUNT(*), MIN(at) FROM attempts WHERE subject = $1 AND at > $2",
        subject,
        since
    )
}

/// Notes a try; tells how many others there were since then, and the first of them.
pub async fn insert_counting(
    conn: &mut Writer,
    subject: &str,
    at: Timestamp,
    since: Timestamp,
) -> sqlx::Result<(i64, Option<Timestamp>)> {
    // Which state of the table a subquery of RETURNING reads differs, so it leaves out the row itself.
    fetch_one!(
        conn,
        (i64, Option<Timestamp>),
        "INSERT INTO attempts (subject, at) VALUES ($1, $2) RETURNING
            (SELECT COUNT(*) FROM attempts other WHERE other.subject = $1 AND other.at > $3 AND other.id <> attempts.id),
            (SELECT MIN(other.at) FROM attempts other WHERE other.subject = $1 AND other.at > $3 AND other.id <> attempts.id)",
        subject,
        at,
        since
    )
}

/// Notes a try.
pub async fn insert(conn: &mut Writer, subject: &str, at: Timestamp) -> sqlx::Result<()> {
    execute!(conn, "INSERT INTO attempts (subject, at) VALUES ($1, $2)", subject, at)?;
    Ok(())
}

/// Forgets one try of a subject at this moment.
pub async fn delete_one(conn: &mut Writer, subject: &str, at: Timestamp) -> sqlx::Result<()> {
    execute!(
        conn,
        "DELETE FROM attempts WHERE id = (SELECT MAX(id) FROM attempts WHERE subject = $1 AND at = $2)",
        subject,
        at
    )?;
    Ok(())
}

/// Forgets all tries of a subject.
pub async fn clear(conn: &mut Writer, subject: &str) -> sqlx::Result<()> {
    execute!(conn, "DELETE FROM attempts WHERE subject = $1", subject)?;
    Ok(())
}
