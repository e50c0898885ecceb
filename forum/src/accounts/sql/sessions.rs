//! Sessions and one-time codes; both stored as hashes.

use crate::{
    accounts::sql::members::Member,
    storage::{Reader, Writer},
};
use naast_domain::{ids::MemberId, time::Timestamp};

/// Begins a session.
pub async fn insert(
    conn: &mut Writer,
    hash: &str,
    member: MemberId,
    now: Timestamp,
    until: Timestamp,
) -> sqlx::Result<()> {
    execute!(
        conn,
        "INSERT INTO sessions (token_hash, member, created_at, expires_at) VALUES ($1, $2, $3, $4)",
        hash,
        member,
        now,
        until
    )?;
    Ok(())
}

/// Whose session it is, and since when.
#[derive(Debug, sqlx::FromRow)]
pub struct Held {
    #[sqlx(flatten)]
    pub member: Member,
    pub began_at: Timestamp,
}

/// Whose session this is, when it has not expired.
pub async fn member(conn: &mut Reader, hash: &str, now: Timestamp) -> sqlx::Result<Option<Held>> {
    fetch_optional!(
        conn,
        Held,
        "SELECT m.id, m.email, m.name, m.about, m.password_hash, m.official_since, m.moderator_since,
                m.administrator_since, m.manager_since, m.function, m.department, m.language, m.joined_at, m.closed_at,
                m.suspended_until, m.closes_at, m.hidden_by, m.asked_by, m.withheld_name, s.created_at AS began_at
         FROM sessions s JOIN members m ON m.id = s.member
         WHERE s.token_hash = $1 AND s.expires_at > $2 AND m.closed_at IS NULL",
        hash,
        now
    )
}

/// Ends a session; tells whose it was, and the issuer where it began elsewhere.
pub async fn delete(conn: &mut Writer, hash: &str) -> sqlx::Result<Option<(MemberId, String)>> {
    let sql = "DELETE FROM sessions WHERE token_hash = $1 RETURNING member, sign_on";
    fetch_optional!(conn, (MemberId, String), sql, hash)
}

/// The issuer where it began elsewhere; empty for one that began here.
pub async fn issuer(conn: &mut Reader, hash: &str) -> sqlx::Result<Option<String>> {
    let row = fetch_optional!(conn, (String,), "SELECT sign_on FROM sessions WHERE token_hash = $1", hash)?;
    Ok(row.map(|(issuer,)| issuer))
}

/// Notes that it began elsewhere.
pub async fn began_at(conn: &mut Writer, hash: &str, issuer: &str) -> sqlx::Result<()> {
    execute!(conn, "UPDATE sessions SET sign_on = $2 WHERE token_hash = $1", hash, issuer)?;
    Ok(())
}

/// Ends all sessions of a member.
pub async fn delete_all(conn: &mut Writer, member: MemberId) -> sqlx::Result<()> {
    execute!(conn, "DELETE FROM sessions WHERE member = $1", member)?;
    Ok(())
}

/// Forgets expired sessions.
pub async fn sweep(conn: &mut Writer, now: Timestamp) -> sqlx::Result<()> {
    execute!(conn, "DELETE FROM sessions WHERE expires_at <= $1", now)?;
    execute!(conn, "DELETE FROM recovery_codes WHERE expires_at <= $1", now)?;
    Ok(())
}

/// A session of a member.
#[derive(Debug, sqlx::FromRow)]
pub struct Row {
    pub token_hash: String,
    pub created_at: Timestamp,
    pub device: String,
}

/// The sessions of a member, the newest first.
pub async fn of(conn: &mut Reader, member: MemberId, now: Timestamp) -> sqlx::Result<Vec<Row>> {
    fetch_all!(
        conn,
        Row,
        "SELECT token_hash, created_at, device FROM sessions WHERE member = $1 AND expires_at > $2
         ORDER BY created_at DESC, token_hash LIMIT 100",
        member,
        now
    )
}

/// Notes what a session is used with; tells when it began.
pub async fn describe(conn: &mut Writer, hash: &str, device: &str) -> sqlx::Result<Option<Timestamp>> {
    let row = fetch_optional!(
        conn,
        (Timestamp,),
        "UPDATE sessions SET device = $2 WHERE token_hash = $1 RETURNING created_at",
        hash,
        device
    )?;
    Ok(row.map(|(at,)| at))
}

/// What a session of a member that began at this moment is used with.
pub async fn device_at(conn: &mut Reader, member: MemberId, at: Timestamp) -> sqlx::Result<Option<String>> {
    let sql = "SELECT device FROM sessions WHERE member = $1 AND created_at = $2 ORDER BY device DESC LIMIT 1";
    Ok(fetch_optional!(conn, (String,), sql, member, at)?.map(|(device,)| device))
}

/// Keeps a one-time code in place of any earlier one.
pub async fn put_code(
    conn: &mut Writer,
    member: MemberId,
    hash: &str,
    by: Option<MemberId>,
    until: Timestamp,
) -> sqlx::Result<()> {
    execute!(
        conn,
        "INSERT INTO recovery_codes (member, code_hash, given_by, expires_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (member) DO UPDATE SET code_hash = excluded.code_hash, given_by = excluded.given_by,
            expires_at = excluded.expires_at",
        member,
        hash,
        by,
        until
    )?;
    Ok(())
}

/// Spends a code: whether it was this member's, and still valid.
pub async fn spend_code(conn: &mut Writer, member: MemberId, hash: &str, now: Timestamp) -> sqlx::Result<bool> {
    let spent = execute!(
        conn,
        "DELETE FROM recovery_codes WHERE member = $1 AND code_hash = $2 AND expires_at > $3",
        member,
        hash,
        now
    )?;
    Ok(spent == 1)
}
