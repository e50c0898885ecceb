//! What was entered on behalf of somebody.

use super::Conn;
use naast_domain::{
    behalf::{Origin, Provenance},
    day::Day,
    ids::BehalfId,
    time::Timestamp,
};

#[derive(sqlx::FromRow)]
struct Row {
    origin: String,
    name: String,
    told_on: Day,
    entered_by: Option<String>,
    entered_at: Timestamp,
    claimed_at: Option<Timestamp>,
}

/// Where something came from.
pub async fn provenance(conn: &mut Conn, id: BehalfId) -> sqlx::Result<Option<Provenance>> {
    let row = fetch_optional!(
        conn,
        Row,
        "SELECT b.origin, b.name, b.told_on, m.name AS entered_by, b.entered_at, b.claimed_at FROM behalfs b
         LEFT JOIN members m ON m.id = b.entered_by AND m.closed_at IS NULL WHERE b.id = $1",
        id
    )?;
    Ok(row.and_then(|row| {
        Some(Provenance {
            origin: Origin::from_word(&row.origin)?,
            told_by: row.name,
            told_on: row.told_on,
            entered_by: row.entered_by.unwrap_or_default(),
            entered_at: row.entered_at,
            is_claimed: row.claimed_at.is_some(),
        })
    }))
}
