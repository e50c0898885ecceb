//! What measures set on a comment: hidden, its branch locked or folded, its author asked to change it.

use crate::{
    conversation::sql::comments::Row,
    storage::{Reader, Writer},
    texts::search,
};
use naast_domain::ids::{CommentId, InitiativeId, MeasureId};

/// Hides it by this measure, or shows it again.
pub async fn set_hidden(conn: &mut Writer, row: &Row, measure: Option<MeasureId>) -> sqlx::Result<()> {
    execute!(conn, "UPDATE comments SET hidden_by = $2 WHERE id = $1", row.id, measure)?;
    if measure.is_none() && row.withdrawn_at.is_none() && !row.body.is_empty() {
        search::put(conn, row.initiative, Some(row.id), "", &row.body).await
    } else {
        search::remove(conn, row.initiative, Some(row.id)).await
    }
}

/// Locks its branch by this measure, or opens it again.
pub async fn set_locked(conn: &mut Writer, id: CommentId, measure: Option<MeasureId>) -> sqlx::Result<()> {
    execute!(conn, "UPDATE comments SET locked_by = $2 WHERE id = $1", id, measure)?;
    Ok(())
}

/// Folds its branch by this measure, or unfolds it.
pub async fn set_folded(conn: &mut Writer, id: CommentId, measure: Option<MeasureId>) -> sqlx::Result<()> {
    execute!(conn, "UPDATE comments SET folded_by = $2 WHERE id = $1", id, measure)?;
    Ok(())
}

/// Notes the measure that asks its author to change it, or that none does any more.
pub async fn set_asked(conn: &mut Writer, id: CommentId, measure: Option<MeasureId>) -> sqlx::Result<()> {
    execute!(conn, "UPDATE comments SET asked_by = $2 WHERE id = $1", id, measure)?;
    Ok(())
}

/// Whether a comment at this path, or one that it hangs below, is locked.
pub async fn is_locked(conn: &mut Reader, initiative: InitiativeId, path: &str) -> sqlx::Result<bool> {
    let locked = locked_paths(conn, initiative).await?;
    Ok(locked.iter().any(|locked| path.starts_with(locked.as_str())))
}

/// Where the locked branches of a thread begin.
pub async fn locked_paths(conn: &mut Reader, initiative: InitiativeId) -> sqlx::Result<Vec<String>> {
    let rows = fetch_all!(
        conn,
        (String,),
        "SELECT path FROM comments WHERE initiative = $1 AND locked_by IS NOT NULL ORDER BY path",
        initiative
    )?;
    Ok(rows.into_iter().map(|(path,)| path).collect())
}
