//! Sessions: who is signed in. The token is random (256 bits) and stored hashed.

use crate::{
    Forum, Result,
    accounts::{attempts, passwords, secrets, sql},
    boxed,
    journal::{self, Entry},
    storage::{Reader, Writer},
};
use naast_domain::{
    device::Device,
    ids::MemberId,
    journal::EntryKind,
    members::{OwnSession, SignedIn, Viewer},
    refusal::Refusal,
    text::Email,
    time::Timestamp,
};

pub(crate) use super::sql::sessions::{delete_all, device_at, sweep};

/// How long a session lasts, in milliseconds.
pub const LIFE: i64 = 30 * Timestamp::DAY;

/// What is signed for a browser begins with this, so that nothing else that is signed passes for it.
const DEVICE: &str = "device:";

/// A session token, to be put in a cookie; it is not stored, only its hash is.
#[derive(Debug, Clone)]
pub struct SessionToken(pub String);

impl Forum {
    /// Signs in. Tries are limited for each client address, for each account from an address, and for each account from
    /// everywhere together. A browser that signed in to the account before (`device`) has tries of its own: nobody can use up the
    /// owner's. Neither the answer nor the time it takes tells whether the account exists.
    ///
    /// # Errors
    /// `WrongCredentials`, `TooOften`.
    #[boxed]
    pub async fn sign_in(
        &self,
        client: &str,
        device: Option<&str>,
        email: &str,
        password: &str,
    ) -> Result<SessionToken> {
        let email = Email::parse(email).map_err(|_| Refusal::WrongCredentials)?;
        let account = format!("sign-in:{}", email.as_str());
        let member = {
            let mut conn = self.db.read().await?;
            sql::members::find_by_email(&mut conn, email.as_str()).await?
        };
        let known = match (device, &member) {
            (Some(device), Some(member)) => self.known_device(device, member.id).await?,
            _ => None,
        };
        let own = format!("{account} {}", known.as_deref().unwrap_or(client));
        let strangers = [(format!("address:{client}"), attempts::ADDRESS), (account, attempts::EVERYWHERE)];
        let strangers = strangers.into_iter().filter(|_| known.is_none());
        let tries = self.note_tries(strangers.chain([(own.clone(), attempts::ACCOUNT)])).await?;
        let hash = member.as_ref().and_then(|member| member.password_hash.as_deref());
        let fits = passwords::fits(password, hash).await?;
        let Some(member) = member.filter(|_| fits) else { return Err(Refusal::WrongCredentials.into()) };
        let mut tx = self.db.write().await?;
        tries.forgive(&mut tx).await?;
        sql::attempts::clear(&mut tx, &own).await?;
        let token = self.begin_session(&mut tx, member.id).await?;
        tx.commit().await?;
        Ok(token)
    }

    /// Notes with which device a session began, and tells its owner by mail when its browser (`known`) never signed in to this account:
    /// it may be somebody else's. Gives what the browser keeps to show from now on that it did; nothing is stored of that here.
    /// Nothing when the session is unknown or over.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn settle_session(
        &self,
        token: &SessionToken,
        known: Option<&str>,
        device: Device,
    ) -> Result<Option<String>> {
        let viewer = self.viewer(Some(&token.0)).await?;
        let Some(member) = viewer.member() else { return Ok(None) };
        let known = match known {
            Some(known) => self.known_device(known, member.id).await?,
            None => None,
        };
        let mut tx = self.db.write().await?;
        let hash = secrets::fingerprint(&token.0);
        let Some(began) = sql::sessions::describe(&mut tx, &hash, &device.word()).await? else { return Ok(None) };
        // Whoever joined a moment ago knows with what.
        if known.is_none() && member.joined_at.plus(Timestamp::MINUTE) < began {
            let entry = Entry::new(EntryKind::NewDevice, began, member.id);
            journal::append(&mut tx, Entry { member: Some(member.id), ..entry }).await?;
        }
        tx.commit().await?;
        Ok(Some(secrets::signed(&self.signing_key().await?, &format!("{DEVICE}{}", member.id))?))
    }

    /// Ends one session of the viewer, by its mark.
    ///
    /// # Errors
    /// `SignInNeeded`; `NotFound` when it is over already, or somebody else's.
    #[boxed]
    pub async fn end_session(&self, viewer: &Viewer, mark: &str) -> Result<()> {
        let member = viewer.may_manage_account()?;
        let mut tx = self.db.write().await?;
        let sessions = sql::sessions::of(&mut tx, member, self.clock.now()).await?;
        let session = sessions.iter().find(|row| secrets::mark(&row.token_hash) == mark).ok_or(Refusal::NotFound)?;
        sql::sessions::delete(&mut tx, &session.token_hash).await?;
        self.note_sign_out(&mut tx, member).await?;
        tx.commit().await
    }

    /// Which browser this is, if it signed in to this account before.
    async fn known_device(&self, device: &str, member: MemberId) -> Result<Option<String>> {
        let key = self.signing_key().await?;
        let verified = secrets::verified(&key, device).filter(|(said, _)| *said == format!("{DEVICE}{member}"));
        Ok(verified.map(|(_, browser)| browser.to_owned()))
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

    /// As `begin_session`, for whoever signed in at this issuer.
    pub(crate) async fn begin_session_of(
        &self,
        tx: &mut Writer,
        member: MemberId,
        issuer: &str,
    ) -> Result<SessionToken> {
        let token = self.begin_session(tx, member).await?;
        sql::sessions::began_at(tx, &secrets::fingerprint(&token.0), issuer).await?;
        Ok(token)
    }

    /// Who holds this token: the viewer of a request; a visitor when it is unknown or expired.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn viewer(&self, token: Option<&str>) -> Result<Viewer> {
        let Some(token) = token else { return Ok(Viewer::Visitor) };
        let mut conn = self.db.read().await?;
        let held = sql::sessions::member(&mut conn, &secrets::fingerprint(token), self.clock.now()).await?;
        let viewer = |held: sql::sessions::Held| {
            Viewer::Member(Box::new(SignedIn { signed_in_at: held.began_at, ..held.member.signed_in() }))
        };
        Ok(held.map_or(Viewer::Visitor, viewer))
    }

    /// Ends this session; gives the issuer where it began elsewhere, as they may be signed in there still.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn sign_out(&self, token: &str) -> Result<Option<String>> {
        let mut tx = self.db.write().await?;
        let ended = sql::sessions::delete(&mut tx, &secrets::fingerprint(token)).await?;
        if let Some((member, _)) = &ended {
            self.note_sign_out(&mut tx, *member).await?;
        }
        tx.commit().await?;
        Ok(ended.map(|(_, issuer)| issuer).filter(|issuer| !issuer.is_empty()))
    }

    /// Ends all sessions of the viewer; gives the issuer as `sign_out` does, of the one with this token.
    ///
    /// # Errors
    /// `SignInNeeded`.
    #[boxed]
    pub async fn sign_out_everywhere(&self, viewer: &Viewer, token: Option<&str>) -> Result<Option<String>> {
        let member = viewer.may_manage_account()?;
        let mut tx = self.db.write().await?;
        let issuer = match token {
            Some(token) => sql::sessions::issuer(&mut tx, &secrets::fingerprint(token)).await?,
            None => None,
        };
        delete_all(&mut tx, member).await?;
        self.note_sign_out(&mut tx, member).await?;
        tx.commit().await?;
        Ok(issuer.filter(|issuer| !issuer.is_empty()))
    }

    async fn note_sign_out(&self, tx: &mut Writer, member: MemberId) -> Result<()> {
        let entry = Entry { member: Some(member), ..Entry::new(EntryKind::MemberSignedOut, self.clock.now(), member) };
        journal::append(tx, entry).await?;
        Ok(())
    }
}

/// Where a member is signed in; one of it may be here.
pub(crate) async fn own(
    conn: &mut Reader,
    member: MemberId,
    here: Option<&str>,
    now: Timestamp,
) -> Result<Vec<OwnSession>> {
    let here = here.map(secrets::fingerprint);
    let rows = sql::sessions::of(conn, member, now).await?;
    let own = |row: sql::sessions::Row| OwnSession {
        mark: secrets::mark(&row.token_hash),
        device: Device::from_word(&row.device),
        since: row.created_at,
        is_here: Some(&row.token_hash) == here.as_ref(),
    };
    Ok(rows.into_iter().map(own).collect())
}
