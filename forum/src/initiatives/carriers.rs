//! Who carries an initiative: its initiator, and whoever they invited.

use crate::{
    Forum, Result,
    accounts::attempts,
    boxed,
    initiatives::{Row, carrier::by, sql},
    journal::{self, Entry},
    storage::Reader,
};
use naast_domain::{
    flaw::Flaw,
    ids::{InitiativeId, MemberId},
    initiatives::offer::Carrier,
    journal::{Concern, EntryKind, course::Course},
    members::{Byline, Viewer},
    refusal::Refusal,
    text::clean_line,
};

impl Forum {
    /// Invites a member, by the name they go by or the address of their page, to carry an initiative together.
    ///
    /// # Errors
    /// Refused to all but whoever carries it; `NotOpen` when it is withdrawn or hidden; `Invalid` at `name` when nobody,
    /// or more than one, is called so; `TooOften`.
    #[boxed]
    pub async fn invite_carrier(&self, viewer: &Viewer, id: InitiativeId, name: &str) -> Result<()> {
        let now = self.clock.now();
        let mut tx = self.db.write().await?;
        let row = sql::initiatives::find(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
        let course = row.course();
        let carrier = viewer.may_lead(&row.begun(&course), now)?;
        let found = named(&mut tx, &clean_line(name)).await?;
        let found = found.and_then(|it| if course.carriers.contains(&it) { Err(Flaw::ThereAlready) } else { Ok(it) });
        let member = found.map_err(|flaw| Refusal::field("name", flaw))?;
        if sql::offers::invite(&mut tx, id, member, carrier.member(), now).await? {
            attempts::count(&mut tx, &format!("invite:{id}"), attempts::INVITATIONS, now).await?;
            let entry = Entry { member: Some(member), ..by(carrier, EntryKind::CarrierInvited, id, now) };
            let entry = journal::append(&mut tx, entry).await?;
            journal::concern(&mut tx, entry, member, Concern::Invited).await?;
        }
        tx.commit().await
    }

    /// Says yes or no to an invitation.
    ///
    /// # Errors
    /// Refused to visitors; `NotFound` for whoever was not invited; `NotOpen` for a yes when it is withdrawn or hidden.
    #[boxed]
    pub async fn answer_invitation(&self, viewer: &Viewer, id: InitiativeId, accepted: bool) -> Result<()> {
        let now = self.clock.now();
        let member = viewer.may_take_part(now)?.id;
        let mut tx = self.db.write().await?;
        let invited_by = sql::offers::invitation(&mut tx, id, member).await?.ok_or(Refusal::NotFound)?;
        let kind = if accepted {
            let row = sql::initiatives::find(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
            viewer.may_join(row.text(), now)?;
            sql::offers::join(&mut tx, id, member, now).await?;
            sql::supports::follow(&mut tx, id, member, now).await?;
            EntryKind::CarrierJoined
        } else {
            sql::offers::leave(&mut tx, id, member).await?;
            EntryKind::CarrierDeclined
        };
        let entry = Entry { initiative: Some(id), ..Entry::new(kind, now, member) };
        let entry = journal::append(&mut tx, entry).await?;
        if let Some(by) = invited_by {
            journal::concern(&mut tx, entry, by, Concern::OwnInitiative).await?;
        }
        tx.commit().await
    }

    /// Stops carrying an initiative; the last one stays.
    ///
    /// # Errors
    /// Refused to all but whoever carries it by account; `NotOpen` for the last one, and for whoever began it.
    #[boxed]
    pub async fn stop_carrying(&self, viewer: &Viewer, id: InitiativeId) -> Result<()> {
        let now = self.clock.now();
        let mut tx = self.db.write().await?;
        let row = sql::initiatives::find(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
        let course = row.course();
        let mut others = Vec::new();
        for other in course.carriers.iter().copied().filter(|other| Some(*other) != viewer.id()) {
            // Whoever left the forum does not carry anything any more.
            others.extend(sql::offers::name(&mut tx, other).await?.map(|_| other));
        }
        let member = viewer.may_stop_carrying(&row.begun(&course), !others.is_empty(), now)?;
        sql::offers::leave(&mut tx, id, member).await?;
        let entry = Entry { initiative: Some(id), ..Entry::new(EntryKind::CarrierLeft, now, member) };
        let entry = journal::append(&mut tx, entry).await?;
        for other in others {
            journal::concern(&mut tx, entry, other, Concern::OwnInitiative).await?;
        }
        tx.commit().await
    }
}

/// Who carries an initiative.
pub async fn of(conn: &mut Reader, row: &Row, course: &Course) -> Result<Vec<Carrier>> {
    let mut carriers = Vec::new();
    for member in course.carriers.iter().copied() {
        let name = match &row.initiator_name {
            Some(name) if row.initiator == Some(member) => Some(name.clone()),
            _ => sql::offers::name(conn, member).await?,
        };
        if let Some(name) = name {
            let byline = Byline { id: Some(member), name, office: None, imported_number: None };
            carriers.push(Carrier { id: member, byline, has_joined: true });
        }
    }
    Ok(carriers)
}

/// The member who goes by this name, or whose page has this address: two may have the same name.
async fn named(tx: &mut Reader, name: &str) -> Result<Result<MemberId, Flaw>> {
    if let Some((_, number)) = name.rsplit_once("/members/") {
        let Ok(member) = number.parse::<MemberId>() else { return Ok(Err(Flaw::Nobody)) };
        let is_there = sql::offers::name(tx, member).await?.is_some();
        return Ok(if is_there { Ok(member) } else { Err(Flaw::Nobody) });
    }
    let name = name.trim_start_matches('@');
    if name.is_empty() {
        return Ok(Err(Flaw::Empty));
    }
    Ok(match sql::offers::named(tx, name).await?.as_slice() {
        [] => Err(Flaw::Nobody),
        [(member,)] => Ok(*member),
        _ => Err(Flaw::Several),
    })
}
