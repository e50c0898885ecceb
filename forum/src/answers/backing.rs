//! Steun in de rug: a manager stands publicly behind an answer of a colleague.

use crate::{
    Forum, Result,
    answers::sql,
    boxed,
    conversation::comments,
    journal::{self, Entry},
};
use naast_domain::{
    ids::{CommentId, InitiativeId},
    journal::{Concern, EntryKind},
    members::Viewer,
    refusal::Refusal,
    text::Words,
};

impl Forum {
    /// A manager stands publicly behind an answer of a colleague.
    ///
    /// # Errors
    /// Refused to all but managers; `OwnCase` for one's own answer; `NotFound`; `NotOpen`; `Invalid` at `words`.
    #[boxed]
    pub async fn back_answer(&self, viewer: &Viewer, comment: CommentId, words: &str) -> Result<InitiativeId> {
        let now = self.clock.now();
        viewer.may_back_colleagues(now)?;
        let mut tx = self.db.write().await?;
        let row = comments::find(&mut tx, comment).await?.ok_or(Refusal::NotFound)?;
        let official = viewer.may_back(&row.said(), now)?;
        let words = Words::parse(words).map_err(|flaw| Refusal::field("words", flaw))?;
        if sql::answers::insert_backing(&mut tx, comment, official.id(), official.office(), words.as_str(), now).await?
        {
            let entry = Entry::new(EntryKind::BackingGiven, now, official.id());
            let entry = Entry { initiative: Some(row.initiative), comment: Some(comment), ..entry };
            let entry = journal::append(&mut tx, entry).await?;
            if let Some(author) = row.author {
                journal::concern(&mut tx, entry, author, Concern::OwnAnswer).await?;
            }
        }
        tx.commit().await?;
        Ok(row.initiative)
    }
}
