//! What became of a mail: it was sent, it is tried again, or its reader's mail server does not take it.

use crate::{
    Forum, Result, boxed,
    mail::{Mail, sql},
    storage::{Scope, Writer},
};
use naast_domain::{ids::MemberId, mail::pause, time::Timestamp};

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

    /// Notes that a mail is not sent: it has nothing to say after all, or was given up.
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

    /// Notes that a mail was not taken now: it is tried again after a pause, which grows. After the last try it is given up, and what
    /// it told stands under *For you* only; that says nothing of the address. Tells whether it is tried again.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn mail_was_delayed(&self, mail: &Mail) -> Result<bool> {
        let Some(pause) = pause(mail.tries + 1) else {
            self.mail_says_nothing(mail).await?;
            return Ok(false);
        };
        let until = self.clock.now().plus(pause);
        let mut tx = self.db.write_to(Scope::Outbox).await?;
        for (entry, news) in &mail.tellings {
            sql::outbox::delay(&mut tx, mail.member, *entry, news.word(), until).await?;
        }
        tx.commit().await?;
        Ok(true)
    }

    /// Notes that the mail server of this member takes nothing for this address. They are told at their next visit, administrators
    /// in a list; nothing is sent there any more until they confirm the address anew.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn mail_was_refused(&self, mail: &Mail, said: &str) -> Result<()> {
        let mut tx = self.db.write_to(Scope::Outbox).await?;
        refuse(&mut tx, mail.member, &mail.email, said, self.clock.now()).await?;
        tx.commit().await
    }
}

/// Notes what a mail server said of an address that it does not take, and takes out what waits for it.
pub(super) async fn refuse(tx: &mut Writer, member: MemberId, email: &str, said: &str, now: Timestamp) -> Result<()> {
    let said: String = said.chars().take(SAID).collect();
    sql::addresses::refuse(tx, member, email, &said, now).await?;
    Ok(sql::outbox::clear(tx, member).await?)
}
