//! Sessions: who is signed in. The token is random (256 bits) and stored hashed.

use crate::{
    Forum, Result,
    accounts::{attempts, passwords, secrets, sql},
    boxed,
    journal::{self, Entry},
    storage::Writer,
};
use naast_domain::{
    ids::MemberId, journal::EntryKind, members::Viewer, refusal::Refusal, text::Email, time::Timestamp,
};

pub(crate) use super::sql::sessions::{count, delete_all, sweep};

/// How long a session lasts, in milliseconds.
pub const LIFE: i64 = 30 * Timestamp::DAY;

/// A session token, to be put in a cookie; it is not stored, only its hash is.
#[derive(Debug, Clone)]
pub struct SessionToken(pub String);

impl Forum {
    /// Signs in. The tries are limited for each account and each client address, and neither the answer nor
    /// the time it takes tells whether the account exists.
    ///
    /// # Errors
    /// `WrongCredentials`, `TooOften`.
    #[boxed]
    pub async fn sign_in(&self, client: &str, email: &str, password: &str) -> Result<SessionToken> {
        let email = Email::parse(email).map_err(|_| Refusal::WrongCredentials)?;
        let account = format!("sign-in:{}", email.as_str());
        self.note_attempt(&account, client).await?;
        let member = {
            let mut conn = self.db.read().await?;
            sql::members::find_by_email(&mut conn, email.as_str()).await?
        };
        let hash = member.as_ref().and_then(|member| member.password_hash.as_deref());
        let fits = passwords::fits(password, hash).await?;
        let Some(member) = member.filter(|_| fits) else { return Err(Refusal::WrongCredentials.into()) };
        let mut tx = self.db.write().await?;
        sql::attempts::clear(&mut tx, &account).await?;
        let token = self.begin_session(&mut tx, member.id).await?;
        tx.commit().await?;
        Ok(token)
    }

    /// Notes a try at an account from an address, in a transaction of its own: it counts whatever comes of it.
    pub(crate) async fn note_attempt(&self, account: &str, client: &str) -> Result<()> {
        let now = self.clock.now();
        let mut tx = self.db.write().await?;
        attempts::count(&mut tx, &format!("address:{client}"), attempts::ADDRESS, now).await?;
        attempts::count(&mut tx, account, attempts::ACCOUNT, now).await?;
        tx.commit().await
    }

    /// Begins a session with a fresh token.
    pub(crate) async fn begin_session(&self, tx: &mut Writer, member: MemberId) -> Result<SessionToken> {
        let now = self.clock.now();
        let token = secrets::token()?;
        sql::sessions::insert(tx, &secrets::fingerprint(&token), member, now, now.plus(LIFE)).await?;
        let entry = Entry { member: Some(member), ..Entry::new(EntryKind::MemberSignedIn, now, member) };
        journal::append(tx, entry).await?;
        Ok(SessionToken(token))
    }

    /// Who holds this token: the viewer of a request; a visitor when it is unknown or expired.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn viewer(&self, token: Option<&str>) -> Result<Viewer> {
        let Some(token) = token else { return Ok(Viewer::Visitor) };
        let mut conn = self.db.read().await?;
        let member = sql::sessions::member(&mut conn, &secrets::fingerprint(token), self.clock.now()).await?;
        Ok(member.map_or(Viewer::Visitor, |member| Viewer::Member(Box::new(member.signed_in()))))
    }

    /// Ends this session.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn sign_out(&self, token: &str) -> Result<()> {
        let mut tx = self.db.write().await?;
        if let Some(member) = sql::sessions::delete(&mut tx, &secrets::fingerprint(token)).await? {
            self.note_sign_out(&mut tx, member).await?;
        }
        tx.commit().await
    }

    /// Ends all sessions of the viewer.
    ///
    /// # Errors
    /// `SignInNeeded`.
    #[boxed]
    pub async fn sign_out_everywhere(&self, viewer: &Viewer) -> Result<()> {
        let member = viewer.may_manage_account()?;
        let mut tx = self.db.write().await?;
        delete_all(&mut tx, member).await?;
        self.note_sign_out(&mut tx, member).await?;
        tx.commit().await
    }

    async fn note_sign_out(&self, tx: &mut Writer, member: MemberId) -> Result<()> {
        let entry = Entry { member: Some(member), ..Entry::new(EntryKind::MemberSignedOut, self.clock.now(), member) };
        journal::append(tx, entry).await?;
        Ok(())
    }
}
