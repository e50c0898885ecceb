//! The organisation, its themes and its pages of text.

use crate::storage::{Reader, Writer};
use naast_domain::{
    guard::Defence,
    ids::{MemberId, ThemeId},
    organisation::Organisation,
    time::Timestamp,
};

#[derive(sqlx::FromRow)]
struct Row {
    name: String,
    short_name: String,
    phone: String,
    address: String,
    web_address: String,
    opening: String,
    danger_nl: String,
    danger_en: String,
    defects_nl: String,
    defects_en: String,
    contact_authorities: String,
    contact_users: String,
    contact_languages: String,
    redress_nl: String,
    redress_en: String,
}

/// When browsers of strangers work.
pub async fn defence(conn: &mut Reader) -> sqlx::Result<Defence> {
    let row = fetch_optional!(conn, (String,), "SELECT defence FROM organisation WHERE id = 1")?;
    Ok(row.and_then(|(word,)| Defence::from_word(&word)).unwrap_or(Defence::Auto))
}

/// Changes it; tells whether the organisation told about itself yet.
pub async fn put_defence(conn: &mut Writer, wanted: Defence) -> sqlx::Result<bool> {
    Ok(execute!(conn, "UPDATE organisation SET defence = $1 WHERE id = 1", wanted.word())? == 1)
}

/// What the organisation tells about itself, once it told.
pub async fn find(conn: &mut Reader) -> sqlx::Result<Option<Organisation>> {
    let row = fetch_optional!(
        conn,
        Row,
        "SELECT name, short_name, phone, address, web_address, opening, danger_nl, danger_en, defects_nl, defects_en,
                contact_authorities, contact_users, contact_languages, redress_nl, redress_en
         FROM organisation WHERE id = 1"
    )?;
    Ok(row.map(|row| Organisation {
        name: row.name,
        short_name: row.short_name,
        phone: row.phone,
        address: row.address,
        web_address: row.web_address,
        opening: row.opening,
        danger_nl: row.danger_nl,
        danger_en: row.danger_en,
        defects_nl: row.defects_nl,
        defects_en: row.defects_en,
        contact_authorities: row.contact_authorities,
        contact_users: row.contact_users,
        contact_languages: row.contact_languages,
        redress_nl: row.redress_nl,
        redress_en: row.redress_en,
    }))
}

/// Keeps it.
pub async fn put(conn: &mut Writer, organisation: &Organisation) -> sqlx::Result<()> {
    execute!(
        conn,
        "INSERT INTO organisation (id, name, short_name, phone, address, web_address, opening, danger_nl, danger_en,
            defects_nl, defects_en, contact_authorities, contact_users, contact_languages, redress_nl, redress_en)
         VALUES (1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, short_name = excluded.short_name, phone = excluded.phone,
            address = excluded.address, web_address = excluded.web_address, opening = excluded.opening,
            danger_nl = excluded.danger_nl, danger_en = excluded.danger_en, defects_nl = excluded.defects_nl,
            defects_en = excluded.defects_en, contact_authorities = excluded.contact_authorities,
            contact_users = excluded.contact_users, contact_languages = excluded.contact_languages,
            redress_nl = excluded.redress_nl, redress_en = excluded.redress_en",
        &organisation.name,
        &organisation.short_name,
        &organisation.phone,
        &organisation.address,
        &organisation.web_address,
        &organisation.opening,
        &organisation.danger_nl,
        &organisation.danger_en,
        &organisation.defects_nl,
        &organisation.defects_en,
        &organisation.contact_authorities,
        &organisation.contact_users,
        &organisation.contact_languages,
        &organisation.redress_nl,
        &organisation.redress_en
    )?;
    Ok(())
}

/// A theme as stored.
#[derive(Debug, sqlx::FromRow)]
pub struct ThemeRow {
    pub id: ThemeId,
    pub name_nl: String,
    pub name_en: String,
    pub retired_at: Option<Timestamp>,
}

/// All themes.
pub async fn themes(conn: &mut Reader) -> sqlx::Result<Vec<ThemeRow>> {
    fetch_all!(conn, ThemeRow, "SELECT id, name_nl, name_en, retired_at FROM themes ORDER BY name_nl, id")
}

/// Whether this theme can be chosen.
pub async fn is_theme(conn: &mut Reader, id: ThemeId) -> sqlx::Result<bool> {
    let row = fetch_optional!(conn, (ThemeId,), "SELECT id FROM themes WHERE id = $1 AND retired_at IS NULL", id)?;
    Ok(row.is_some())
}

/// Adds a theme.
pub async fn insert_theme(
    conn: &mut Writer,
    name_nl: &str,
    name_en: &str,
    retired: Option<Timestamp>,
) -> sqlx::Result<ThemeId> {
    let (id,): (ThemeId,) = fetch_one!(
        conn,
        (ThemeId,),
        "INSERT INTO themes (name_nl, name_en, retired_at) VALUES ($1, $2, $3) RETURNING id",
        name_nl,
        name_en,
        retired
    )?;
    Ok(id)
}

/// Changes a theme; tells whether there is one.
pub async fn update_theme(
    conn: &mut Writer,
    id: ThemeId,
    name_nl: &str,
    name_en: &str,
    retired: Option<Timestamp>,
) -> sqlx::Result<bool> {
    let changed = execute!(
        conn,
        "UPDATE themes SET name_nl = $2, name_en = $3, retired_at = $4 WHERE id = $1",
        id,
        name_nl,
        name_en,
        retired
    )?;
    Ok(changed == 1)
}

/// A version of a page of text.
#[derive(Debug, sqlx::FromRow)]
pub struct PageRow {
    pub version: i64,
    pub source: String,
    pub html: String,
    pub saved_at: Timestamp,
}

/// The page as saved last.
pub async fn page(conn: &mut Reader, name: &str, language: &str) -> sqlx::Result<Option<PageRow>> {
    fetch_optional!(
        conn,
        PageRow,
        "SELECT version, source, html, saved_at FROM pages WHERE name = $1 AND language = $2 ORDER BY version DESC LIMIT 1",
        name,
        language
    )
}

/// Saves a version of a page.
pub async fn insert_page(
    conn: &mut Writer,
    name: &str,
    language: &str,
    row: &PageRow,
    by: MemberId,
) -> sqlx::Result<()> {
    execute!(
        conn,
        "INSERT INTO pages (name, language, version, source, html, saved_at, saved_by) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        name,
        language,
        row.version,
        &row.source,
        &row.html,
        row.saved_at,
        by
    )?;
    Ok(())
}
