//! Replies by mail: what somebody answers to the mail that told them of a comment stands below that comment, by the same rules as if
//! they had typed it there.

use crate::{
    Error, Forum, Result,
    accounts::members::Member,
    boxed,
    conversation::comments,
    mail::replies::{self, Returning},
    storage::Scope,
};
use naast_domain::{
    mail::{REPLY_LIFE, ReplyFault, ReplyMail, ReplyOutcome, ReplyTo},
    members::Viewer,
    refusal::Refusal,
    text::Email,
};

impl Forum {
    /// Posts what somebody answered by mail, if the tag is theirs, the mail came from their own address, and they may say it there.
    /// The same mail is posted once, however often it comes.
    ///
    /// # Errors
    /// Only the database; then the mail may be handed over again.
    #[boxed]
    pub async fn receive_reply(&self, mail: &ReplyMail) -> Result<ReplyOutcome> {
        let key = self.signing_key().await?;
        let Some(to) = replies::read_reply_tag(&key, &mail.tag) else { return Ok(ReplyOutcome::Ignored) };
        let Some(((member, email), row)) = self.replied(to, mail).await? else { return Ok(ReplyOutcome::Ignored) };
        let fault = if Email::parse(&mail.from).is_ok_and(|from| from.as_str() == email) {
            let is_old = row.posted_at.plus(REPLY_LIFE) < self.clock.now();
            let is_empty = mail.words.trim().is_empty();
            is_old.then_some(ReplyFault::TooOld).or(is_empty.then_some(ReplyFault::NoWords))
        } else {
            Some(ReplyFault::OtherSender)
        };
        let initiative = row.initiative;
        if let Some(fault) = fault {
            let is_told = self.note_reply(to, mail, Some(Returning { fault, said: "", initiative })).await?;
            return Ok(if is_told { ReplyOutcome::Returned(fault) } else { ReplyOutcome::Ignored });
        }
        let viewer = member.signed_in();
        let language = viewer.language;
        let viewer = Viewer::Member(Box::new(viewer));
        let words = mail.words.trim();
        let posted =
            self.post_comment(&viewer, initiative, Some(row.id), words, false, language.unwrap_or_default()).await;
        match posted {
            Ok(comment) => {
                let without = Returning { fault: ReplyFault::WithoutFiles, said: "", initiative };
                self.note_reply(to, mail, mail.has_files.then_some(without)).await?;
                Ok(ReplyOutcome::Posted(comment))
            }
            Err(Error::Refused(refusal)) => Ok(ReplyOutcome::Refused(refusal, language)),
            Err(error) => Err(error),
        }
    }

    /// Lets a reply go back that the thread did not take, with the reason in the words of its writer. Tells whether it does.
    ///
    /// # Errors
    /// `NotFound` when it answers no mail of ours, or came before.
    #[boxed]
    pub async fn return_reply(&self, mail: &ReplyMail, said: &str) -> Result<bool> {
        let key = self.signing_key().await?;
        let to = replies::read_reply_tag(&key, &mail.tag).ok_or(Refusal::NotFound)?;
        let (_, answered) = self.replied(to, mail).await?.ok_or(Refusal::NotFound)?;
        let initiative = answered.initiative;
        self.note_reply(to, mail, Some(Returning { fault: ReplyFault::Refused, said, initiative })).await
    }

    /// Who answers, with their address, and what; nothing when the mail came before.
    async fn replied(&self, to: ReplyTo, mail: &ReplyMail) -> Result<Option<((Member, String), comments::Row)>> {
        let mut conn = self.db.read().await?;
        let writer = replies::writer(&mut conn, to, mail).await?;
        Ok(writer.zip(comments::find(&mut conn, to.comment).await?))
    }

    async fn note_reply(&self, to: ReplyTo, mail: &ReplyMail, returning: Option<Returning<'_>>) -> Result<bool> {
        let mut tx = self.db.write_to(Scope::Member(to.member)).await?;
        let is_told = replies::note(&mut tx, to, mail, returning, self.clock.now()).await?;
        tx.commit().await?;
        Ok(is_told)
    }
}
