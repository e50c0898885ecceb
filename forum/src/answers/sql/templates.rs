//! Starting texts for answers, as they are kept.

use crate::storage::{Reader, Writer};
use naast_domain::{
    answers::AnswerKind,
    ids::{MemberId, TemplateId},
    time::Timestamp,
};

/// Whose a starting text is: `Some(None)` is the organisation's; `None` when there is none, or none any more.
pub async fn owner(conn: &mut Reader, id: TemplateId) -> sqlx::Result<Option<Option<MemberId>>> {
    let sql = "SELECT owner FROM templates WHERE id = $1 AND retired_at IS NULL";
    let row = fetch_optional!(conn, (Option<MemberId>,), sql, id)?;
    Ok(row.map(|(owner,)| owner))
}

/// Adds one.
pub async fn insert(
    conn: &mut Writer,
    owner: Option<MemberId>,
    kind: AnswerKind,
    title: &str,
    text: &str,
) -> sqlx::Result<TemplateId> {
    let (id,): (TemplateId,) = fetch_one!(
        conn,
        (TemplateId,),
        "INSERT INTO templates (owner, kind, title, text) VALUES ($1, $2, $3, $4) RETURNING id",
        owner,
        kind.word(),
        title,
        text
    )?;
    Ok(id)
}

/// Changes one.
pub async fn update(conn: &mut Writer, id: TemplateId, kind: AnswerKind, title: &str, text: &str) -> sqlx::Result<()> {
    let sql = "UPDATE templates SET kind = $2, title = $3, text = $4 WHERE id = $1";
    execute!(conn, sql, id, kind.word(), title, text)?;
    Ok(())
}

/// Takes one out of the choice.
pub async fn retire(conn: &mut Writer, id: TemplateId, at: Timestamp) -> sqlx::Result<()> {
    execute!(conn, "UPDATE templates SET retired_at = $2 WHERE id = $1", id, at)?;
    Ok(())
}
