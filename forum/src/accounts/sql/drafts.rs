//! Drafts.

use crate::storage::{Reader, Writer};
use naast_domain::{ids::MemberId, time::Timestamp};

/// Keeps a draft.
pub async fn put(conn: &mut Writer, member: MemberId, place: &str, content: &str, now: Timestamp) -> sqlx::Result<()> {
    execute!(
        conn,
        "INSERT INTO drafts (member, place, content, saved_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (member, place) DO UPDATE SET content = excluded.content, saved_at = excluded.saved_at",
        member,
        place,
        content,
        now
    )?;
    Ok(())
}

/// Throws away what a member did not write on longest, but for so many.
pub async fn keep_newest(conn: &mut Writer, member: MemberId, many: i64) -> sqlx::Result<()> {
    execute!(
        conn,
        "DELETE FROM drafts WHERE member = $1 AND place NOT IN (
            SELECT place FROM drafts WHERE member = $1 ORDER BY saved_at DESC, place LIMIT $2)",
        member,
        many
    )?;
    Ok(())
}

/// Throws a draft away.
pub async fn delete(conn: &mut Writer, member: MemberId, place: &str) -> sqlx::Result<()> {
    execute!(conn, "DELETE FROM drafts WHERE member = $1 AND place = $2", member, place)?;
    Ok(())
}

/// The draft kept at this place.
pub async fn find(conn: &mut Reader, member: MemberId, place: &str) -> sqlx::Result<Option<String>> {
    let row =
        fetch_optional!(conn, (String,), "SELECT content FROM drafts WHERE member = $1 AND place = $2", member, place)?;
    Ok(row.map(|(content,)| content))
}
