//! What became of a mail: it was sent, it is tried again, or its reader's mail server does not take it.

use crate::{
    Forum, Result, boxed,
    mail::{Mail, sql},
    storage::{Scope, Writer},
};
use naast_domain::{mail::pause, time::Timestamp};

/// How much of what a mail server said is kept, in characters.
const SAID: usize = 300;

impl Forum {
    /// Notes that a mail was sent: nothing of it is told again.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn mail_was_sent(&self, mail: &Mail) -> Result<()> {
        let now = self.clock.now();
        let mut tx = self.db.write_to(Scope::Outbox).await?;
        for (entry, news) in &mail.tellings {
            sql::outbox::sent(&mut tx, mail.member, *entry, news.word(), now).await?;
        }
        tx.commit().await
    }

    /// Notes that a mail has nothing to say after all.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn mail_says_nothing(&self, mail: &Mail) -> Result<()> {
        let mut tx = self.db.write_to(Scope::Outbox).await?;
        for (entry, news) in &mail.tellings {
            sql::outbox::drop(&mut tx, mail.member, *entry, news.word()).await?;
        }
        tx.commit().await
    }

    /// Notes that a mail was not taken now: it is tried again after a pause, which grows. After the last try the address counts as one
    /// that mail does not reach.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn mail_was_delayed(&self, mail: &Mail, said: &str) -> Result<()> {
        let now = self.clock.now();
        let mut tx = self.db.write_to(Scope::Outbox).await?;
        match pause(mail.tries + 1) {
            None => refuse(&mut tx, mail, said, now).await?,
            Some(pause) => {
                for (entry, news) in &mail.tellings {
                    sql::outbox::delay(&mut tx, mail.member, *entry, news.word(), now.plus(pause)).await?;
                }
            }
        }
        tx.commit().await
    }

    /// Notes that the mail server of this member takes nothing for this address. They are told at their next visit, administrators
    /// in a list; nothing is sent there any more until they confirm the address anew.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn mail_was_refused(&self, mail: &Mail, said: &str) -> Result<()> {
        let now = self.clock.now();
        let mut tx = self.db.write_to(Scope::Outbox).await?;
        refuse(&mut tx, mail, said, now).await?;
        tx.commit().await
    }
}

async fn refuse(tx: &mut Writer, mail: &Mail, said: &str, now: Timestamp) -> Result<()> {
    let said: String = said.chars().take(SAID).collect();
    sql::addresses::refuse(tx, mail.member, &mail.email, &said, now).await?;
    Ok(sql::outbox::clear(tx, mail.member).await?)
}
