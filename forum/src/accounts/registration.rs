//! Accounts: joining, and what one signs in with.

use crate::{
    Forum, Result,
    accounts::{attempts, lookalikes, passwords, secrets, sessions::SessionToken, sql},
    boxed,
    journal::{self, Entry},
    storage::Writer,
};
use naast_domain::{
    flaw::{Flaw, Flaws},
    ids::MemberId,
    journal::EntryKind,
    language::Language,
    members::Viewer,
    refusal::Refusal,
    text::{DisplayName, Email},
    time::Timestamp,
};

/// For how many milliseconds signing in shows that it is them, to whoever has no password to type.
const FRESH: i64 = 15 * Timestamp::MINUTE;

/// What somebody fills in to register.
#[derive(Debug, Clone)]
pub struct Registration {
    pub email: String,
    pub name: String,
    pub password: String,
    /// The language they register in.
    pub language: Language,
}

impl Registration {
    /// Parses the form, with every flaw at its field.
    pub(crate) fn parse(&self) -> Result<(Email, DisplayName), Refusal> {
        let mut flaws = Flaws::default();
        let email = flaws.check("email", Email::parse(&self.email));
        let name = flaws.check("name", DisplayName::parse(&self.name));
        flaws.check("password", secrets::judge_password(&self.password, &[&self.email, &self.name]));
        flaws.into_result()?;
        email.zip(name).ok_or_else(|| Refusal::field("email", Flaw::Empty))
    }
}

impl Forum {
    /// Registers a citizen and signs them in.
    ///
    /// # Errors
    /// `Invalid` at `email`, `name` or `password`; `TooOften` for each client address.
    #[boxed]
    pub async fn register(&self, client: &str, input: &Registration) -> Result<SessionToken> {
        let (email, name) = input.parse()?;
        // Counted whatever comes of it: a refusal tells that an address is taken.
        self.note_tries([(format!("register:{client}"), attempts::REGISTRATION)]).await?;
        let hash = passwords::hash(&input.password).await?;
        let mut tx = self.db.write().await?;
        lookalikes::must_be_own(&mut tx, &name, None).await?;
        let id = self.join(&mut tx, Some(&email), &name, Some(&hash), Some(input.language)).await?;
        let token = self.begin_session(&mut tx, id).await?;
        tx.commit().await?;
        Ok(token)
    }

    /// Adds a member, unless the address is taken. Who comes in elsewhere may have no address here, and has no password.
    pub(crate) async fn join(
        &self,
        tx: &mut Writer,
        email: Option<&Email>,
        name: &DisplayName,
        hash: Option<&str>,
        language: Option<Language>,
    ) -> Result<MemberId> {
        let (now, email) = (self.clock.now(), email.map(Email::as_str));
        if let Some(email) = email
            && sql::members::find_by_email(tx, email).await?.is_some()
        {
            return Err(Refusal::field("email", Flaw::Taken).into());
        }
        let id = sql::members::insert(tx, email, name.as_str(), hash, language, now).await?;
        let entry = Entry { member: Some(id), ..Entry::new(EntryKind::MemberJoined, now, id) };
        journal::append(tx, entry).await?;
        Ok(id)
    }

    /// Changes the e-mail address.
    ///
    /// # Errors
    /// `Invalid` at `email`, or at `password` when the current one is wrong; `TooOften`.
    #[boxed]
    pub async fn change_email(&self, viewer: &Viewer, email: &str, password: &str) -> Result<()> {
        let id = viewer.may_manage_account()?;
        let email = Email::parse(email).map_err(|flaw| Refusal::field("email", flaw))?;
        self.confirm_password(viewer, "password", password).await?;
        let mut tx = self.db.write().await?;
        // Each is mailed to: nobody makes the forum write to many who did not ask for it.
        attempts::count_of(&mut tx, "confirmation", id, attempts::CONFIRMATIONS, self.clock.now()).await?;
        match sql::members::find_by_email(&mut tx, email.as_str()).await? {
            Some(other) if other.id != id => return Err(Refusal::field("email", Flaw::Taken).into()),
            Some(_) => return Ok(()),
            None => {}
        }
        // Told where it was proved to be theirs only, and first, as the address is about to be forgotten.
        if sql::addresses::leave_email(&mut tx, id).await? {
            self.note_account(&mut tx, id, EntryKind::EmailLeft).await?;
        }
        sql::addresses::update_email(&mut tx, id, email.as_str()).await?;
        self.note_account(&mut tx, id, EntryKind::EmailChanged).await?;
        tx.commit().await
    }

    /// Changes the password. All sessions end; a fresh one begins.
    ///
    /// # Errors
    /// `Invalid` at `password`, or at `current` when that is wrong.
    #[boxed]
    pub async fn change_password(&self, viewer: &Viewer, current: &str, new: &str) -> Result<SessionToken> {
        let id = viewer.may_manage_account()?;
        let member = sql::members::find(&mut self.db.read().await?, id).await?.ok_or(Refusal::SignInNeeded)?;
        let email = member.email.as_deref().unwrap_or_default();
        secrets::judge_password(new, &[email, member.own_name()]).map_err(|flaw| Refusal::field("password", flaw))?;
        self.confirm_password(viewer, "current", current).await?;
        let hash = passwords::hash(new).await?;
        let mut tx = self.db.write().await?;
        let token = self.replace_password(&mut tx, id, &hash).await?;
        tx.commit().await?;
        Ok(token)
    }

    /// Keeps another password. All sessions end; a fresh one begins.
    pub(crate) async fn replace_password(&self, tx: &mut Writer, id: MemberId, hash: &str) -> Result<SessionToken> {
        sql::members::update_password(tx, id, hash).await?;
        sql::sessions::delete_all(tx, id).await?;
        self.note_account(tx, id, EntryKind::PasswordChanged).await?;
        self.begin_session(tx, id).await
    }

    /// Asks for the current password before something that cannot be undone; wrong tries are limited. Who has none is known by having
    /// signed in here a moment ago (`SignInAnew`).
    pub(crate) async fn confirm_password(&self, viewer: &Viewer, field: &str, password: &str) -> Result<()> {
        let id = viewer.may_manage_account()?;
        let mut tx = self.db.write().await?;
        let Some(hash) = sql::members::find(&mut tx, id).await?.and_then(|member| member.password_hash) else {
            return if self.is_fresh(viewer) { Ok(()) } else { Err(Refusal::SignInAnew.into()) };
        };
        attempts::count_of(&mut tx, "confirm", id, attempts::ACCOUNT, self.clock.now()).await?;
        tx.commit().await?;
        if passwords::fits(password, Some(&hash)).await? {
            Ok(())
        } else {
            Err(Refusal::field(field, if password.is_empty() { Flaw::Empty } else { Flaw::Wrong }).into())
        }
    }

    /// Whether the viewer signed in a moment ago, where they are now.
    pub(crate) fn is_fresh(&self, viewer: &Viewer) -> bool {
        viewer.member().is_some_and(|member| self.clock.now() <= member.signed_in_at.plus(FRESH))
    }

    pub(crate) async fn note_account(&self, tx: &mut Writer, id: MemberId, kind: EntryKind) -> Result<()> {
        let entry = Entry { member: Some(id), ..Entry::new(kind, self.clock.now(), id) };
        journal::append(tx, entry).await?;
        Ok(())
    }
}
