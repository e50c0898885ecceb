//! Mail that comes in: replies to mails of ours, and what mail servers say of addresses. It is handed over by a mail server
//! (`naast mail receive`) or fetched from a mailbox (`imap`); what becomes of it is the same.

mod imap;
mod lines;
mod own_words;
mod reading;
#[cfg(test)]
mod tests;

pub use imap::{Seen, fetch};

use crate::mail::ReplyAddress;
use naast_domain::{
    language::Language,
    mail::{ReplyMail, ReplyOutcome},
};
use naast_forum::Forum;
use naast_ui::{sentences::told, texts::Texts};
use reading::{Content, Incoming, read};

/// The most bytes of a mail: mail servers take 10 to 50 MB.
pub const LARGEST: usize = 50_000_000;

/// What becomes of mail that comes in.
#[derive(Debug, Clone)]
pub struct Receiving {
    /// Where mails are answered.
    pub replies: ReplyAddress,
    /// The languages that are offered; the first is for whoever chose none of them.
    pub languages: Vec<Language>,
}

/// What became of a mail, for the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Became {
    /// It stands in a thread.
    Posted,
    /// It goes back, and its writer reads why.
    Returned,
    /// An address that does not exist is mailed no more.
    AddressRefused,
    /// Nothing: a program wrote it, it came before, or it answers nothing of ours.
    Nothing,
    /// It was sent to nobody here, and may be for somebody else.
    NotOurs,
}

impl Receiving {
    /// Takes a mail. `to` is where the mail server says that it came to.
    ///
    /// # Errors
    /// Only the database; then the mail may be handed over again.
    pub async fn receive(&self, forum: &Forum, raw: Vec<u8>, to: Option<String>) -> anyhow::Result<Became> {
        // A mail of many parts takes a while.
        let read = tokio::task::spawn_blocking(move || read(&raw, to.as_deref())).await?;
        let Some(mail) = read else { return Ok(Became::NotOurs) };
        let tag = mail.to.iter().find_map(|address| self.replies.tag_of(address)).map(str::to_owned);
        let Some(tag) = tag else { return Ok(Became::NotOurs) };
        Ok(match mail.content {
            Content::Bounce(said) if forum.mail_bounced(&tag, &said).await? => Became::AddressRefused,
            Content::Bounce(_) | Content::Automatic => Became::Nothing,
            Content::Words { words, has_files } => {
                let Incoming { from, message_id, .. } = mail;
                self.answer(forum, &ReplyMail { tag, from, message_id, words, has_files }).await?
            }
        })
    }

    async fn answer(&self, forum: &Forum, mail: &ReplyMail) -> anyhow::Result<Became> {
        Ok(match forum.receive_reply(mail).await? {
            ReplyOutcome::Posted(_) => Became::Posted,
            ReplyOutcome::Returned(_) => Became::Returned,
            ReplyOutcome::Ignored => Became::Nothing,
            ReplyOutcome::Refused(refusal, language) => {
                let offered = language.filter(|language| self.languages.contains(language));
                let t = Texts(offered.or(self.languages.first().copied()).unwrap_or_default());
                let told = told(t, refusal);
                let said = match told.flaws.as_slice() {
                    [] => told.words,
                    flaws => flaws.iter().map(|flaw| flaw.text.as_str()).collect::<Vec<_>>().join(" "),
                };
                if forum.return_reply(mail, &said).await? { Became::Returned } else { Became::Nothing }
            }
        })
    }
}
