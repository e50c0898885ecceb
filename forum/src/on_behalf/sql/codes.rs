//! Claim codes as stored: hashed, one for each thing told, with the notes of those who gave them anew, and whoever came
//! in with one.

use crate::storage::{Reader, Writer};
use naast_domain::{
    ids::{BehalfId, MemberId},
    on_behalf::ClaimNote,
    time::Timestamp,
};

/// Replaces the claim code; whoever came in with the old one is out.
pub async fn put(conn: &mut Writer, id: BehalfId, hash: Option<&str>, at: Timestamp) -> sqlx::Result<()> {
    execute!(conn, "UPDATE behalfs SET code_hash = $2, code_made_at = $3 WHERE id = $1", id, hash, at)?;
    execute!(conn, "DELETE FROM claim_sessions WHERE behalf = $1", id)?;
    Ok(())
}

/// Lets somebody in for a while.
pub async fn begin_session(conn: &mut Writer, hash: &str, id: BehalfId, until: Timestamp) -> sqlx::Result<()> {
    execute!(conn, "INSERT INTO claim_sessions (token_hash, behalf, expires_at) VALUES ($1, $2, $3)", hash, id, until)?;
    Ok(())
}

/// Lets them out.
pub async fn end_session(conn: &mut Writer, hash: &str) -> sqlx::Result<()> {
    execute!(conn, "DELETE FROM claim_sessions WHERE token_hash = $1", hash)?;
    Ok(())
}

/// Forgets claim sessions that are over.
pub async fn sweep(conn: &mut Writer, now: Timestamp) -> sqlx::Result<()> {
    execute!(conn, "DELETE FROM claim_sessions WHERE expires_at <= $1", now)?;
    Ok(())
}

/// Keeps why a code was given anew.
pub async fn insert_note(
    conn: &mut Writer,
    id: BehalfId,
    member: MemberId,
    note: &str,
    at: Timestamp,
) -> sqlx::Result<()> {
    execute!(conn, "INSERT INTO claim_notes (behalf, member, note, at) VALUES ($1, $2, $3, $4)", id, member, note, at)?;
    Ok(())
}

/// Why codes were given anew, oldest first.
pub async fn notes(conn: &mut Reader, id: BehalfId) -> sqlx::Result<Vec<ClaimNote>> {
    let rows = fetch_all!(
        conn,
        (Option<String>, String, Timestamp),
        "SELECT m.name, n.note, n.at FROM claim_notes n LEFT JOIN members m ON m.id = n.member AND m.closed_at IS NULL
         WHERE n.behalf = $1 ORDER BY n.id LIMIT 100",
        id
    )?;
    Ok(rows.into_iter().map(|(by, note, at)| ClaimNote { by: by.unwrap_or_default(), note, at }).collect())
}
