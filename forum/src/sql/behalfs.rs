//! What was entered on behalf of somebody, and the claim codes for it.

use super::Conn;
use naast_domain::{
    behalf::{BehalfDraft, ClaimNote, Origin, Provenance},
    day::Day,
    ids::{BehalfId, CommentId, InitiativeId, MemberId},
    time::Timestamp,
};

/// Something entered on behalf of somebody, as stored.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Row {
    pub id: BehalfId,
    pub initiative: InitiativeId,
    pub comment: Option<CommentId>,
    pub origin: String,
    pub name: String,
    pub told_on: Day,
    pub contact: String,
    pub entered_by: Option<String>,
    pub entered_at: Timestamp,
    pub code_hash: Option<String>,
    pub claimed_at: Option<Timestamp>,
    pub title: String,
    pub is_gone: bool,
    pub is_hidden: bool,
}

impl Row {
    /// Where it came from, as everybody may read it.
    pub fn provenance(&self) -> Option<Provenance> {
        Some(Provenance {
            origin: Origin::from_word(&self.origin)?,
            told_by: self.name.clone(),
            told_on: self.told_on,
            entered_by: self.entered_by.clone().unwrap_or_default(),
            entered_at: self.entered_at,
            is_claimed: self.claimed_at.is_some(),
        })
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT b.id, b.initiative, b.comment, b.origin, b.name, b.told_on, b.contact, m.name AS entered_by,
                    b.entered_at, b.code_hash, b.claimed_at,
                    CASE WHEN i.hidden_by IS NULL THEN i.title ELSE '' END AS title,
                    COALESCE(c.withdrawn_at, CASE WHEN b.comment IS NULL THEN i.withdrawn_at END) IS NOT NULL AS is_gone,
                    COALESCE(c.hidden_by, CASE WHEN b.comment IS NULL THEN i.hidden_by END) IS NOT NULL AS is_hidden
             FROM behalfs b JOIN initiatives i ON i.id = b.initiative LEFT JOIN comments c ON c.id = b.comment
             LEFT JOIN members m ON m.id = b.entered_by AND m.closed_at IS NULL ",
            $rest
        )
    };
}

/// The one with this id.
pub async fn find(conn: &mut Conn, id: BehalfId) -> sqlx::Result<Option<Row>> {
    fetch_optional!(conn, Row, select!("WHERE b.id = $1"), id)
}

/// The one whose claim code this is.
pub async fn find_by_code(conn: &mut Conn, hash: &str) -> sqlx::Result<Option<Row>> {
    fetch_optional!(conn, Row, select!("WHERE b.code_hash = $1"), hash)
}

/// The one that somebody with this claim session came in for.
pub async fn find_by_session(conn: &mut Conn, hash: &str, now: Timestamp) -> sqlx::Result<Option<Row>> {
    fetch_optional!(
        conn,
        Row,
        select!("JOIN claim_sessions s ON s.behalf = b.id WHERE s.token_hash = $1 AND s.expires_at > $2"),
        hash,
        now
    )
}

/// Where something came from.
pub async fn provenance(conn: &mut Conn, id: BehalfId) -> sqlx::Result<Option<Provenance>> {
    Ok(find(conn, id).await?.and_then(|row| row.provenance()))
}

/// Keeps who told something; a comment is named afterwards.
pub async fn insert(
    conn: &mut Conn,
    initiative: InitiativeId,
    draft: &BehalfDraft,
    by: MemberId,
    code_hash: &str,
    at: Timestamp,
) -> sqlx::Result<BehalfId> {
    let (id,): (BehalfId,) = fetch_one!(
        conn,
        (BehalfId,),
        "INSERT INTO behalfs (initiative, origin, name, told_on, contact, consent_at, entered_by, entered_at, code_hash,
            code_made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $6, $8, $6) RETURNING id",
        initiative,
        draft.origin.word(),
        draft.name.as_str(),
        draft.told_on,
        draft.contact.as_str(),
        at,
        by,
        code_hash
    )?;
    Ok(id)
}

/// Notes that an initiative was entered on behalf of somebody; it was active when it was entered.
pub async fn attach_initiative(
    conn: &mut Conn,
    id: BehalfId,
    initiative: InitiativeId,
    at: Timestamp,
) -> sqlx::Result<()> {
    execute!(conn, "UPDATE initiatives SET behalf = $2, last_activity_at = $3 WHERE id = $1", initiative, id, at)?;
    Ok(())
}

/// Notes which comment was entered.
pub async fn attach_comment(conn: &mut Conn, id: BehalfId, comment: CommentId) -> sqlx::Result<()> {
    execute!(conn, "UPDATE behalfs SET comment = $2 WHERE id = $1", id, comment)?;
    Ok(())
}

/// Replaces the claim code; whoever came in with the old one is out.
pub async fn set_code(conn: &mut Conn, id: BehalfId, hash: Option<&str>, at: Timestamp) -> sqlx::Result<()> {
    execute!(conn, "UPDATE behalfs SET code_hash = $2, code_made_at = $3 WHERE id = $1", id, hash, at)?;
    execute!(conn, "DELETE FROM claim_sessions WHERE behalf = $1", id)?;
    Ok(())
}

/// Gives what was told to a member: the initiative or comment, and all that was said with the code.
pub async fn give(conn: &mut Conn, row: &Row, member: MemberId, at: Timestamp) -> sqlx::Result<()> {
    if row.comment.is_none() {
        execute!(conn, "UPDATE initiatives SET initiator = $2 WHERE id = $1", row.initiative, member)?;
    }
    execute!(conn, "UPDATE comments SET author = $2 WHERE behalf = $1 AND author IS NULL", row.id, member)?;
    execute!(conn, "UPDATE behalfs SET claimed_by = $2, claimed_at = $3 WHERE id = $1", row.id, member, at)?;
    Ok(())
}

/// Lets somebody in for a while.
pub async fn begin_session(conn: &mut Conn, hash: &str, id: BehalfId, until: Timestamp) -> sqlx::Result<()> {
    execute!(conn, "INSERT INTO claim_sessions (token_hash, behalf, expires_at) VALUES ($1, $2, $3)", hash, id, until)?;
    Ok(())
}

/// Lets them out.
pub async fn end_session(conn: &mut Conn, hash: &str) -> sqlx::Result<()> {
    execute!(conn, "DELETE FROM claim_sessions WHERE token_hash = $1", hash)?;
    Ok(())
}

/// Forgets claim sessions that are over.
pub async fn sweep(conn: &mut Conn, now: Timestamp) -> sqlx::Result<()> {
    execute!(conn, "DELETE FROM claim_sessions WHERE expires_at <= $1", now)?;
    Ok(())
}

/// Keeps why a code was given anew.
pub async fn insert_note(
    conn: &mut Conn,
    id: BehalfId,
    member: MemberId,
    note: &str,
    at: Timestamp,
) -> sqlx::Result<()> {
    execute!(conn, "INSERT INTO claim_notes (behalf, member, note, at) VALUES ($1, $2, $3, $4)", id, member, note, at)?;
    Ok(())
}

/// Why codes were given anew, oldest first.
pub async fn notes(conn: &mut Conn, id: BehalfId) -> sqlx::Result<Vec<ClaimNote>> {
    let rows = fetch_all!(
        conn,
        (Option<String>, String, Timestamp),
        "SELECT m.name, n.note, n.at FROM claim_notes n LEFT JOIN members m ON m.id = n.member AND m.closed_at IS NULL
         WHERE n.behalf = $1 ORDER BY n.id LIMIT 100",
        id
    )?;
    Ok(rows.into_iter().map(|(by, note, at)| ClaimNote { by: by.unwrap_or_default(), note, at }).collect())
}
