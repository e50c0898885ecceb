//! What is known of somebody's address.

use crate::storage::{Reader, Writer};
use naast_domain::{ids::MemberId, mail::RefusedAddress, time::Timestamp};

/// What is known of an address.
#[derive(Debug, Default, sqlx::FromRow)]
pub struct Row {
    pub proved: Option<String>,
    pub refused: Option<String>,
    pub refusal: Option<String>,
    /// The address that they left.
    pub former: Option<String>,
}

/// What is known of a member's address.
pub async fn find(conn: &mut Reader, member: MemberId) -> sqlx::Result<Row> {
    let row = fetch_optional!(
        conn,
        Row,
        "SELECT proved, refused, refusal, former FROM mail_addresses WHERE member = $1",
        member
    )?;
    Ok(row.unwrap_or_default())
}

/// Notes that they were asked to confirm the address that they have.
pub async fn ask(conn: &mut Writer, member: MemberId) -> sqlx::Result<()> {
    execute!(
        conn,
        "INSERT INTO mail_addresses (member, asked) SELECT id, email FROM members WHERE id = $1 AND email IS NOT NULL
         ON CONFLICT (member) DO UPDATE SET asked = excluded.asked",
        member
    )?;
    Ok(())
}

/// Notes that this address is theirs: mail came through.
pub async fn prove(conn: &mut Writer, member: MemberId, email: &str) -> sqlx::Result<()> {
    execute!(
        conn,
        "INSERT INTO mail_addresses (member, proved) VALUES ($1, $2)
         ON CONFLICT (member) DO UPDATE SET proved = excluded.proved, refused = NULL, refused_at = NULL, refusal = NULL",
        member,
        email
    )?;
    Ok(())
}

/// Notes that their mail server does not take it.
pub async fn refuse(conn: &mut Writer, member: MemberId, email: &str, said: &str, now: Timestamp) -> sqlx::Result<()> {
    execute!(
        conn,
        "INSERT INTO mail_addresses (member, refused, refused_at, refusal) VALUES ($1, $2, $3, $4)
         ON CONFLICT (member) DO UPDATE
         SET refused = excluded.refused, refused_at = excluded.refused_at, refusal = excluded.refusal",
        member,
        email,
        now,
        said
    )?;
    Ok(())
}

/// Forgets that it was refused: it is tried again, and counts as theirs once they confirm it anew.
pub async fn try_again(conn: &mut Writer, member: MemberId) -> sqlx::Result<()> {
    execute!(
        conn,
        "UPDATE mail_addresses SET proved = NULL, refused = NULL, refused_at = NULL, refusal = NULL
         WHERE member = $1 AND refused IS NOT NULL",
        member
    )?;
    Ok(())
}

/// Addresses that mail does not reach, the newest first.
pub async fn refused(conn: &mut Reader, size: i64) -> sqlx::Result<Vec<RefusedAddress>> {
    let rows = fetch_all!(
        conn,
        (MemberId, String, Timestamp, String),
        "SELECT m.id, m.name, a.refused_at, a.refusal FROM mail_addresses a
         JOIN members m ON m.id = a.member AND m.email = a.refused
         WHERE a.refused IS NOT NULL AND a.refused_at IS NOT NULL AND a.refusal IS NOT NULL
         ORDER BY a.refused_at DESC LIMIT $1",
        size
    )?;
    let address = |(member, name, at, said)| RefusedAddress { member, name, at, said };
    Ok(rows.into_iter().map(address).collect())
}
