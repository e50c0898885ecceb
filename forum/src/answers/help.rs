//! Did this help? After each answer whoever carries the initiative may say so; and it is theirs to say that it is done.

use crate::{
    Forum, Result,
    accounts::attempts,
    answers::sql,
    boxed,
    conversation::comments,
    initiatives::{self, carrier::by},
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
    /// Says whether an answer helped; the newest word counts, and the same word twice is one. "No" brings the matter back
    /// to the desk.
    ///
    /// # Errors
    /// Refused to all but whoever carries the initiative; `NotOpen` for what is no answer, or is gone; `Invalid` at
    /// `words`; `TooOften`.
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
        let row = comments::find(&mut tx, comment).await?.ok_or(Refusal::NotFound)?;
        let about = initiatives::states::find(&mut tx, row.initiative).await?.ok_or(Refusal::NotFound)?;
        let course = about.course();
        let carrier = viewer.may_say_helped(&row.said(), &about.begun(&course), now)?;
        let words = Words::parse(words).map_err(|flaw| Refusal::field("words", flaw))?;
        if sql::answers::help(&mut tx, comment).await? == Some((helped, words.to_string())) {
            tx.commit().await?;
            return Ok(row.initiative);
        }
        attempts::count(&mut tx, &format!("helped:{}", row.initiative), attempts::HELPED, now).await?;
        sql::answers::put_help(&mut tx, comment, helped, words.as_str(), carrier.member(), now).await?;
        let entry = Entry {
            comment: Some(comment),
            word: Some(if helped { "yes" } else { "no" }),
            ..by(carrier, EntryKind::AnswerHelped, row.initiative, now)
        };
        let entry = journal::append(&mut tx, entry).await?;
        if let Some(author) = row.author {
            journal::concern(&mut tx, entry, author, Concern::OwnAnswer).await?;
        }
        for seat in course.companions.iter().filter(|seat| Some(seat.member) != row.author) {
            journal::concern(&mut tx, entry, seat.member, Concern::Companion).await?;
        }
        tx.commit().await?;
        Ok(row.initiative)
    }
}
