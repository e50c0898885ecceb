//! From concern to initiative: anger is a legitimate start. Its author tells the story anew; what it was stays readable.

use crate::{
    Forum, Result, boxed,
    initiatives::{proposals::check_theme, sql},
    journal::{self, Entry},
    measures::requested_changes,
    texts::versions,
};
use naast_domain::{
    ids::InitiativeId,
    initiatives::{InitiativeDraft, InitiativeInput, Mood},
    journal::{Concern, EntryKind},
    measures::Subject,
    members::Viewer,
    refusal::Refusal,
};

impl Forum {
    /// Makes an initiative of a concern, told on this version; the story before it is kept. That it began in concern
    /// stays, whatever mood was typed.
    ///
    /// # Errors
    /// Refused to all but the author; `NotOpen` for what did not begin in concern, has grown, is withdrawn or hidden;
    /// `Invalid` at the fields; `Stale` with their story when somebody saved in between.
    #[boxed]
    pub async fn grow(&self, viewer: &Viewer, id: InitiativeId, version: i64, input: &InitiativeInput) -> Result<()> {
        let now = self.clock.now();
        viewer.may_take_part(now)?;
        let draft = InitiativeDraft { mood: Some(Mood::Concern), ..InitiativeDraft::parse(input)? };
        let written = self.write_story(&draft).await?;
        let mut tx = self.db.write().await?;
        let row = sql::initiatives::find(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
        let course = row.course();
        let member = viewer.may_grow(&row.begun(&course), now)?;
        if row.version != version {
            return Err(Refusal::Stale { version: row.version, theirs: row.story }.into());
        }
        check_theme(&mut tx, draft.theme, row.theme).await?;
        versions::keep_story(&mut tx, id).await?;
        sql::initiatives::update(&mut tx, id, &written.of(&draft, now), now).await?;
        sql::initiatives::set_grown(&mut tx, id, now).await?;
        let entry = Entry { initiative: Some(id), ..Entry::new(EntryKind::ConcernGrown, now, member) };
        let entry = journal::append(&mut tx, entry).await?;
        let mentioned = written.mentioned.iter().map(|member| (*member, Concern::Mention));
        let companions = course.companions.iter().map(|seat| (seat.member, Concern::Companion));
        let carriers = course.carriers.iter().map(|carrier| (*carrier, Concern::OwnInitiative));
        let concerned = mentioned.chain(companions).chain(carriers);
        for (who, why) in concerned.filter(|(who, _)| *who != member) {
            journal::concern(&mut tx, entry, who, why).await?;
        }
        sql::supports::concern_followers(&mut tx, entry, id, [Some(member), None, None]).await?;
        let subject = Subject::Contribution { initiative: id, comment: None };
        requested_changes::changed(&mut tx, subject, row.asked_by, member, now).await?;
        tx.commit().await
    }
}
