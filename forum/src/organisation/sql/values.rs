//! Values and goals of the organisation.

use crate::storage::{Reader, Worded, Writer};
use naast_domain::{
    ids::ValueId,
    language::Language,
    organisation::value::{Value, ValueDraft, ValueKind},
    time::Timestamp,
};

/// A value or goal as stored.
#[derive(Debug, sqlx::FromRow)]
pub struct Row {
    id: ValueId,
    kind: String,
    #[sqlx(try_from = "String")]
    name: Worded,
    #[sqlx(try_from = "String")]
    sentence: Worded,
    retired_at: Option<Timestamp>,
}

impl Row {
    /// As everybody may read it.
    pub fn shown(self) -> Option<Value> {
        Some(Value {
            id: self.id,
            kind: ValueKind::from_word(&self.kind)?,
            name: self.name.0,
            sentence: self.sentence.0,
            is_retired: self.retired_at.is_some(),
        })
    }
}

/// The values and goals of the organisation.
pub async fn all(conn: &mut Reader) -> sqlx::Result<Vec<Value>> {
    let rows = fetch_all!(
        conn,
        Row,
        "SELECT id, kind, name, sentence, retired_at FROM worded_values ORDER BY kind DESC, id LIMIT 200"
    )?;
    Ok(rows.into_iter().filter_map(Row::shown).collect())
}

/// Keeps a value or goal: a new one, or the one with this id. Tells its id, when there is one.
pub async fn put(
    conn: &mut Writer,
    id: Option<ValueId>,
    kind: ValueKind,
    retired: Option<Timestamp>,
) -> sqlx::Result<Option<ValueId>> {
    let row = match id {
        None => fetch_optional!(
            conn,
            (ValueId,),
            "INSERT INTO organisation_values (kind, retired_at) VALUES ($1, $2) RETURNING id",
            kind.word(),
            retired
        )?,
        Some(id) => fetch_optional!(
            conn,
            (ValueId,),
            "UPDATE organisation_values SET kind = $2, retired_at = $3 WHERE id = $1 RETURNING id",
            id,
            kind.word(),
            retired
        )?,
    };
    Ok(row.map(|(id,)| id))
}

/// Words it in these languages; its words in others stay.
pub async fn word(conn: &mut Writer, id: ValueId, languages: &[Language], draft: &ValueDraft) -> sqlx::Result<()> {
    for language in languages {
        execute!(
            conn,
            "INSERT INTO value_texts (value, language, name, sentence) VALUES ($1, $2, $3, $4)
             ON CONFLICT (value, language) DO UPDATE SET name = excluded.name, sentence = excluded.sentence",
            id,
            language.tag(),
            draft.name.written(*language),
            draft.sentence.written(*language)
        )?;
    }
    Ok(())
}

/// Takes the words of one over for another one, in every language.
pub async fn copy_words(conn: &mut Writer, from: ValueId, to: ValueId) -> sqlx::Result<()> {
    execute!(
        conn,
        "INSERT INTO value_texts (value, language, name, sentence)
         SELECT CAST($2 AS BIGINT), language, name, sentence FROM value_texts WHERE value = $1",
        from,
        to
    )?;
    Ok(())
}

/// The value or goal with this id.
pub async fn find(conn: &mut Reader, id: ValueId) -> sqlx::Result<Option<Value>> {
    let row =
        fetch_optional!(conn, Row, "SELECT id, kind, name, sentence, retired_at FROM worded_values WHERE id = $1", id)?;
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
