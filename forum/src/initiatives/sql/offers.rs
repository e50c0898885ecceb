//! Offers of help, and who carries an initiative.

use crate::storage::{Reader, Writer};
use naast_domain::{
    ids::{InitiativeId, MemberId, OfferId},
    initiatives::offer::{Carrier, Offer, OfferKind, OfferState},
    may::MayOnOffer,
    members::Byline,
    refusal::Refusal,
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
pub async fn of(conn: &mut Reader, id: InitiativeId) -> sqlx::Result<Vec<Offer>> {
    let rows = fetch_all!(
        conn,
        Row,
        "SELECT o.id, m.id AS member, m.name, o.kind, o.text, o.state, o.words, o.at FROM offers o
         LEFT JOIN members m ON m.id = o.member AND m.closed_at IS NULL
         WHERE o.initiative = $1 AND o.state <> $2 ORDER BY o.id LIMIT 500",
        id,
        OfferState::Withdrawn.word()
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
            may: MayOnOffer::default(),
        })
    });
    Ok(offers.collect())
}

fn person(id: Option<MemberId>, name: Option<String>) -> Byline {
    Byline { id, name: name.unwrap_or_default(), office: None, imported_number: None }
}

/// Who was invited to carry an initiative and has not answered yet.
pub async fn invited(conn: &mut Reader, id: InitiativeId) -> sqlx::Result<Vec<Carrier>> {
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
pub async fn name(conn: &mut Reader, id: MemberId) -> sqlx::Result<Option<String>> {
    let row = fetch_optional!(conn, (String,), "SELECT name FROM members WHERE id = $1 AND closed_at IS NULL", id)?;
    Ok(row.map(|(name,)| name))
}

/// An offer as stored.
#[derive(Debug, sqlx::FromRow)]
pub struct Stored {
    pub initiative: InitiativeId,
    pub member: MemberId,
    pub state: String,
    pub words: String,
}

impl Stored {
    /// What became of it.
    ///
    /// # Errors
    /// `NotFound` for what this version does not know.
    pub fn state(&self) -> Result<OfferState, Refusal> {
        OfferState::from_word(&self.state).ok_or(Refusal::NotFound)
    }
}

/// The offer with this id.
pub async fn find(conn: &mut Reader, id: OfferId) -> sqlx::Result<Option<Stored>> {
    fetch_optional!(conn, Stored, "SELECT initiative, member, state, words FROM offers WHERE id = $1", id)
}

/// The same offer by the same member, while it stands.
pub async fn find_same(
    conn: &mut Reader,
    initiative: InitiativeId,
    member: MemberId,
    kind: OfferKind,
    text: &str,
) -> sqlx::Result<Option<OfferId>> {
    let row = fetch_optional!(
        conn,
        (OfferId,),
        "SELECT id FROM offers WHERE initiative = $1 AND member = $2 AND kind = $3 AND text = $4 AND state <> $5
         ORDER BY id LIMIT 1",
        initiative,
        member,
        kind.word(),
        text,
        OfferState::Withdrawn.word()
    )?;
    Ok(row.map(|(id,)| id))
}

/// Keeps an offer.
pub async fn insert(
    conn: &mut Writer,
    initiative: InitiativeId,
    member: MemberId,
    kind: OfferKind,
    text: &str,
    at: Timestamp,
) -> sqlx::Result<OfferId> {
    let (id,): (OfferId,) = fetch_one!(
        conn,
        (OfferId,),
        "INSERT INTO offers (initiative, member, kind, text, state, at) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id",
        initiative,
        member,
        kind.word(),
        text,
        OfferState::Open.word(),
        at
    )?;
    Ok(id)
}

/// Keeps what became of an offer.
pub async fn set_state(
    conn: &mut Writer,
    id: OfferId,
    state: OfferState,
    words: &str,
    at: Timestamp,
) -> sqlx::Result<()> {
    execute!(
        conn,
        "UPDATE offers SET state = $2, words = $3, answered_at = $4 WHERE id = $1",
        id,
        state.word(),
        words,
        at
    )?;
    Ok(())
}

/// Invites a member to carry an initiative; tells whether that is new.
pub async fn invite(
    conn: &mut Writer,
    initiative: InitiativeId,
    member: MemberId,
    by: Option<MemberId>,
    at: Timestamp,
) -> sqlx::Result<bool> {
    let changed = execute!(
        conn,
        "INSERT INTO carriers (initiative, member, invited_by, invited_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (initiative, member) DO NOTHING",
        initiative,
        member,
        by,
        at
    )?;
    Ok(changed == 1)
}

/// Who invited a member, while they have not answered.
pub async fn invitation(
    conn: &mut Reader,
    initiative: InitiativeId,
    member: MemberId,
) -> sqlx::Result<Option<Option<MemberId>>> {
    let row = fetch_optional!(
        conn,
        (Option<MemberId>,),
        "SELECT invited_by FROM carriers WHERE initiative = $1 AND member = $2 AND joined_at IS NULL",
        initiative,
        member
    )?;
    Ok(row.map(|(by,)| by))
}

/// Notes that an invited member joined.
pub async fn join(conn: &mut Writer, initiative: InitiativeId, member: MemberId, at: Timestamp) -> sqlx::Result<()> {
    execute!(conn, "UPDATE carriers SET joined_at = $3 WHERE initiative = $1 AND member = $2", initiative, member, at)?;
    Ok(())
}

/// Forgets an invitation, or that a member carries it.
pub async fn leave(conn: &mut Writer, initiative: InitiativeId, member: MemberId) -> sqlx::Result<()> {
    execute!(conn, "DELETE FROM carriers WHERE initiative = $1 AND member = $2", initiative, member)?;
    Ok(())
}

/// The members who go by exactly this name; two are enough to know that it is not one.
pub async fn named(conn: &mut Reader, name: &str) -> sqlx::Result<Vec<(MemberId,)>> {
    fetch_all!(
        conn,
        (MemberId,),
        "SELECT id FROM members WHERE lower(name) = lower($1) AND closed_at IS NULL ORDER BY id LIMIT 2",
        name
    )
}
