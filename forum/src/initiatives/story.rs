//! A story as it is stored: rendered before the transaction that keeps it, and the beginning of an initiative.

use crate::{
    Result,
    accounts::drafts,
    initiatives::{
        proposals::check_theme,
        sql::{
            self,
            initiatives::{NewInitiative, Told},
        },
    },
    journal::{self, Entry},
    measures::flags,
    storage::{Reader, Writer},
    texts::{markdown, mentions},
};
use naast_domain::{
    ids::{EntryId, InitiativeId, MemberId},
    initiatives::InitiativeDraft,
    journal::{Concern, EntryKind},
    measures::Subject,
    provenance::Origin,
    time::Timestamp,
};

/// How long an opening is, in characters.
pub const OPENING: usize = 180;

/// Renders a story.
pub async fn write(conn: &mut Reader, draft: &InitiativeDraft) -> Result<Written> {
    let rendered = mentions::render(conn, draft.story.as_str(), 0).await?;
    Ok(Written {
        html: rendered.html,
        opening: markdown::opening(draft.story.as_str(), OPENING),
        mentioned: rendered.members,
    })
}

/// Begins an initiative; its initiator follows it.
pub async fn begin(
    tx: &mut Writer,
    initiator: MemberId,
    draft: &InitiativeDraft,
    written: &Written,
    now: Timestamp,
) -> Result<InitiativeId> {
    check_theme(tx, draft.theme, None).await?;
    let new = NewInitiative { initiator: Some(initiator), ..written.of(draft, now) };
    let id = sql::initiatives::insert(tx, &new).await?;
    sql::supports::follow(tx, id, initiator, now).await?;
    drafts::delete(tx, initiator, "propose").await?;
    Ok(id)
}

/// Writes in the journal that an initiative began.
pub async fn note(tx: &mut Writer, id: InitiativeId, initiator: MemberId, now: Timestamp) -> Result<EntryId> {
    let entry = Entry { initiative: Some(id), ..Entry::new(EntryKind::InitiativeProposed, now, initiator) };
    Ok(journal::append(tx, entry).await?)
}

/// A story as it will be stored.
pub struct Written {
    html: String,
    opening: String,
    pub mentioned: Vec<MemberId>,
}

impl Written {
    /// Appends to the journal that it began, notifies whom it mentions, and flags what its text shows.
    pub async fn announce(
        &self,
        tx: &mut Writer,
        id: InitiativeId,
        initiator: MemberId,
        draft: &InitiativeDraft,
        now: Timestamp,
    ) -> Result<()> {
        let entry = note(tx, id, initiator, now).await?;
        for mentioned in self.mentioned.iter().filter(|mentioned| **mentioned != initiator) {
            journal::concern(tx, entry, *mentioned, Concern::Mention).await?;
        }
        let subject = Subject::Contribution { initiative: id, comment: None };
        flags::look(tx, subject, draft.story.as_str(), Some(initiator), now).await?;
        Ok(())
    }

    /// The row of this draft.
    pub fn of<'a>(&'a self, draft: &'a InitiativeDraft, now: Timestamp) -> NewInitiative<'a> {
        NewInitiative {
            initiator: None,
            told: Told::of(draft),
            story_html: &self.html,
            opening: &self.opening,
            origin: Origin::Website.word(),
            started_at: now,
            imported_support: 0,
            import_source: None,
            import_number: None,
            import_author: None,
        }
    }
}
