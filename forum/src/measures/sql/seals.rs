//! Redacted texts: what was masked, as it read before, kept apart until it is destroyed.

use crate::{
    storage::{Reader, Writer},
    texts::versions::Row,
};
use naast_domain::{
    ids::MeasureId,
    measures::{MeasureKind, Subject},
    time::Timestamp,
};

/// Seals a version as it reads now.
pub async fn keep(conn: &mut Writer, measure: MeasureId, row: &Row, destroy_at: Timestamp) -> sqlx::Result<()> {
    execute!(
        conn,
        "INSERT INTO sealed_texts (measure, version, title, text, destroy_at) VALUES ($1, $2, $3, $4, $5)",
        measure,
        row.version,
        &row.title,
        &row.text,
        destroy_at
    )?;
    Ok(())
}

/// What a measure sealed and was not destroyed, by version.
pub async fn of(conn: &mut Reader, measure: MeasureId) -> sqlx::Result<Vec<Row>> {
    fetch_all!(
        conn,
        Row,
        "SELECT version, destroy_at AS saved_at, title, text, measure AS sealed_by FROM sealed_texts
         WHERE measure = $1 AND destroyed_at IS NULL ORDER BY version",
        measure
    )
}

/// Notes the mask that a text has now: the newest that was not undone, this one left out when it is being undone.
pub async fn set_masked(conn: &mut Writer, subject: Subject, but: Option<MeasureId>) -> sqlx::Result<()> {
    match subject.comment() {
        Some(comment) => execute!(
            conn,
            "UPDATE comments SET masked_by = (SELECT MAX(x.id) FROM measures x WHERE x.comment = comments.id
                AND x.kind = $3 AND x.reversed_at IS NULL AND x.id IS DISTINCT FROM CAST($2 AS BIGINT)) WHERE id = $1",
            comment,
            but,
            MeasureKind::Mask.word()
        )?,
        None => execute!(
            conn,
            "UPDATE initiatives SET masked_by = (SELECT MAX(x.id) FROM measures x WHERE x.initiative = initiatives.id
                AND x.comment IS NULL AND x.kind = $3 AND x.reversed_at IS NULL
                AND x.id IS DISTINCT FROM CAST($2 AS BIGINT)) WHERE id = $1",
            subject.initiative(),
            but,
            MeasureKind::Mask.word()
        )?,
    };
    Ok(())
}

/// Lets go of what a measure sealed: it stands in the text again.
pub async fn delete(conn: &mut Writer, measure: MeasureId) -> sqlx::Result<()> {
    execute!(conn, "DELETE FROM sealed_texts WHERE measure = $1", measure)?;
    Ok(())
}

/// A text that was destroyed.
#[derive(Debug, sqlx::FromRow)]
pub struct Destroyed {
    pub measure: MeasureId,
}

/// Destroys what is due, but not while somebody waits for another look.
pub async fn destroy(conn: &mut Writer, now: Timestamp) -> sqlx::Result<Vec<Destroyed>> {
    fetch_all!(
        conn,
        Destroyed,
        "UPDATE sealed_texts SET title = '', text = '', destroyed_at = $1
         WHERE destroyed_at IS NULL AND destroy_at <= $1
           AND NOT EXISTS (SELECT 1 FROM appeals a WHERE a.measure = sealed_texts.measure AND a.decided_at IS NULL)
         RETURNING measure",
        now
    )
}
