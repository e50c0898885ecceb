//! The organisation and its pages of text.

use crate::storage::{Reader, Worded, Writer};
use naast_domain::{
    ids::MemberId, language::Language, organisation::Organisation, spam_defence::arrival::Defence, time::Timestamp,
};

#[derive(sqlx::FromRow)]
struct Row {
    name: String,
    short_name: String,
    phone: String,
    address: String,
    web_address: String,
    opening: String,
    contact_authorities: String,
    contact_users: String,
    contact_languages: String,
    #[sqlx(try_from = "String")]
    danger: Worded,
    #[sqlx(try_from = "String")]
    defects: Worded,
    #[sqlx(try_from = "String")]
    redress: Worded,
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
        "SELECT name, short_name, phone, address, web_address, opening, contact_authorities, contact_users,
                contact_languages, danger, defects, redress
         FROM worded_organisation WHERE id = 1"
    )?;
    Ok(row.map(|row| Organisation {
        name: row.name,
        short_name: row.short_name,
        phone: row.phone,
        address: row.address,
        web_address: row.web_address,
        opening: row.opening,
        danger: row.danger.0,
        defects: row.defects.0,
        contact_authorities: row.contact_authorities,
        contact_users: row.contact_users,
        contact_languages: row.contact_languages,
        redress: row.redress.0,
    }))
}

/// Keeps it, with its texts in these languages; those in others stay.
pub async fn put(conn: &mut Writer, organisation: &Organisation, languages: &[Language]) -> sqlx::Result<()> {
    execute!(
        conn,
        "INSERT INTO organisation (id, name, short_name, phone, address, web_address, opening, contact_authorities,
            contact_users, contact_languages)
         VALUES (1, $1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, short_name = excluded.short_name, phone = excluded.phone,
            address = excluded.address, web_address = excluded.web_address, opening = excluded.opening,
            contact_authorities = excluded.contact_authorities, contact_users = excluded.contact_users,
            contact_languages = excluded.contact_languages",
        &organisation.name,
        &organisation.short_name,
        &organisation.phone,
        &organisation.address,
        &organisation.web_address,
        &organisation.opening,
        &organisation.contact_authorities,
        &organisation.contact_users,
        &organisation.contact_languages
    )?;
    for language in languages {
        execute!(
            conn,
            "INSERT INTO organisation_texts (organisation, language, danger, defects, redress) VALUES (1, $1, $2, $3, $4)
             ON CONFLICT (organisation, language) DO UPDATE SET danger = excluded.danger, defects = excluded.defects,
                redress = excluded.redress",
            language.tag(),
            organisation.danger.written(*language),
            organisation.defects.written(*language),
            organisation.redress.written(*language)
        )?;
    }
    Ok(())
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
