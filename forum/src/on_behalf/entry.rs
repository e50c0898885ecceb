//! On behalf: writing down what somebody tells by phone, at the counter, in a letter or at a meeting. The words and
//! the initiative stay theirs. What they say in a thread is in `retelling`.

use crate::{
    Forum, Result, boxed,
    initiatives::{self, NewInitiative, proposals::TWICE, story::Written, supports},
    journal::{self, Entry},
    on_behalf::sql::{
        behalfs::{self, Row},
        codes,
    },
    storage::Writer,
};
use naast_domain::{
    day::Day,
    ids::BehalfId,
    initiatives::{InitiativeDraft, InitiativeInput},
    journal::EntryKind,
    members::Viewer,
    on_behalf::{BehalfDetails, BehalfDraft, BehalfInput, Entered},
    permission::Settled,
    refusal::Refusal,
    time::Timestamp,
};

impl Forum {
    /// Begins an initiative on behalf of somebody. Its clock runs from now; it was told on the day that is named. Sent
    /// twice, it begins once, and the second code is the one that counts.
    ///
    /// # Errors
    /// Refused to all but officials and moderators; `Invalid` at the fields, also without consent; `NotOpen` for what was
    /// sent twice and taken over or down in between.
    #[boxed]
    pub async fn enter_on_behalf(
        &self,
        viewer: &Viewer,
        teller: &BehalfInput,
        told: &InitiativeInput,
    ) -> Result<Entered> {
        let now = self.clock.now();
        let by = viewer.may_enter_on_behalf(now)?;
        let (teller, draft) = both(BehalfDraft::parse(teller, self.today()), InitiativeDraft::parse(told))?;
        let written = self.write_story(&draft).await?;
        let mut tx = self.db.write().await?;
        initiatives::proposals::check_theme(&mut tx, draft.theme, None).await?;
        let entered = self.enter(&mut tx, by, &teller, &draft, &written).await?;
        tx.commit().await?;
        Ok(entered)
    }

    /// Begins an initiative, once.
    pub(crate) async fn enter(
        &self,
        tx: &mut Writer,
        by: Settled,
        teller: &BehalfDraft,
        draft: &InitiativeDraft,
        written: &Written,
    ) -> Result<Entered> {
        let now = self.clock.now();
        let same = (teller.name.as_str(), draft.story.as_str());
        if let Some(row) = behalfs::find_same_story(tx, by.id(), same, now.plus(-TWICE)).await? {
            return self.entered_before(tx, by, row).await;
        }
        let origin = teller.origin.word();
        let new = NewInitiative { origin, started_at: noon(teller.told_on, now), ..written.of(draft, now) };
        let initiative = initiatives::insert(tx, &new).await?;
        let behalf = behalfs::insert(tx, initiative, teller, by.id(), now).await?;
        behalfs::attach_initiative(tx, behalf, initiative, now).await?;
        let code = self.give_code(tx, behalf).await?;
        supports::follow(tx, initiative, by.id(), now).await?;
        let entry = Entry::new(EntryKind::EnteredOnBehalf, now, by.id());
        let entry = Entry { initiative: Some(initiative), thing: Some(behalf.0), word: Some(origin), ..entry };
        journal::append(tx, entry).await?;
        let (title, name) = (draft.title.to_string(), teller.name.to_string());
        Ok(Entered { behalf, initiative, comment: None, title, name, code })
    }

    /// What was entered before, sent once more. A code is told only once, so it gets a new one.
    pub(crate) async fn entered_before(&self, tx: &mut Writer, by: Settled, row: Row) -> Result<Entered> {
        if row.is_gone || row.claimed_at.is_some() {
            return Err(Refusal::NotOpen.into());
        }
        let code = if row.may_have_code() { self.renew_code(tx, by, &row).await? } else { String::new() };
        Ok(Entered {
            behalf: row.id,
            initiative: row.initiative,
            comment: row.comment,
            title: if row.is_title_hidden { String::new() } else { row.title },
            name: row.told_by.unwrap_or_default(),
            code,
        })
    }

    /// What officials and moderators see of something entered on behalf of somebody; officials, and whoever wrote it
    /// down, the contact too.
    ///
    /// # Errors
    /// Refused to all but officials and moderators; `NotFound`.
    #[boxed]
    pub async fn behalf_details(&self, viewer: &Viewer, id: BehalfId) -> Result<BehalfDetails> {
        viewer.may_enter_on_behalf(self.clock.now())?;
        let mut conn = self.db.read().await?;
        let row = behalfs::find(&mut conn, id).await?.ok_or(Refusal::NotFound)?;
        let notes = codes::notes(&mut conn, id).await?;
        let provenance = row.provenance().ok_or(Refusal::NotFound)?;
        Ok(BehalfDetails {
            id,
            initiative: row.initiative,
            comment: row.comment,
            provenance,
            may_have_code: row.may_have_code(),
            is_taken_down: row.is_taken_down(),
            title: if row.is_title_hidden { String::new() } else { row.title },
            contact: viewer.may_read_contact(row.entered_by).then_some(row.contact),
            notes,
        })
    }
}

/// Both values, or all flaws of both.
pub(crate) fn both<A, B>(one: Result<A, Refusal>, other: Result<B, Refusal>) -> Result<(A, B), Refusal> {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok((one, other)),
        (Err(Refusal::Invalid(mut flaws)), Err(Refusal::Invalid(more))) => {
            flaws.extend(more);
            Err(Refusal::Invalid(flaws))
        }
        (Err(refusal), _) | (_, Err(refusal)) => Err(refusal),
    }
}

/// Noon of the day on which it was told; now, when that is today.
fn noon(told_on: Day, now: Timestamp) -> Timestamp {
    if told_on >= Day::of(now) { now } else { told_on.start().plus(12 * Timestamp::HOUR) }
}
