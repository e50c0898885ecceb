//! Where whoever left is mentioned.

use crate::storage::{Reader, Writer};
use naast_domain::{
    ids::{CommentId, EntryId, InitiativeId, MemberId},
    journal::Concern,
};

/// An entry that mentions somebody, and the text that it is about.
#[derive(Debug, sqlx::FromRow)]
pub struct Mention {
    pub entry: EntryId,
    pub initiative: Option<InitiativeId>,
    pub comment: Option<CommentId>,
    /// The text as it is read now.
    pub html: Option<String>,
}

/// The oldest mentions of a member.
pub async fn of(conn: &mut Reader, member: MemberId, size: i64) -> sqlx::Result<Vec<Mention>> {
    fetch_all!(
        conn,
        Mention,
        "SELECT c.entry, COALESCE(m.initiative, j.initiative) AS initiative, j.comment,
                CASE WHEN j.comment IS NULL THEN i.story_html ELSE m.body_html END AS html
         FROM concerns c JOIN journal j ON j.id = c.entry
         LEFT JOIN comments m ON m.id = j.comment LEFT JOIN initiatives i ON i.id = j.initiative
         WHERE c.member = $1 AND c.reason = $2 ORDER BY c.entry LIMIT $3",
        member,
        Concern::Mention.word(),
        size
    )
}

/// Forgets that an entry concerned whoever left.
pub async fn forget(conn: &mut Writer, member: MemberId, entry: EntryId) -> sqlx::Result<()> {
    execute!(conn, "DELETE FROM concerns WHERE member = $1 AND entry = $2", member, entry)?;
    Ok(())
}

/// Forgets what else concerned them.
pub async fn forget_rest(conn: &mut Writer, member: MemberId) -> sqlx::Result<()> {
    execute!(conn, "DELETE FROM concerns WHERE member = $1 AND reason <> $2", member, Concern::Mention.word())?;
    Ok(())
}

/// Somebody who left and is mentioned yet.
pub async fn somebody(conn: &mut Reader) -> sqlx::Result<Option<MemberId>> {
    let row = fetch_optional!(
        conn,
        (MemberId,),
        "SELECT m.id FROM members m WHERE m.closed_at IS NOT NULL
            AND EXISTS (SELECT 1 FROM concerns c WHERE c.member = m.id AND c.reason = $1) LIMIT 1",
        Concern::Mention.word()
    )?;
    Ok(row.map(|(member,)| member))
}
