//! Did this help? After each answer whoever carries the initiative may say so; and it is theirs to say that it is done.

use crate::{
    Forum, Result, boxed,
    sql::{self, Reader, initiatives, journal::Entry},
};
use naast_domain::{
    answer::AnswerKind,
    course::Course,
    ids::{CommentId, InitiativeId, MemberId},
    journal::{Concern, EntryKind},
    member::Viewer,
    permission::{Carried, Carrier},
    refusal::Refusal,
    text::Words,
};

impl Forum {
    /// Says whether an answer helped; the newest word counts, and the same word twice is one. "No" brings the matter back
    /// to the desk.
    ///
    /// # Errors
    /// Refused to all but whoever carries the initiative; `NotOpen` for what is no answer, or is gone; `Invalid` at
    /// `words`.
    #[boxed]
    pub async fn say_helped(
        &self,
        viewer: &Viewer,
        comment: CommentId,
        helped: bool,
        words: &str,
    ) -> Result<InitiativeId> {
        let now = self.clock.now();
        viewer.may_carry_something(now)?;
        let mut tx = self.db.write().await?;
        let row = sql::comments::find(&mut tx, comment).await?.ok_or(Refusal::NotFound)?;
        let (course, carrier) = self.carried(&mut tx, viewer, row.initiative).await?;
        let words = Words::parse(words).map_err(|flaw| Refusal::field("words", flaw))?;
        let kind = row.answer.as_deref().and_then(AnswerKind::from_word);
        let can_help = kind.is_some_and(AnswerKind::is_substantial);
        if !can_help || row.withdrawn_at.is_some() || row.hidden_by.is_some() {
            return Err(Refusal::NotOpen.into());
        }
        if sql::answers::help(&mut tx, comment).await? == Some((helped, words.to_string())) {
            return Ok(row.initiative);
        }
        sql::answers::put_help(&mut tx, comment, helped, words.as_str(), carrier.member(), now).await?;
        let entry = Entry {
            comment: Some(comment),
            word: Some(if helped { "yes" } else { "no" }),
            ..by(carrier, EntryKind::AnswerHelped, row.initiative, now)
        };
        let entry = sql::journal::append(&mut tx, entry).await?;
        if let Some(author) = row.author {
            sql::journal::concern(&mut tx, entry, author, Concern::OwnAnswer).await?;
        }
        for seat in course.companions.iter().filter(|seat| Some(seat.member) != row.author) {
            sql::journal::concern(&mut tx, entry, seat.member, Concern::Companion).await?;
        }
        tx.commit().await?;
        Ok(row.initiative)
    }

    /// Declares the initiative done: the initiator says so, not the organisation.
    ///
    /// # Errors
    /// Refused to all but whoever carries it; `NotOpen` when it is done, withdrawn or hidden.
    #[boxed]
    pub async fn declare_done(&self, viewer: &Viewer, id: InitiativeId) -> Result<()> {
        self.turn(viewer, id, EntryKind::DeclaredDone, "").await
    }

    /// Takes up again what was declared done; why may be said, for everybody to read.
    ///
    /// # Errors
    /// Refused to all but whoever carries it; `NotOpen` when it is not done, withdrawn or hidden; `Invalid` at `words`.
    #[boxed]
    pub async fn reopen(&self, viewer: &Viewer, id: InitiativeId, words: &str) -> Result<()> {
        self.turn(viewer, id, EntryKind::Reopened, words).await
    }

    async fn turn(&self, viewer: &Viewer, id: InitiativeId, kind: EntryKind, words: &str) -> Result<()> {
        let now = self.clock.now();
        let mut tx = self.db.write().await?;
        let (course, carrier) = self.carried(&mut tx, viewer, id).await?;
        let words = Words::parse(words).map_err(|flaw| Refusal::field("words", flaw))?;
        let row = initiatives::find(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
        let is_done = course.done.is_some();
        if row.withdrawn_at.is_some() || row.hidden_by.is_some() || is_done == (kind == EntryKind::DeclaredDone) {
            return Err(Refusal::NotOpen.into());
        }
        let entry = sql::journal::append(&mut tx, by(carrier, kind, id, now)).await?;
        if !words.as_str().is_empty() {
            sql::timeline::insert_reopening(&mut tx, entry, id, words.as_str(), carrier.member(), now).await?;
        }
        let followers = sql::supports::followers(&mut tx, id).await?;
        let concerned = (course.companions.iter().map(|seat| (seat.member, Concern::Companion)))
            .chain(followers.into_iter().map(|member| (member, Concern::Followed)));
        for (member, why) in concerned.filter(|(member, _)| Some(*member) != carrier.member()) {
            sql::journal::concern(&mut tx, entry, member, why).await?;
        }
        tx.commit().await
    }

    /// The course of an initiative, and proof that the viewer carries it.
    pub(crate) async fn carried(
        &self,
        tx: &mut Reader,
        viewer: &Viewer,
        id: InitiativeId,
    ) -> Result<(Course, Carrier)> {
        let course = sql::courses::find(tx, id).await?;
        let carrier = viewer.may_carry(Carried { initiative: id, carriers: &course.carriers }, self.clock.now())?;
        Ok((course, carrier))
    }
}

/// An entry by whoever carries an initiative: a member, or nobody with the number of the claim code's entry.
pub fn by(carrier: Carrier, kind: EntryKind, id: InitiativeId, now: naast_domain::time::Timestamp) -> Entry {
    let member: Option<MemberId> = carrier.member();
    Entry { initiative: Some(id), thing: carrier.behalf().map(|behalf| behalf.0), ..Entry::new(kind, now, member) }
}
