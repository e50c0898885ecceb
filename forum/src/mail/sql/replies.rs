//! Mails that came in as a reply: which ones came, and those that go back.

use crate::storage::{Reader, Writer};
use naast_domain::{
    ids::{CommentId, EntryId, InitiativeId, MemberId},
    time::Timestamp,
};

/// Whether a mail with this mark came before.
pub async fn is_known(conn: &mut Reader, member: MemberId, mark: &str) -> sqlx::Result<bool> {
    let found = fetch_optional!(
        conn,
        (MemberId,),
        "SELECT member FROM mail_replies WHERE member = $1 AND mark = $2",
        member,
        mark
    )?;
    Ok(found.is_some())
}

/// A mail that came in.
#[derive(Debug, Clone, Copy)]
pub struct New<'a> {
    pub member: MemberId,
    /// What tells it apart from the others of this member.
    pub mark: &'a str,
    pub at: Timestamp,
    /// What it answers.
    pub comment: CommentId,
    /// The entry with which it goes back, why, and the reason and the words that stand in that mail.
    pub returned: Option<(EntryId, &'a str)>,
    pub said: &'a str,
    pub words: &'a str,
}

/// Notes that it came.
pub async fn insert(conn: &mut Writer, new: &New<'_>) -> sqlx::Result<()> {
    execute!(
        conn,
        "INSERT INTO mail_replies (member, mark, received_at, comment, entry, fault, said, words)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (member, mark) DO NOTHING",
        new.member,
        new.mark,
        new.at,
        new.comment,
        new.returned.map(|(entry, _)| entry),
        new.returned.map(|(_, fault)| fault),
        new.said,
        new.words
    )?;
    Ok(())
}

/// One that goes back.
#[derive(Debug, sqlx::FromRow)]
pub struct Row {
    pub fault: String,
    pub said: String,
    pub words: String,
    pub comment: CommentId,
    pub initiative: Option<InitiativeId>,
}

/// The one that goes back with this entry.
pub async fn returned(conn: &mut Reader, member: MemberId, entry: EntryId) -> sqlx::Result<Option<Row>> {
    fetch_optional!(
        conn,
        Row,
        "SELECT r.fault, r.said, r.words, r.comment, j.initiative FROM mail_replies r JOIN journal j ON j.id = r.entry
         WHERE r.member = $1 AND r.entry = $2",
        member,
        entry
    )
}

/// Forgets those that came before this moment.
pub async fn sweep(conn: &mut Writer, before: Timestamp) -> sqlx::Result<()> {
    execute!(conn, "DELETE FROM mail_replies WHERE received_at < $1", before)?;
    Ok(())
}
