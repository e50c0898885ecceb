//! Codes that somebody asked to be mailed, and what they are for.

use crate::storage::{Reader, Writer};
use naast_domain::{language::Language, time::Timestamp};

/// A code that is asked for.
#[derive(Debug)]
pub struct New<'a> {
    /// The browser that asked, as a hash.
    pub browser: &'a str,
    pub email: &'a str,
    /// The name and the hash of the password of whoever joins.
    pub joining: Option<(&'a str, &'a str)>,
    pub language: Language,
    pub back: &'a str,
    pub at: Timestamp,
    pub until: Timestamp,
}

/// A code that was asked for.
#[derive(Debug, sqlx::FromRow)]
pub struct Row {
    pub id: i64,
    pub browser: String,
    pub email: String,
    pub name: Option<String>,
    pub password_hash: Option<String>,
    language: String,
    pub back: String,
    pub expires_at: Timestamp,
    pub mail_tries: i64,
}

impl Row {
    /// The language in which it was asked for.
    pub fn language(&self) -> Option<Language> {
        Language::from_tag(&self.language)
    }
}

/// Keeps it, to be mailed at once, in place of an earlier one for the same address in the same browser.
pub async fn insert(conn: &mut Writer, new: &New<'_>) -> sqlx::Result<()> {
    delete(conn, new.browser, new.email).await?;
    execute!(
        conn,
        "INSERT INTO mailed_codes (browser, email, name, password_hash, language, back, expires_at, due_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        new.browser,
        new.email,
        new.joining.map(|(name, _)| name),
        new.joining.map(|(_, hash)| hash),
        new.language.tag(),
        new.back,
        new.until,
        new.at
    )?;
    Ok(())
}

/// Those that a browser asked for and may yet type: not over, and with fewer wrong tries than this.
pub async fn of_browser(conn: &mut Reader, browser: &str, now: Timestamp, tries: i64) -> sqlx::Result<Vec<Row>> {
    fetch_all!(
        conn,
        Row,
        "SELECT id, browser, email, name, password_hash, language, back, expires_at, mail_tries FROM mailed_codes
         WHERE browser = $1 AND expires_at > $2 AND tries < $3 ORDER BY id DESC LIMIT 20",
        browser,
        now,
        tries
    )
}

/// Counts a wrong code at all that a browser asked for.
pub async fn count_try(conn: &mut Writer, browser: &str) -> sqlx::Result<()> {
    execute!(conn, "UPDATE mailed_codes SET tries = tries + 1 WHERE browser = $1", browser)?;
    Ok(())
}

/// Forgets what a browser asked for this address.
pub async fn delete(conn: &mut Writer, browser: &str, email: &str) -> sqlx::Result<()> {
    execute!(conn, "DELETE FROM mailed_codes WHERE browser = $1 AND email = $2", browser, email)?;
    Ok(())
}

/// Those that are due to be mailed.
pub async fn due(conn: &mut Reader, now: Timestamp) -> sqlx::Result<Vec<Row>> {
    fetch_all!(
        conn,
        Row,
        "SELECT id, browser, email, name, password_hash, language, back, expires_at, mail_tries FROM mailed_codes
         WHERE due_at <= $1 AND expires_at > $1 ORDER BY due_at, id LIMIT 100",
        now
    )
}

/// Notes that it was mailed, or is to be tried again at this moment.
pub async fn mailed(conn: &mut Writer, id: i64, again: Option<Timestamp>) -> sqlx::Result<()> {
    execute!(conn, "UPDATE mailed_codes SET due_at = $2, mail_tries = mail_tries + 1 WHERE id = $1", id, again)?;
    Ok(())
}

/// Forgets those that are over.
pub async fn sweep(conn: &mut Writer, now: Timestamp) -> sqlx::Result<()> {
    execute!(conn, "DELETE FROM mailed_codes WHERE expires_at <= $1", now)?;
    Ok(())
}
