//! Offers of help, and who carries an initiative.

use super::Conn;
use naast_domain::{
    ids::{InitiativeId, MemberId, OfferId},
    member::Byline,
    offer::{Carrier, Offer, OfferKind, OfferState},
    time::Timestamp,
};

#[derive(sqlx::FromRow)]
struct Row {
    id: OfferId,
    member: Option<MemberId>,
    name: Option<String>,
    kind: String,
    text: String,
    state: String,
    words: String,
    at: Timestamp,
}

/// The offers of an initiative, oldest first; those withdrawn left out.
pub async fn of(conn: &mut Conn, id: InitiativeId) -> sqlx::Result<Vec<Offer>> {
    let rows = fetch_all!(
        conn,
        Row,
        "SELECT o.id, m.id AS member, m.name, o.kind, o.text, o.state, o.words, o.at FROM offers o
         LEFT JOIN members m ON m.id = o.member AND m.closed_at IS NULL
         WHERE o.initiative = $1 AND o.state <> 'withdrawn' ORDER BY o.id LIMIT 500",
        id
    )?;
    let offers = rows.into_iter().filter_map(|row| {
        Some(Offer {
            id: row.id,
            by: person(row.member, row.name),
            by_id: row.member,
            kind: OfferKind::from_word(&row.kind)?,
            text: row.text,
            state: OfferState::from_word(&row.state)?,
            words: row.words,
            at: row.at,
        })
    });
    Ok(offers.collect())
}

fn person(id: Option<MemberId>, name: Option<String>) -> Byline {
    Byline { id, name: name.unwrap_or_default(), office: None, imported_number: None }
}

/// Who was invited to carry an initiative and has not answered yet.
pub async fn invited(conn: &mut Conn, id: InitiativeId) -> sqlx::Result<Vec<Carrier>> {
    let rows = fetch_all!(
        conn,
        (MemberId, String),
        "SELECT m.id, m.name FROM carriers c JOIN members m ON m.id = c.member
         WHERE c.initiative = $1 AND c.joined_at IS NULL AND m.closed_at IS NULL ORDER BY c.invited_at, m.id",
        id
    )?;
    let carrier = |(id, name)| Carrier { id, byline: person(Some(id), Some(name)), has_joined: false };
    Ok(rows.into_iter().map(carrier).collect())
}

/// The name of a member who did not leave.
pub async fn name(conn: &mut Conn, id: MemberId) -> sqlx::Result<Option<String>> {
    let row = fetch_optional!(conn, (String,), "SELECT name FROM members WHERE id = $1 AND closed_at IS NULL", id)?;
    Ok(row.map(|(name,)| name))
}
