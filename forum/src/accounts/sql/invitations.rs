//! Invitations by mail to take on a role.

use crate::storage::{Reader, Writer};
use naast_domain::{
    ids::{InvitationId, MemberId},
    language::Language,
    members::{Office, Role},
    time::Timestamp,
};

/// An invitation that is made.
#[derive(Debug)]
pub struct New<'a> {
    pub email: &'a str,
    pub role: Role,
    pub office: &'a Office,
    pub language: Language,
    pub by: MemberId,
    pub at: Timestamp,
    pub until: Timestamp,
}

/// An invitation as stored.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Row {
    pub id: InvitationId,
    pub email: String,
    role: String,
    function: String,
    department: String,
    language: String,
    pub invited_by: MemberId,
    pub expires_at: Timestamp,
    pub mail_tries: i64,
    pub refused: Option<String>,
}

const COLUMNS: &str = "id, email, role, function, department, language, invited_by, expires_at, mail_tries, refused";

impl Row {
    /// The role.
    pub fn role(&self) -> Option<Role> {
        Role::from_word(&self.role)
    }

    /// The office of an official.
    pub fn office(&self) -> Option<Office> {
        let office = || Office { function: self.function.clone(), department: self.department.clone() };
        (self.role() == Some(Role::Official)).then(office)
    }

    /// The language in which it is mailed.
    pub fn language(&self) -> Option<Language> {
        Language::from_tag(&self.language)
    }
}

/// Keeps it, to be mailed at once, in place of an earlier one to the same.
pub async fn insert(conn: &mut Writer, new: &New<'_>) -> sqlx::Result<()> {
    execute!(conn, "DELETE FROM role_invitations WHERE email = $1 AND role = $2", new.email, new.role.word())?;
    execute!(
        conn,
        "INSERT INTO role_invitations (email, role, function, department, language, invited_by, expires_at, due_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        new.email,
        new.role.word(),
        &new.office.function,
        &new.office.department,
        new.language.tag(),
        new.by,
        new.until,
        new.at
    )?;
    Ok(())
}

/// One that is not over.
pub async fn find(conn: &mut Reader, id: InvitationId, now: Timestamp) -> sqlx::Result<Option<Row>> {
    let sql = const_format::formatcp!("SELECT {COLUMNS} FROM role_invitations WHERE id = $1 AND expires_at > $2");
    fetch_optional!(conn, Row, sql, id, now)
}

/// Those that are not over, the newest first.
pub async fn open(conn: &mut Reader, now: Timestamp) -> sqlx::Result<Vec<Row>> {
    let sql = const_format::formatcp!(
        "SELECT {COLUMNS} FROM role_invitations WHERE expires_at > $1 ORDER BY expires_at DESC, id DESC LIMIT 200"
    );
    fetch_all!(conn, Row, sql, now)
}

/// Those that are due to be mailed.
pub async fn due(conn: &mut Reader, now: Timestamp) -> sqlx::Result<Vec<Row>> {
    let sql = const_format::formatcp!(
        "SELECT {COLUMNS} FROM role_invitations WHERE due_at <= $1 AND expires_at > $1 ORDER BY due_at, id LIMIT 100"
    );
    fetch_all!(conn, Row, sql, now)
}

/// Notes that it was mailed, is to be tried again at this moment, or is not taken.
pub async fn mailed(
    conn: &mut Writer,
    id: InvitationId,
    again: Option<Timestamp>,
    refused: Option<&str>,
) -> sqlx::Result<()> {
    execute!(
        conn,
        "UPDATE role_invitations SET due_at = $2, mail_tries = mail_tries + 1, refused = $3 WHERE id = $1",
        id,
        again,
        refused
    )?;
    Ok(())
}

/// Forgets one; tells whether it was there.
pub async fn delete(conn: &mut Writer, id: InvitationId) -> sqlx::Result<bool> {
    Ok(execute!(conn, "DELETE FROM role_invitations WHERE id = $1", id)? == 1)
}

/// Forgets those that are over.
pub async fn sweep(conn: &mut Writer, now: Timestamp) -> sqlx::Result<()> {
    execute!(conn, "DELETE FROM role_invitations WHERE expires_at <= $1", now)?;
    Ok(())
}
