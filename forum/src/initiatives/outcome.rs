//! The outcome: whoever carries an initiative says that it is done, or takes it up again.

use crate::{
    Forum, Result,
    accounts::attempts,
    boxed,
    initiatives::{
        carrier::by,
        sql::{self, initiatives},
    },
    journal,
};
use naast_domain::{
    ids::InitiativeId,
    journal::{Concern, EntryKind},
    members::Viewer,
    refusal::Refusal,
    text::Words,
};

impl Forum {
    /// Declares the initiative done: the initiator says so, not the organisation.
    ///
    /// # Errors
    /// Refused to all but whoever carries it; `NotOpen` when it is done, withdrawn or hidden; `TooOften`.
    #[boxed]
    pub async fn declare_done(&self, viewer: &Viewer, id: InitiativeId) -> Result<()> {
        self.turn(viewer, id, EntryKind::DeclaredDone, "").await
    }

    /// Takes up again what was declared done; why may be said, for everybody to read.
    ///
    /// # Errors
    /// Refused to all but whoever carries it; `NotOpen` when it is not done, withdrawn or hidden; `Invalid` at `words`; `TooOften`.
    #[boxed]
    pub async fn reopen(&self, viewer: &Viewer, id: InitiativeId, words: &str) -> Result<()> {
        self.turn(viewer, id, EntryKind::Reopened, words).await
    }

    async fn turn(&self, viewer: &Viewer, id: InitiativeId, kind: EntryKind, words: &str) -> Result<()> {
        let now = self.clock.now();
        let mut tx = self.db.write().await?;
        let row = initiatives::find(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
        let course = row.course();
        let carrier = viewer.may_turn(&row.begun(&course), kind == EntryKind::DeclaredDone, now)?;
        let words = Words::parse(words).map_err(|flaw| Refusal::field("words", flaw))?;
        attempts::count(&mut tx, &format!("turn:{id}"), attempts::TURNS, now).await?;
        let entry = journal::append(&mut tx, by(carrier, kind, id, now)).await?;
        if !words.as_str().is_empty() {
            sql::reopenings::insert(&mut tx, entry, id, words.as_str(), carrier.member(), now).await?;
        }
        let companions = course.companions.iter().map(|seat| seat.member);
        for member in companions.filter(|member| Some(*member) != carrier.member()) {
            journal::concern(&mut tx, entry, member, Concern::Companion).await?;
        }
        sql::supports::concern_followers(&mut tx, entry, id, [carrier.member(), None, None]).await?;
        tx.commit().await
    }
}
