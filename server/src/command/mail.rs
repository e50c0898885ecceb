//! Mail that a mail server hands over: `naast mail receive` reads one from standard input.

use crate::{
    config::Settings,
    mail::{Receiving, incoming::LARGEST},
};
use anyhow::Context;
use clap::Subcommand;
use naast_forum::Forum;
use std::io::Read;

/// With this a mail server learns that it is to try again (EX_TEMPFAIL of sysexits.h).
pub const TRY_AGAIN: u8 = 75;

#[derive(Debug, Subcommand)]
pub enum MailCommand {
    /// Take a reply that a mail server hands over (Postfix: a pipe; a sieve: pipe), from standard input
    Receive {
        /// The address that it came to, as the mail server knows it [default: as it is addressed]
        #[arg(long)]
        to: Option<String>,
    },
}

impl MailCommand {
    /// Takes the mail. What is no reply to a mail of ours is dropped, and nothing is said: whoever it seems to come from may not have
    /// sent it.
    ///
    /// # Errors
    /// Nothing was taken; the mail server is to hand it over again.
    pub async fn run(self, forum: &Forum, settings: &Settings) -> anyhow::Result<()> {
        let Self::Receive { to } = self;
        let replies = settings.mail_replies.clone().context("mail_replies is not set: where are mails answered?")?;
        let mut raw = Vec::new();
        // Of one that is larger, its beginning says for whom it is, and what was written; the rest is read, as the mail server writes it.
        let mut input = std::io::stdin().lock();
        input.by_ref().take(LARGEST as u64).read_to_end(&mut raw).context("the mail could not be read")?;
        std::io::copy(&mut input, &mut std::io::sink())?;
        let receiving = Receiving { replies, languages: settings.languages() };
        let became = receiving.receive(forum, raw, to).await?;
        tracing::info!(?became, "a mail came in");
        Ok(())
    }
}
