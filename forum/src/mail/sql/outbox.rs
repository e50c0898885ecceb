//! The outbox: what is told to whom by mail, and when.

use crate::storage::{Reader, Writer};
use naast_domain::{
    ids::{EntryId, InitiativeId, MemberId},
    mail::News,
    time::Timestamp,
};

/// When what is held is due: once its reader confirms their address.
pub const HELD: Timestamp = Timestamp(i64::MAX);

/// A telling that is due.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Row {
    pub entry: EntryId,
    pub news: String,
    pub pace: String,
    pub initiative: Option<InitiativeId>,
    pub tries: i64,
    /// What kind of entry it is.
    pub kind: String,
    pub at: Timestamp,
}

/// Members to whom something is due, who waits longest first.
pub async fn waiting_members(conn: &mut Reader, now: Timestamp, size: i64) -> sqlx::Result<Vec<MemberId>> {
    let rows = fetch_all!(
        conn,
        (MemberId, Timestamp),
        "SELECT member, MIN(due_at) FROM outbox WHERE sent_at IS NULL AND due_at <= $1 GROUP BY member ORDER BY 2, 1 LIMIT $2",
        now,
        size
    )?;
    Ok(rows.into_iter().map(|(member, _)| member).collect())
}

/// What is due to a member, oldest first.
pub async fn due(conn: &mut Reader, member: MemberId, now: Timestamp, size: i64) -> sqlx::Result<Vec<Row>> {
    fetch_all!(
        conn,
        Row,
        "SELECT o.entry, o.news, o.pace, o.initiative, o.tries, j.kind, j.at FROM outbox o JOIN journal j ON j.id = o.entry
         WHERE o.member = $1 AND o.sent_at IS NULL AND o.due_at <= $2 ORDER BY o.entry LIMIT $3",
        member,
        now,
        size
    )
}

/// Notes that it was sent.
pub async fn sent(conn: &mut Writer, member: MemberId, entry: EntryId, news: &str, now: Timestamp) -> sqlx::Result<()> {
    execute!(
        conn,
        "UPDATE outbox SET sent_at = $4 WHERE member = $1 AND entry = $2 AND news = $3",
        member,
        entry,
        news,
        now
    )?;
    Ok(())
}

/// Takes it out: there is nothing to tell any more.
pub async fn drop(conn: &mut Writer, member: MemberId, entry: EntryId, news: &str) -> sqlx::Result<()> {
    execute!(conn, "DELETE FROM outbox WHERE member = $1 AND entry = $2 AND news = $3", member, entry, news)?;
    Ok(())
}

/// Tries it again at this moment.
pub async fn delay(
    conn: &mut Writer,
    member: MemberId,
    entry: EntryId,
    news: &str,
    until: Timestamp,
) -> sqlx::Result<()> {
    execute!(
        conn,
        "UPDATE outbox SET tries = tries + 1, due_at = $4 WHERE member = $1 AND entry = $2 AND news = $3",
        member,
        entry,
        news,
        until
    )?;
    Ok(())
}

/// Holds what waits for a member, but for what is about their account.
pub async fn hold(conn: &mut Writer, member: MemberId) -> sqlx::Result<()> {
    execute!(
        conn,
        "UPDATE outbox SET due_at = $2 WHERE member = $1 AND sent_at IS NULL AND news <> $3",
        member,
        HELD,
        News::Account.word()
    )?;
    Ok(())
}

/// Sends now what was held for a member.
pub async fn release(conn: &mut Writer, member: MemberId, now: Timestamp) -> sqlx::Result<()> {
    execute!(conn, "UPDATE outbox SET due_at = $2 WHERE member = $1 AND due_at = $3", member, now, HELD)?;
    Ok(())
}

/// Takes out what waits for a member.
pub async fn clear(conn: &mut Writer, member: MemberId) -> sqlx::Result<()> {
    execute!(conn, "DELETE FROM outbox WHERE member = $1 AND sent_at IS NULL", member)?;
    Ok(())
}

/// Forgets all that mail knows of a member.
pub async fn forget(conn: &mut Writer, member: MemberId) -> sqlx::Result<()> {
    execute!(conn, "DELETE FROM outbox WHERE member = $1", member)?;
    execute!(conn, "DELETE FROM mail_choices WHERE member = $1", member)?;
    execute!(conn, "DELETE FROM mail_addresses WHERE member = $1", member)?;
    execute!(conn, "DELETE FROM mail_replies WHERE member = $1", member)?;
    Ok(())
}

/// Forgets what was sent before this moment, and what was held since before it.
pub async fn sweep(conn: &mut Writer, sent_before: Timestamp, told_before: Timestamp) -> sqlx::Result<()> {
    execute!(conn, "DELETE FROM outbox WHERE sent_at < $1", sent_before)?;
    execute!(
        conn,
        "DELETE FROM outbox WHERE sent_at IS NULL AND due_at = $1
            AND (SELECT j.at FROM journal j WHERE j.id = outbox.entry) < $2",
        HELD,
        told_before
    )?;
    Ok(())
}

/// How many tellings wait for their time, how many of them were tried, and how many were sent.
pub async fn count(conn: &mut Reader) -> sqlx::Result<(i64, i64, i64)> {
    fetch_one!(
        conn,
        (i64, i64, i64),
        "SELECT (SELECT COUNT(*) FROM outbox WHERE sent_at IS NULL AND due_at < $1),
                (SELECT COUNT(*) FROM outbox WHERE sent_at IS NULL AND due_at < $1 AND tries > 0),
                (SELECT COUNT(*) FROM outbox WHERE sent_at IS NOT NULL)",
        HELD
    )
}
