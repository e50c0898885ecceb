//! On behalf: writing down what somebody tells by phone, at the counter, in a letter or at a meeting. The words and
//! the initiative stay theirs.

use crate::{
    Forum, Result,
    comments::find_parent,
    initiatives::Written,
    mentions,
    said::Said,
    secret,
    sql::{self, Conn, behalfs, initiatives::NewInitiative, journal::Entry},
};
use naast_domain::{
    behalf::{BehalfDetails, BehalfDraft, BehalfInput, Claimant, Entered, MOST_STORIES, MeetingStory, Origin},
    day::Day,
    flaw::{FieldFlaw, Flaw},
    ids::{BehalfId, CommentId, InitiativeId},
    initiative::{InitiativeDraft, InitiativeInput},
    journal::EntryKind,
    language::Language,
    member::Viewer,
    permission::{Settled, Speaker},
    refusal::Refusal,
    text::CommentText,
    time::Timestamp,
};

impl Forum {
    /// Begins an initiative on behalf of somebody. Its clock runs from now; it was told on the day that is named.
    ///
    /// # Errors
    /// Refused to all but officials and moderators; `Invalid` at the fields, also without consent.
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
        crate::initiatives::check_theme(&mut tx, draft.theme, None).await?;
        let entered = self.enter(&mut tx, by, &teller, &draft, &written).await?;
        self.commit(tx).await?;
        Ok(entered)
    }

    /// Begins an initiative for each story of a meeting, all or none.
    ///
    /// # Errors
    /// Refused to all but officials and moderators; `Invalid` at `told_on`, `consent`, or at `stories` when one of them
    /// has no words or name, or there are none or more than fifty.
    pub async fn enter_meeting(
        &self,
        viewer: &Viewer,
        told_on: &str,
        consent: &str,
        stories: &[MeetingStory],
    ) -> Result<Vec<Entered>> {
        let by = viewer.may_enter_on_behalf(self.clock.now())?;
        if stories.is_empty() {
            return Err(Refusal::field("stories", Flaw::Empty).into());
        }
        if stories.len() > MOST_STORIES {
            let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
            let flaw = Flaw::TooLong { maximum: count(MOST_STORIES), actual: count(stories.len()) };
            return Err(Refusal::field("stories", flaw).into());
        }
        let mut ready = Vec::new();
        for story in stories {
            let teller = BehalfInput {
                origin: Origin::Meeting.word().to_owned(),
                name: story.name.clone(),
                told_on: told_on.to_owned(),
                contact: String::new(),
                consent: consent.to_owned(),
            };
            let (teller, draft) = both(BehalfDraft::parse(&teller, self.today()), story.draft()).map_err(of_meeting)?;
            let written = self.write_story(&draft).await?;
            ready.push((teller, draft, written));
        }
        let mut tx = self.db.write().await?;
        let mut all = Vec::new();
        for (teller, draft, written) in &ready {
            all.push(self.enter(&mut tx, by, teller, draft, written).await?);
        }
        self.commit(tx).await?;
        Ok(all)
    }

    async fn enter(
        &self,
        tx: &mut Conn,
        by: Settled,
        teller: &BehalfDraft,
        draft: &InitiativeDraft,
        written: &Written,
    ) -> Result<Entered> {
        let now = self.clock.now();
        let origin = teller.origin.word();
        let new = NewInitiative { origin, started_at: noon(teller.told_on, now), ..written.of(draft, now) };
        let initiative = sql::initiatives::insert(tx, &new).await?;
        let code = secret::code()?;
        let hash = secret::fingerprint(&secret::plain_code(&code));
        let behalf = behalfs::insert(tx, initiative, teller, by.id(), &hash, now).await?;
        behalfs::attach_initiative(tx, behalf, initiative, now).await?;
        sql::supports::follow(tx, initiative, by.id(), now).await?;
        let entry = Entry::new(EntryKind::EnteredOnBehalf, now, by.id());
        let entry = Entry { initiative: Some(initiative), thing: Some(behalf.0), word: Some(origin), ..entry };
        sql::journal::append(tx, entry).await?;
        let (title, name) = (draft.title.to_string(), teller.name.to_string());
        Ok(Entered { behalf, initiative, comment: None, title, name, code })
    }

    /// Adds a comment on behalf of somebody.
    ///
    /// # Errors
    /// Refused to all but officials and moderators; `Invalid` at the fields; `ThreadClosed`; `NotFound`.
    pub async fn enter_comment_on_behalf(
        &self,
        viewer: &Viewer,
        id: InitiativeId,
        parent: Option<CommentId>,
        teller: &BehalfInput,
        body: &str,
    ) -> Result<Entered> {
        let now = self.clock.now();
        let by = viewer.may_enter_on_behalf(now)?;
        let text = CommentText::parse(body).map_err(|flaw| Refusal::field("body", flaw));
        let (teller, text) = both(BehalfDraft::parse(teller, self.today()), text)?;
        let written = mentions::render(&mut self.db.read().await?, text.as_str(), id.0).await?;
        let mut tx = self.db.write().await?;
        let row = sql::initiatives::find(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
        viewer.may_comment(row.state(), now)?;
        let code = secret::code()?;
        let hash = secret::fingerprint(&secret::plain_code(&code));
        let behalf = behalfs::insert(&mut tx, id, &teller, by.id(), &hash, now).await?;
        let name = teller.name.to_string();
        let speaker = Speaker::Code(Claimant { behalf, initiative: id, comment: None, name: name.clone() });
        let said = Said {
            speaker: &speaker,
            office: None,
            above: find_parent(&mut tx, id, parent).await?,
            text: text.as_str(),
            html: &written.html,
            language: Language::default(),
            is_for_officials: false,
        };
        let comment = said.keep(&mut tx, id, now).await?;
        behalfs::attach_comment(&mut tx, behalf, comment).await?;
        let about = Entry {
            initiative: Some(id),
            comment: Some(comment),
            thing: Some(behalf.0),
            ..Entry::new(EntryKind::CommentPosted, now, None)
        };
        let posted = sql::journal::append(&mut tx, about).await?;
        said.tell(&mut tx, posted, id, &row.course(), &written.members).await?;
        let entered =
            Entry { kind: EntryKind::EnteredOnBehalf, actor: Some(by.id()), word: Some(teller.origin.word()), ..about };
        sql::journal::append(&mut tx, entered).await?;
        self.commit(tx).await?;
        Ok(Entered { behalf, initiative: id, comment: Some(comment), title: row.title, name, code })
    }

    /// What officials see of something entered on behalf of somebody, the contact too.
    ///
    /// # Errors
    /// Refused to all but officials and moderators; `NotFound`.
    pub async fn behalf_details(&self, viewer: &Viewer, id: BehalfId) -> Result<BehalfDetails> {
        viewer.may_enter_on_behalf(self.clock.now())?;
        let mut conn = self.db.read().await?;
        let row = behalfs::find(&mut conn, id).await?.ok_or(Refusal::NotFound)?;
        let notes = behalfs::notes(&mut conn, id).await?;
        let provenance = row.provenance().ok_or(Refusal::NotFound)?;
        Ok(BehalfDetails {
            id,
            initiative: row.initiative,
            comment: row.comment,
            provenance,
            has_code: row.code_hash.is_some(),
            title: row.title,
            contact: row.contact,
            notes,
        })
    }
}

/// Both values, or all flaws of both.
fn both<A, B>(one: Result<A, Refusal>, other: Result<B, Refusal>) -> Result<(A, B), Refusal> {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok((one, other)),
        (Err(Refusal::Invalid(mut flaws)), Err(Refusal::Invalid(more))) => {
            flaws.extend(more);
            Err(Refusal::Invalid(flaws))
        }
        (Err(refusal), _) | (_, Err(refusal)) => Err(refusal),
    }
}

/// What is wrong with a story of a meeting is told at all of them; the preview shows which one.
fn of_meeting(refusal: Refusal) -> Refusal {
    let Refusal::Invalid(flaws) = refusal else { return refusal };
    let is_shared = |flaw: &FieldFlaw| matches!(flaw.field.as_str(), "told_on" | "consent");
    let place = |flaw: FieldFlaw| if is_shared(&flaw) { flaw } else { flaw.flaw.at("stories") };
    let mut placed: Vec<_> = flaws.into_iter().map(place).collect();
    placed.dedup();
    Refusal::Invalid(placed)
}

/// Noon of the day on which it was told; now, when that is today.
fn noon(told_on: Day, now: Timestamp) -> Timestamp {
    if told_on >= Day::of(now) { now } else { told_on.start().plus(12 * Timestamp::HOUR) }
}
