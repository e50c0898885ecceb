//! Forgotten passwords: a one-time code that an administrator hands out.

use crate::{
    Forum, Result,
    accounts::{attempts, passwords, secrets, sessions::SessionToken, sql},
    boxed,
    journal::{self, Entry},
};
use naast_domain::{
    flaw::Flaw, ids::MemberId, journal::EntryKind, members::Viewer, refusal::Refusal, text::Email, time::Timestamp,
};

/// How long a code is valid, in milliseconds.
const LIFE: i64 = Timestamp::DAY;

impl Forum {
    /// An administrator makes a one-time code for a member, valid for a day. It is told once and stored hashed.
    ///
    /// # Errors
    /// Refused to others; `NotFound` for an unknown member.
    #[boxed]
    pub async fn give_recovery_code(&self, viewer: &Viewer, member: MemberId) -> Result<String> {
        let now = self.clock.now();
        let administrator = viewer.may_administer(now)?;
        let mut tx = self.db.write().await?;
        let known = sql::members::find(&mut tx, member).await?.filter(|member| member.closed_at.is_none());
        let member = known.ok_or(Refusal::NotFound)?.id;
        let code = secrets::code()?;
        let hash = secrets::fingerprint(&secrets::plain_code(&code));
        sql::sessions::put_code(&mut tx, member, &hash, Some(administrator.id()), now.plus(LIFE)).await?;
        let entry = Entry { member: Some(member), ..Entry::new(EntryKind::RecoveryCodeGiven, now, administrator.id()) };
        journal::append(&mut tx, entry).await?;
        tx.commit().await?;
        Ok(code)
    }

    /// Sets a new password with a one-time code. Tries are limited for each client address and for each account from an
    /// address, not for an account alone: a code has 60 bits. An unknown address and a wrong code read
    /// the same. All sessions end; a fresh one begins.
    ///
    /// # Errors
    /// `Invalid` at `password` or `code`, `TooOften`.
    #[boxed]
    pub async fn recover(&self, client: &str, email: &str, code: &str, new_password: &str) -> Result<SessionToken> {
        let wrong = || Refusal::field("code", Flaw::Wrong);
        secrets::judge_password(new_password, &[email]).map_err(|flaw| Refusal::field("password", flaw))?;
        let email = Email::parse(email).map_err(|flaw| Refusal::field("email", flaw))?;
        let own = format!("recover:{} {client}", email.as_str());
        let tries = [(format!("address:{client}"), attempts::ADDRESS), (own, attempts::ACCOUNT)];
        let tries = self.note_tries(tries).await?;
        let password_hash = passwords::hash(new_password).await?;
        let now = self.clock.now();
        let mut tx = self.db.write().await?;
        let member = sql::members::find_by_email(&mut tx, email.as_str()).await?.ok_or_else(wrong)?.id;
        let hash = secrets::fingerprint(&secrets::plain_code(code));
        if !sql::sessions::spend_code(&mut tx, member, &hash, now).await? {
            return Err(wrong().into());
        }
        tries.forgive(&mut tx).await?;
        let token = self.replace_password(&mut tx, member, &password_hash).await?;
        tx.commit().await?;
        Ok(token)
    }
}
