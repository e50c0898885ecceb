//! Pausing the response clock by hand: with a reason, for a time.

use crate::{
    Forum, Result, boxed,
    companions::{seats::seated, sql},
    initiatives,
    journal::{self, Entry, calendar, courses::tell},
};
use naast_domain::{
    clock::parse_pause, flaw::Flaws, ids::InitiativeId, journal::EntryKind, members::Viewer, refusal::Refusal,
    text::Note,
};

impl Forum {
    /// Pauses the response clock by hand, with a reason and the last day of the pause.
    ///
    /// # Errors
    /// Refused to all but companions; `Invalid` at `until` or `reason`.
    #[boxed]
    pub async fn pause_clock(&self, viewer: &Viewer, id: InitiativeId, until: &str, reason: &str) -> Result<()> {
        let now = self.clock.now();
        viewer.may_act_as_official(now)?;
        let mut tx = self.db.write().await?;
        let (official, course) = seated(&mut tx, viewer, id, now).await?;
        let mut flaws = Flaws::default();
        let days = calendar::rule(&mut tx).await?.days;
        let until = flaws.check("until", parse_pause(until, self.today(), &days));
        let reason = flaws.check("reason", Note::parse(reason));
        flaws.into_result()?;
        let (until, reason) = until.zip(reason).ok_or(Refusal::NotFound)?;
        sql::seats::end_pauses(&mut tx, id, now).await?;
        let resumed = Entry { initiative: Some(id), ..Entry::new(EntryKind::ClockResumed, now, official.id()) };
        if course.is_paused_by_hand(self.today()) {
            journal::append(&mut tx, resumed).await?;
        }
        let pause = sql::seats::insert_pause(&mut tx, id, official.id(), reason.as_str(), until, now).await?;
        let entry = Entry { thing: Some(pause.0), due: Some(until), kind: EntryKind::ClockPaused, ..resumed };
        tell(&mut tx, entry, &course).await?;
        tx.commit().await
    }

    /// Lets the clock go on before the pause was to end.
    ///
    /// # Errors
    /// Refused to all but companions; `NotOpen` when nobody paused it.
    #[boxed]
    pub async fn resume_clock(&self, viewer: &Viewer, id: InitiativeId) -> Result<()> {
        let now = self.clock.now();
        viewer.may_act_as_official(now)?;
        let mut tx = self.db.write().await?;
        let course = initiatives::find(&mut tx, id).await?.ok_or(Refusal::NotFound)?.course();
        let official = viewer.may_resume_clock(&course, self.today(), now)?;
        sql::seats::end_pauses(&mut tx, id, now).await?;
        let entry = Entry { initiative: Some(id), ..Entry::new(EntryKind::ClockResumed, now, official.id()) };
        journal::append(&mut tx, entry).await?;
        tx.commit().await
    }
}
