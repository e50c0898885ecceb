//! Values and goals of the organisation.

use crate::storage::{Reader, Writer};
use naast_domain::{
    decision::{Value, ValueKind},
    ids::ValueId,
    time::Timestamp,
};

/// A value or goal as stored.
#[derive(Debug, sqlx::FromRow)]
pub struct Row {
    id: ValueId,
    kind: String,
    name_nl: String,
    name_en: String,
    sentence_nl: String,
    sentence_en: String,
    retired_at: Option<Timestamp>,
}

impl Row {
    /// As everybody may read it.
    pub fn shown(self) -> Option<Value> {
        Some(Value {
            id: self.id,
            kind: ValueKind::from_word(&self.kind)?,
            name_nl: self.name_nl,
            name_en: self.name_en,
            sentence_nl: self.sentence_nl,
            sentence_en: self.sentence_en,
            is_retired: self.retired_at.is_some(),
        })
    }
}

/// The values and goals of the organisation.
pub async fn all(conn: &mut Reader) -> sqlx::Result<Vec<Value>> {
    let rows = fetch_all!(
        conn,
        Row,
        "SELECT id, kind, name_nl, name_en, sentence_nl, sentence_en, retired_at FROM organisation_values
         ORDER BY kind DESC, id LIMIT 200"
    )?;
    Ok(rows.into_iter().filter_map(Row::shown).collect())
}

/// Keeps a value or goal: a new one, or the one with this id. Tells its id, when there is one.
pub async fn put(
    conn: &mut Reader,
    id: Option<ValueId>,
    kind: ValueKind,
    texts: [&str; 4],
    retired: Option<Timestamp>,
) -> sqlx::Result<Option<ValueId>> {
    let [name_nl, name_en, sentence_nl, sentence_en] = texts;
    let row = match id {
        None => fetch_optional!(
            conn,
            (ValueId,),
            "INSERT INTO organisation_values (kind, name_nl, name_en, sentence_nl, sentence_en, retired_at)
             VALUES ($1, $2, $3, $4, $5, $6) RETURNING id",
            kind.word(),
            name_nl,
            name_en,
            sentence_nl,
            sentence_en,
            retired
        )?,
        Some(id) => fetch_optional!(
            conn,
            (ValueId,),
            "UPDATE organisation_values SET kind = $2, name_nl = $3, name_en = $4, sentence_nl = $5, sentence_en = $6,
                retired_at = $7 WHERE id = $1 RETURNING id",
            id,
            kind.word(),
            name_nl,
            name_en,
            sentence_nl,
            sentence_en,
            retired
        )?,
    };
    Ok(row.map(|(id,)| id))
}

/// The value or goal with this id.
pub async fn find(conn: &mut Reader, id: ValueId) -> sqlx::Result<Option<Value>> {
    let row = fetch_optional!(
        conn,
        Row,
        "SELECT id, kind, name_nl, name_en, sentence_nl, sentence_en, retired_at FROM organisation_values
         WHERE id = $1",
        id
    )?;
    Ok(row.and_then(Row::shown))
}

/// Whether a decision weighed it.
pub async fn is_weighed(conn: &mut Reader, id: ValueId) -> sqlx::Result<bool> {
    let row = fetch_optional!(conn, (ValueId,), "SELECT value FROM weights WHERE value = $1 LIMIT 1", id)?;
    Ok(row.is_some())
}

/// Retires it, and leaves its words as they are.
pub async fn retire(conn: &mut Writer, id: ValueId, at: Timestamp) -> sqlx::Result<()> {
    execute!(conn, "UPDATE organisation_values SET retired_at = COALESCE(retired_at, $2) WHERE id = $1", id, at)?;
    Ok(())
}
