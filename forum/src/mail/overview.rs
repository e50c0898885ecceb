//! What administrators see of the mail: whether it goes out, and whom it does not reach. Not what it says, but in a demo.

use crate::{Forum, Result, boxed, mail::sql};
use naast_domain::{
    mail::{KeptMail, MailOverview},
    members::Viewer,
};

/// How many addresses are listed.
const LINES: i64 = 100;

impl Forum {
    /// How the mail is.
    ///
    /// # Errors
    /// Refused to all but administrators.
    #[boxed]
    pub async fn mail_overview(&self, viewer: &Viewer) -> Result<MailOverview> {
        viewer.may_administer(self.clock.now())?;
        let mut conn = self.db.read().await?;
        let (waiting, retrying, sent) = sql::outbox::count(&mut conn).await?;
        let refused = sql::addresses::refused(&mut conn, LINES).await?;
        let is_on = self.sends_mail();
        Ok(MailOverview { is_on, waiting, retrying, sent, refused, kept: self.kept_mail.all() })
    }

    /// Keeps a mail in place of sending it, for the overview.
    pub fn keep_mail(&self, mail: KeptMail) {
        self.kept_mail.keep(mail);
    }
}
