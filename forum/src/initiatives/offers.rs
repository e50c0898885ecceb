//! Offers of help: what the neighbourhood brings; accepted or kindly declined by whoever carries the initiative.

use crate::{
    Forum, Result,
    accounts::attempts,
    boxed,
    initiatives::{
        carrier::by,
        sql::{self, initiatives},
    },
    journal::{self, Entry, courses::tell},
};
use naast_domain::{
    flaw::Flaws,
    ids::{InitiativeId, OfferId},
    initiatives::offer::{OfferKind, OfferState},
    journal::{Concern, EntryKind},
    members::Viewer,
    refusal::Refusal,
    text::{Sentence, Words},
};

pub(crate) use super::sql::offers::{invited, name, of};

impl Forum {
    /// Offers help. Sent twice, it is offered once.
    ///
    /// # Errors
    /// Refused to visitors; `Invalid` at `kind` or `text`; `ThreadClosed`; `TooOften`.
    #[boxed]
    pub async fn offer_help(&self, viewer: &Viewer, id: InitiativeId, kind: &str, text: &str) -> Result<OfferId> {
        let now = self.clock.now();
        viewer.may_take_part(now)?;
        let mut flaws = Flaws::default();
        let kind = flaws.check("kind", kind.parse::<OfferKind>());
        let text = flaws.check("text", Sentence::parse(text));
        flaws.into_result()?;
        let (kind, text) = kind.zip(text).ok_or(Refusal::NotFound)?;
        let mut tx = self.db.write().await?;
        let row = initiatives::find(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
        let member = viewer.may_offer(row.state(), now)?;
        if let Some(first) = sql::offers::find_same(&mut tx, id, member, kind, text.as_str()).await? {
            tx.commit().await?;
            return Ok(first);
        }
        attempts::count_of(&mut tx, "offer", member, attempts::OFFERS, now).await?;
        let offer = sql::offers::insert(&mut tx, id, member, kind, text.as_str(), now).await?;
        let entry = Entry::new(EntryKind::OfferMade, now, member);
        let entry = Entry { initiative: Some(id), thing: Some(offer.0), ..entry };
        tell(&mut tx, entry, &row.course()).await?;
        tx.commit().await?;
        Ok(offer)
    }

    /// Accepts an offer, or declines it kindly; one may change one's mind. Said twice, it is said once.
    ///
    /// # Errors
    /// Refused to all but whoever carries the initiative; `NotOpen` when the offer was taken back, or the initiative is
    /// withdrawn or hidden; `Invalid` at `words`.
    #[boxed]
    pub async fn answer_offer(
        &self,
        viewer: &Viewer,
        offer: OfferId,
        accepted: bool,
        words: &str,
    ) -> Result<InitiativeId> {
        let now = self.clock.now();
        viewer.may_carry_something(now)?;
        let mut tx = self.db.write().await?;
        let row = sql::offers::find(&mut tx, offer).await?.ok_or(Refusal::NotFound)?;
        let about = initiatives::find(&mut tx, row.initiative).await?.ok_or(Refusal::NotFound)?;
        let carrier = viewer.may_answer_offer(&about.begun(&about.course()), row.state()?, now)?;
        let words = Words::parse(words).map_err(|flaw| Refusal::field("words", flaw))?;
        let (state, kind) = if accepted {
            (OfferState::Accepted, EntryKind::OfferAccepted)
        } else {
            (OfferState::Declined, EntryKind::OfferDeclined)
        };
        if row.state == state.word() && row.words == words.as_str() {
            tx.commit().await?;
            return Ok(row.initiative);
        }
        sql::offers::set_state(&mut tx, offer, state, words.as_str(), now).await?;
        let entry = Entry { thing: Some(offer.0), ..by(carrier, kind, row.initiative, now) };
        let entry = journal::append(&mut tx, entry).await?;
        if carrier.member() != Some(row.member) {
            journal::concern(&mut tx, entry, row.member, Concern::OwnOffer).await?;
        }
        tx.commit().await?;
        Ok(row.initiative)
    }

    /// Takes one's own offer back.
    ///
    /// # Errors
    /// Refused to all but whoever made it; `NotOpen` when it was taken back already.
    #[boxed]
    pub async fn withdraw_offer(&self, viewer: &Viewer, offer: OfferId) -> Result<InitiativeId> {
        let now = self.clock.now();
        viewer.may_take_part(now)?;
        let mut tx = self.db.write().await?;
        let row = sql::offers::find(&mut tx, offer).await?.ok_or(Refusal::NotFound)?;
        let member = viewer.may_withdraw_offer(row.member, row.state()?, now)?;
        sql::offers::set_state(&mut tx, offer, OfferState::Withdrawn, "", now).await?;
        let entry = Entry::new(EntryKind::OfferWithdrawn, now, member);
        journal::append(&mut tx, Entry { initiative: Some(row.initiative), thing: Some(offer.0), ..entry }).await?;
        tx.commit().await?;
        Ok(row.initiative)
    }
}
