//! Initiatives: propose, edit, withdraw, support, follow. Reading one is in `crate::reading`.

use crate::{
    Forum, Result,
    accounts::{attempts, drafts},
    boxed,
    initiatives::{
        sql::{self, initiatives::Row},
        story::{self, Written},
    },
    journal::{self, Entry},
    measures::{flags, requested_changes},
    organisation,
    storage::{Reader, Scope, Writer},
    texts::versions,
};
use naast_domain::{
    flaw::Flaw,
    ids::{InitiativeId, MemberId, ThemeId},
    initiatives::{InitiativeDraft, InitiativeInput, InitiativeSource},
    journal::EntryKind,
    measures::Subject,
    members::Viewer,
    refusal::Refusal,
    time::Timestamp,
};

/// The same text within this time is the same initiative or comment, sent twice.
pub const TWICE: i64 = 10 * Timestamp::MINUTE;

impl Forum {
    /// Begins an initiative; its initiator follows it. Sent twice, it begins once.
    ///
    /// # Errors
    /// `Invalid` at the fields; `TooOften`.
    #[boxed]
    pub async fn propose(&self, viewer: &Viewer, input: &InitiativeInput) -> Result<InitiativeId> {
        let now = self.clock.now();
        let member = viewer.may_propose(now)?;
        let draft = InitiativeDraft::parse(input)?;
        let written = self.write_story(&draft).await?;
        let mut tx = self.db.write().await?;
        let since = now.plus(-TWICE);
        let (title, story) = (draft.title.as_str(), draft.story.as_str());
        if let Some(first) = sql::initiatives::find_same(&mut tx, member, title, story, since).await? {
            tx.commit().await?;
            return Ok(first);
        }
        attempts::count_of(&mut tx, "propose", member, attempts::INITIATIVES, now).await?;
        let id = story::begin(&mut tx, member, &draft, &written, now).await?;
        written.announce(&mut tx, id, member, &draft, now).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// What the edit form begins with.
    ///
    /// # Errors
    /// Refused to all but the author; `NotOpen` when withdrawn or hidden.
    #[boxed]
    pub async fn initiative_source(&self, viewer: &Viewer, id: InitiativeId) -> Result<InitiativeSource> {
        let mut conn = self.db.read().await?;
        let row = sql::initiatives::find(&mut conn, id).await?.ok_or(Refusal::NotFound)?;
        viewer.may_edit(row.initiator, row.text(), self.clock.now())?;
        Ok(InitiativeSource { id, version: row.version, input: row.told().input() })
    }

    /// Saves an edit made on this version; what was there is kept. An unchanged text makes no version.
    ///
    /// # Errors
    /// `Invalid` at the fields; `Stale` with their story when somebody saved in between; `NotOpen`.
    #[boxed]
    pub async fn edit_initiative(
        &self,
        viewer: &Viewer,
        id: InitiativeId,
        version: i64,
        input: &InitiativeInput,
    ) -> Result<()> {
        let now = self.clock.now();
        viewer.may_take_part(now)?;
        let draft = InitiativeDraft::parse(input)?;
        let written = self.write_story(&draft).await?;
        let mut tx = self.db.write().await?;
        let row = sql::initiatives::find(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
        let member = viewer.may_edit(row.initiator, row.text(), now)?;
        let new = written.of(&draft, now);
        if row.told() == new.told {
            return tx.commit().await;
        }
        if row.version != version {
            return Err(Refusal::Stale { version: row.version, theirs: row.story }.into());
        }
        check_theme(&mut tx, draft.theme, row.theme).await?;
        attempts::count_of(&mut tx, "edit", member, attempts::EDITS, now).await?;
        versions::keep_story(&mut tx, id).await?;
        sql::initiatives::update(&mut tx, id, &new, now).await?;
        drafts::delete(&mut tx, member, &format!("edit:{id}")).await?;
        let entry = Entry { initiative: Some(id), ..Entry::new(EntryKind::InitiativeEdited, now, member) };
        journal::append(&mut tx, entry).await?;
        let subject = Subject::Contribution { initiative: id, comment: None };
        requested_changes::changed(&mut tx, subject, row.asked_by, member, now).await?;
        flags::look(&mut tx, subject, draft.story.as_str(), Some(member), now).await?;
        tx.commit().await
    }

    /// The author takes it back. The thread closes; title and mark stay.
    ///
    /// # Errors
    /// Refused to all but the author; `NotOpen` when it already was, or is hidden.
    #[boxed]
    pub async fn withdraw_initiative(&self, viewer: &Viewer, id: InitiativeId) -> Result<()> {
        let now = self.clock.now();
        let mut tx = self.db.write().await?;
        let row = sql::initiatives::find(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
        let member = viewer.may_edit(row.initiator, row.text(), now)?;
        sql::marks::withdraw(&mut tx, id, now).await?;
        let entry = Entry { initiative: Some(id), ..Entry::new(EntryKind::InitiativeWithdrawn, now, member) };
        journal::append(&mut tx, entry).await?;
        tx.commit().await
    }

    /// "I want this too", or not any more; one for each member.
    ///
    /// # Errors
    /// `ThreadClosed` when it is hidden or withdrawn; `TooOften`.
    #[boxed]
    pub async fn support(&self, viewer: &Viewer, id: InitiativeId, wanted: bool) -> Result<()> {
        let now = self.clock.now();
        let mut tx = self.db.write_to(Scope::Thread(id, viewer.id())).await?;
        let row = sql::initiatives::find(&mut tx, id).await?;
        let member = viewer.may_support(row.as_ref().map(Row::state).unwrap_or_default(), now)?;
        row.ok_or(Refusal::NotFound)?;
        let (changed, kind) = if wanted {
            (sql::supports::support(&mut tx, id, member, now).await?, EntryKind::InitiativeSupported)
        } else {
            (sql::supports::unsupport(&mut tx, id, member).await?, EntryKind::SupportWithdrawn)
        };
        self.note_quietly(tx, changed, kind, id, member).await
    }

    /// Follow, or not any more.
    ///
    /// # Errors
    /// `NotFound`; `TooOften`.
    #[boxed]
    pub async fn follow(&self, viewer: &Viewer, id: InitiativeId, wanted: bool) -> Result<()> {
        let now = self.clock.now();
        let member = viewer.may_follow(now)?;
        let mut tx = self.db.write_to(Scope::Thread(id, Some(member))).await?;
        sql::initiatives::find(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
        let (changed, kind) = if wanted {
            (sql::supports::follow(&mut tx, id, member, now).await?, EntryKind::InitiativeFollowed)
        } else {
            (sql::supports::unfollow(&mut tx, id, member).await?, EntryKind::FollowEnded)
        };
        self.note_quietly(tx, changed, kind, id, member).await
    }

    async fn note_quietly(
        &self,
        mut tx: Writer,
        changed: bool,
        kind: EntryKind,
        id: InitiativeId,
        member: MemberId,
    ) -> Result<()> {
        if changed {
            attempts::count_of(&mut tx, "toggle", member, attempts::TOGGLES, self.clock.now()).await?;
            let entry = Entry { initiative: Some(id), ..Entry::new(kind, self.clock.now(), member) };
            journal::append(&mut tx, entry).await?;
        }
        tx.commit().await
    }

    /// Renders a story, before the transaction that keeps it.
    pub(crate) async fn write_story(&self, draft: &InitiativeDraft) -> Result<Written> {
        story::write(&mut self.db.read().await?, draft).await
    }
}

/// A theme must be one that can be chosen, or the one it has.
pub async fn check_theme(conn: &mut Reader, theme: Option<ThemeId>, standing: Option<ThemeId>) -> Result<()> {
    match theme {
        Some(id) if theme != standing && !organisation::is_theme(conn, id).await? => {
            Err(Refusal::field("theme", Flaw::NotAChoice).into())
        }
        _ => Ok(()),
    }
}
