//! Why initiatives were taken up again.

use crate::storage::Writer;
use naast_domain::{
    ids::{EntryId, InitiativeId, MemberId},
    time::Timestamp,
};

/// Keeps why an initiative was taken up again.
pub async fn insert(
    conn: &mut Writer,
    entry: EntryId,
    initiative: InitiativeId,
    words: &str,
    member: Option<MemberId>,
    at: Timestamp,
) -> sqlx::Result<()> {
    execute!(
        conn,
        "INSERT INTO reopenings (entry, initiative, words, member, at) VALUES ($1, $2, $3, $4, $5)",
        entry,
        initiative,
        words,
        member,
        at
    )?;
    Ok(())
}
