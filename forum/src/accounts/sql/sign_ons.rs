//! Accounts elsewhere with which members sign in.

use crate::storage::{Reader, Writer};
use naast_domain::{
    ids::MemberId,
    members::{OwnSignOn, Role},
    time::Timestamp,
};

/// Whose account elsewhere this is, and the roles that it gave.
pub async fn find(conn: &mut Reader, issuer: &str, subject: &str) -> sqlx::Result<Option<(MemberId, Vec<Role>)>> {
    let sql = "SELECT member, roles FROM sign_ons WHERE issuer = $1 AND subject = $2";
    let row = fetch_optional!(conn, (MemberId, String), sql, issuer, subject)?;
    Ok(row.map(|(member, roles)| (member, roles.split(' ').filter_map(Role::from_word).collect())))
}

/// Notes that a member signs in with this account there.
pub async fn insert(
    conn: &mut Writer,
    member: MemberId,
    (issuer, subject): (&str, &str),
    now: Timestamp,
) -> sqlx::Result<()> {
    let sql = "INSERT INTO sign_ons (issuer, subject, member, since) VALUES ($1, $2, $3, $4)";
    execute!(conn, sql, issuer, subject, member, now)?;
    Ok(())
}

/// Notes which roles it gave.
pub async fn set_roles(conn: &mut Writer, issuer: &str, subject: &str, roles: &[Role]) -> sqlx::Result<()> {
    let words = roles.iter().map(|role| role.word()).collect::<Vec<_>>().join(" ");
    execute!(
        conn,
        "UPDATE sign_ons SET roles = $3 WHERE issuer = $1 AND subject = $2",
        issuer,
        subject,
        words.as_str()
    )?;
    Ok(())
}

/// Those of a member, the oldest first.
pub async fn of(conn: &mut Reader, member: MemberId) -> sqlx::Result<Vec<OwnSignOn>> {
    let sql = "SELECT issuer, since FROM sign_ons WHERE member = $1 ORDER BY since, issuer LIMIT 20";
    let rows = fetch_all!(conn, (String, Timestamp), sql, member)?;
    Ok(rows.into_iter().map(|(issuer, since)| OwnSignOn { issuer, since }).collect())
}

/// Ends it; gives the roles that it gave, and nothing when there was none.
pub async fn unlink(conn: &mut Writer, member: MemberId, issuer: &str) -> sqlx::Result<Option<Vec<Role>>> {
    let sql = "DELETE FROM sign_ons WHERE member = $1 AND issuer = $2 RETURNING roles";
    let row = fetch_optional!(conn, (String,), sql, member, issuer)?;
    Ok(row.map(|(roles,)| roles.split(' ').filter_map(Role::from_word).collect()))
}

/// Forgets all of a member.
pub async fn forget(conn: &mut Writer, member: MemberId) -> sqlx::Result<()> {
    execute!(conn, "DELETE FROM sign_ons WHERE member = $1", member)?;
    Ok(())
}
