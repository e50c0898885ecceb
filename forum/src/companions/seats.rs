//! Companions: stand beside an initiative, hand over, take over, step back.

use crate::{
    Forum, Result,
    accounts::members,
    boxed,
    commitments::fulfilment,
    companions::sql,
    initiatives::{self, supports},
    journal::{
        self, Entry,
        courses::{self, tell},
    },
    storage::{Reader, Writer},
};
use naast_domain::{
    companions::Step,
    flaw::{Flaw, Flaws},
    ids::{InitiativeId, MemberId},
    journal::{Concern, EntryKind, course::Course},
    members::{Role, Viewer},
    permission::Official,
    refusal::Refusal,
    text::Note,
    time::Timestamp,
};

impl Forum {
    /// An official goes and stands beside an initiative; the first one is the first contact.
    ///
    /// # Errors
    /// Refused to all but officials; `ThreadClosed`; `NotFound`. Standing there already changes nothing.
    #[boxed]
    pub async fn stand_beside(&self, viewer: &Viewer, id: InitiativeId) -> Result<()> {
        let now = self.clock.now();
        viewer.may_act_as_official(now)?;
        let mut tx = self.db.write().await?;
        let row = initiatives::find(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
        let official = viewer.may_stand_beside(row.state(), now)?;
        let course = row.course();
        if course.companions.iter().any(|seat| seat.member == official.id()) {
            return tx.commit().await;
        }
        sql::seats::insert_step(&mut tx, id, Step::Stood, (official.id(), None), "", now).await?;
        let entry = Entry { initiative: Some(id), ..Entry::new(EntryKind::CompanionStood, now, official.id()) };
        tell_all(&mut tx, entry, &course, None).await?;
        tx.commit().await
    }

    /// Hands over to a named colleague, effective at once; open promises travel along with their dates.
    ///
    /// # Errors
    /// Refused to all but companions; `Invalid` at `to` or `note`.
    #[boxed]
    pub async fn hand_over(&self, viewer: &Viewer, id: InitiativeId, to: &str, note: &str) -> Result<()> {
        let now = self.clock.now();
        viewer.may_act_as_official(now)?;
        let mut tx = self.db.write().await?;
        let (official, course) = seated(&mut tx, viewer, id, now).await?;
        let mut flaws = Flaws::default();
        let colleague = flaws.check("to", colleague(&mut tx, to, &official).await?);
        let note = flaws.check("note", Note::parse(note));
        flaws.into_result()?;
        let (colleague, note) = colleague.zip(note).ok_or(Refusal::NotFound)?;
        let people = (official.id(), Some(colleague));
        sql::seats::insert_step(&mut tx, id, Step::HandedOver, people, note.as_str(), now).await?;
        let entry = Entry::new(EntryKind::CompanionHandedOver, now, official.id());
        let entry = Entry { initiative: Some(id), member: Some(colleague), ..entry };
        tell_all(&mut tx, entry, &course, Some(colleague)).await?;
        fulfilment::pass(&mut tx, id, official.id(), colleague, official.id(), now).await?;
        tx.commit().await
    }

    /// Takes over from a colleague with a note: people fall ill.
    ///
    /// # Errors
    /// Refused to all but officials; `NotOpen` when nobody, or only the viewer, stands there; `Invalid` at `from` or
    /// `note`.
    #[boxed]
    pub async fn take_over(&self, viewer: &Viewer, id: InitiativeId, from: &str, note: &str) -> Result<()> {
        let now = self.clock.now();
        viewer.may_act_as_official(now)?;
        let mut tx = self.db.write().await?;
        let row = initiatives::find(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
        let course = row.course();
        let (official, others) = viewer.may_take_over(&row.begun(&course), now)?;
        let mut flaws = Flaws::default();
        let from = match from {
            "" => others.first().copied(),
            typed => {
                let chosen = others.into_iter().find(|member| member.to_string() == typed);
                flaws.check("from", chosen.ok_or(Flaw::NotAChoice))
            }
        };
        let note = flaws.check("note", Note::parse(note));
        flaws.into_result()?;
        let (from, note) = from.zip(note).ok_or(Refusal::NotFound)?;
        let people = (official.id(), Some(from));
        sql::seats::insert_step(&mut tx, id, Step::TookOver, people, note.as_str(), now).await?;
        let entry = Entry::new(EntryKind::CompanionTookOver, now, official.id());
        let entry = Entry { initiative: Some(id), member: Some(from), ..entry };
        tell_all(&mut tx, entry, &course, Some(from)).await?;
        fulfilment::pass(&mut tx, id, from, official.id(), official.id(), now).await?;
        tx.commit().await
    }

    /// Steps back, with the reason.
    ///
    /// # Errors
    /// Refused to all but companions; `Invalid` at `note`.
    #[boxed]
    pub async fn step_back(&self, viewer: &Viewer, id: InitiativeId, note: &str) -> Result<()> {
        let now = self.clock.now();
        viewer.may_act_as_official(now)?;
        let mut tx = self.db.write().await?;
        let (official, _) = seated(&mut tx, viewer, id, now).await?;
        let note = Note::parse(note).map_err(|flaw| Refusal::field("note", flaw))?;
        leave_seat(&mut tx, id, official.id(), note.as_str(), now).await?;
        tx.commit().await
    }

    /// Whoever is no official any more stands nowhere any more.
    pub(crate) async fn leave_all_seats(&self, tx: &mut Writer, member: MemberId) -> Result<()> {
        let now = self.clock.now();
        for (id,) in sql::seats::seats_of(tx, member).await? {
            leave_seat(tx, id, member, "", now).await?;
        }
        Ok(())
    }
}

/// The viewer as an official who stands beside this initiative, and where it stands.
pub(crate) async fn seated(
    tx: &mut Reader,
    viewer: &Viewer,
    id: InitiativeId,
    now: Timestamp,
) -> Result<(Official, Course)> {
    let course = initiatives::find(tx, id).await?.ok_or(Refusal::NotFound)?.course();
    Ok((viewer.may_leave_seat(&course, now)?, course))
}

async fn leave_seat(tx: &mut Writer, id: InitiativeId, member: MemberId, note: &str, now: Timestamp) -> Result<()> {
    let course = courses::find(tx, id).await?;
    sql::seats::insert_step(tx, id, Step::SteppedBack, (member, None), note, now).await?;
    let entry = Entry { initiative: Some(id), ..Entry::new(EntryKind::CompanionSteppedBack, now, member) };
    tell(tx, entry, &course).await?;
    Ok(())
}

/// The official whom this number names, other than the one who asks.
async fn colleague(tx: &mut Reader, typed: &str, but: &Official) -> Result<Result<MemberId, Flaw>> {
    let Ok(id) = typed.parse::<MemberId>() else { return Ok(Err(Flaw::NotAChoice)) };
    let found = members::find(tx, id).await?.filter(|member| member.closed_at.is_none() && id != but.id());
    Ok(found.filter(|member| member.roles().has(Role::Official)).map(|member| member.id).ok_or(Flaw::NotAChoice))
}

/// As `tell`; it concerns a colleague and whoever follows, too.
async fn tell_all(tx: &mut Writer, entry: Entry, course: &Course, colleague: Option<MemberId>) -> Result<()> {
    let (actor, id) = (entry.actor, entry.initiative);
    let entry = tell(tx, entry, course).await?;
    if let Some(colleague) = colleague {
        journal::concern(tx, entry, colleague, Concern::Companion).await?;
    }
    let Some(id) = id else { return Ok(()) };
    Ok(supports::concern_followers(tx, entry, id, [actor, None, None]).await?)
}
