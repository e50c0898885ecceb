//! Themes and their names.

use crate::storage::{Reader, Worded, Writer};
use naast_domain::{ids::ThemeId, language::Language, time::Timestamp, translated::Translated};

/// A theme as stored.
#[derive(Debug, sqlx::FromRow)]
pub struct ThemeRow {
    pub id: ThemeId,
    #[sqlx(try_from = "String")]
    pub name: Worded,
    pub retired_at: Option<Timestamp>,
}

/// All themes, by their Dutch names.
pub async fn themes(conn: &mut Reader) -> sqlx::Result<Vec<ThemeRow>> {
    fetch_all!(
        conn,
        ThemeRow,
        "SELECT t.id, t.name, t.retired_at FROM worded_themes t
         LEFT JOIN theme_texts n ON n.theme = t.id AND n.language = $1 ORDER BY COALESCE(n.name, ''), t.id",
        Language::default().tag()
    )
}

/// Whether this theme can be chosen.
pub async fn is_theme(conn: &mut Reader, id: ThemeId) -> sqlx::Result<bool> {
    let row = fetch_optional!(conn, (ThemeId,), "SELECT id FROM themes WHERE id = $1 AND retired_at IS NULL", id)?;
    Ok(row.is_some())
}

/// Retires it, or lets it be chosen again; tells whether there is one.
pub async fn retire_theme(conn: &mut Writer, id: ThemeId, retired: Option<Timestamp>) -> sqlx::Result<bool> {
    Ok(execute!(conn, "UPDATE themes SET retired_at = $2 WHERE id = $1", id, retired)? == 1)
}

/// Adds a theme, without a name yet.
pub async fn insert_theme(conn: &mut Writer, retired: Option<Timestamp>) -> sqlx::Result<ThemeId> {
    let (id,): (ThemeId,) =
        fetch_one!(conn, (ThemeId,), "INSERT INTO themes (retired_at) VALUES ($1) RETURNING id", retired)?;
    Ok(id)
}

/// Names it in these languages; its names in others stay.
pub async fn name_theme(conn: &mut Writer, id: ThemeId, languages: &[Language], name: &Translated) -> sqlx::Result<()> {
    for language in languages {
        execute!(
            conn,
            "INSERT INTO theme_texts (theme, language, name) VALUES ($1, $2, $3)
             ON CONFLICT (theme, language) DO UPDATE SET name = excluded.name",
            id,
            language.tag(),
            name.written(*language)
        )?;
    }
    Ok(())
}
