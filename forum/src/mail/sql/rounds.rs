//! Up to where the journal was read for the outbox, and which server does so.

use crate::storage::{Reader, Writer};
use naast_domain::{day::Day, ids::EntryId, time::Timestamp};

/// Begins at the end of the journal, if nobody began: what happened before there was mail is not told by it.
pub async fn begin(conn: &mut Writer, today: Day) -> sqlx::Result<()> {
    execute!(
        conn,
        "INSERT INTO mail_rounds (id, read_to, morning, holder, held_until)
         VALUES (1, (SELECT COALESCE(MAX(id), 0) FROM journal), $1, '', 0) ON CONFLICT (id) DO NOTHING",
        today
    )?;
    Ok(())
}

/// Holds the rounds until then, unless another server does; tells whether it holds them.
pub async fn hold(conn: &mut Writer, holder: &str, now: Timestamp, until: Timestamp) -> sqlx::Result<bool> {
    let held = execute!(
        conn,
        "UPDATE mail_rounds SET holder = $1, held_until = $3 WHERE id = 1 AND (holder = $1 OR held_until < $2)",
        holder,
        now,
        until
    )?;
    Ok(held == 1)
}

/// Lets the rounds go, if this server holds them.
pub async fn release(conn: &mut Writer, holder: &str) -> sqlx::Result<()> {
    execute!(conn, "UPDATE mail_rounds SET held_until = 0 WHERE id = 1 AND holder = $1", holder)?;
    Ok(())
}

/// The last entry that was read.
pub async fn read_to(conn: &mut Reader) -> sqlx::Result<EntryId> {
    let (read_to,): (EntryId,) = fetch_one!(conn, (EntryId,), "SELECT read_to FROM mail_rounds WHERE id = 1")?;
    Ok(read_to)
}

/// Goes on after this entry.
pub async fn go_on(conn: &mut Writer, read_to: EntryId) -> sqlx::Result<()> {
    execute!(conn, "UPDATE mail_rounds SET read_to = $1 WHERE id = 1", read_to)?;
    Ok(())
}

/// Whether the mail of a day did not go out yet; then it does now.
pub async fn begin_morning(conn: &mut Writer, today: Day) -> sqlx::Result<bool> {
    Ok(execute!(conn, "UPDATE mail_rounds SET morning = $1 WHERE id = 1 AND morning < $1", today)? == 1)
}

/// The last day whose mail went out.
pub async fn morning(conn: &mut Reader) -> sqlx::Result<Day> {
    let (morning,): (Day,) = fetch_one!(conn, (Day,), "SELECT morning FROM mail_rounds WHERE id = 1")?;
    Ok(morning)
}
