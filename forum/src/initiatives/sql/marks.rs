//! Flags of an initiative: withdrawn (soft delete) by its author; hidden, locked, slowed or asked to be changed by a
//! measure.

use super::initiatives::Row;
use crate::{
    storage::{Reader, Writer},
    texts::search,
};
use const_format::formatcp;
use naast_domain::{
    ids::{InitiativeId, MeasureId, MemberId},
    time::Timestamp,
};

/// Withdraws it; what others said in its thread stays findable.
pub async fn withdraw(conn: &mut Writer, id: InitiativeId, now: Timestamp) -> sqlx::Result<()> {
    execute!(conn, "UPDATE initiatives SET withdrawn_at = $2 WHERE id = $1", id, now)?;
    search::remove(conn, id, None).await
}

/// Erases the stories of initiatives that were withdrawn before this moment, in all their versions; how many there were. Titles stay,
/// as what others said stands under them; so does what stands under a measure, as its author may contest that.
pub async fn erase(conn: &mut Writer, before: Timestamp) -> sqlx::Result<u64> {
    const THOSE: &str = "withdrawn_at < $1 AND hidden_by IS NULL AND story <> ''";
    let versions = formatcp!(
        "UPDATE initiative_versions SET story = '' WHERE initiative IN (SELECT id FROM initiatives WHERE {THOSE})"
    );
    execute!(conn, versions, before)?;
    let stories =
        formatcp!("UPDATE initiatives SET story = '', story_html = '', opening = '', place = '' WHERE {THOSE}");
    execute!(conn, stories, before)
}

/// Withdraws all initiatives of a member; which those were.
pub async fn withdraw_all_of(
    conn: &mut Writer,
    initiator: MemberId,
    now: Timestamp,
) -> sqlx::Result<Vec<(InitiativeId,)>> {
    execute!(
        conn,
        "DELETE FROM search_documents WHERE id IN (SELECT -id FROM initiatives WHERE initiator = $1)",
        initiator
    )?;
    fetch_all!(
        conn,
        (InitiativeId,),
        "UPDATE initiatives SET withdrawn_at = $2 WHERE initiator = $1 AND withdrawn_at IS NULL RETURNING id",
        initiator,
        now
    )
}

/// Hides it by this measure, or shows it again.
pub async fn set_hidden(conn: &mut Writer, row: &Row, measure: Option<MeasureId>) -> sqlx::Result<()> {
    execute!(conn, "UPDATE initiatives SET hidden_by = $2 WHERE id = $1", row.id, measure)?;
    if measure.is_none() && row.withdrawn_at.is_none() {
        return search::put(conn, row.id, None, &row.title, &row.story).await;
    }
    search::remove(conn, row.id, None).await
}

/// Locks its thread by this measure, or opens it again.
pub async fn set_locked(conn: &mut Writer, id: InitiativeId, measure: Option<MeasureId>) -> sqlx::Result<()> {
    execute!(conn, "UPDATE initiatives SET locked_by = $2 WHERE id = $1", id, measure)?;
    Ok(())
}

/// Lets some minutes pass between the comments of each member by this measure, or no more.
pub async fn set_slow(conn: &mut Writer, id: InitiativeId, slow: Option<(MeasureId, i64)>) -> sqlx::Result<()> {
    execute!(
        conn,
        "UPDATE initiatives SET slowed_by = $2, slow_minutes = $3 WHERE id = $1",
        id,
        slow.map(|(measure, _)| measure),
        slow.map(|(_, minutes)| minutes)
    )?;
    Ok(())
}

/// Notes the measure that asks its author to change it, or that none does any more.
pub async fn set_asked(conn: &mut Writer, id: InitiativeId, measure: Option<MeasureId>) -> sqlx::Result<()> {
    execute!(conn, "UPDATE initiatives SET asked_by = $2 WHERE id = $1", id, measure)?;
    Ok(())
}

/// The initiatives that were merged with this one, and their titles.
pub async fn merged_with(conn: &mut Reader, id: InitiativeId) -> sqlx::Result<Vec<(InitiativeId, String)>> {
    fetch_all!(
        conn,
        (InitiativeId, String),
        "SELECT id, title FROM initiatives WHERE merged_into = $1 AND withdrawn_at IS NULL ORDER BY id",
        id
    )
}
