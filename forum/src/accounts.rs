//! Accounts: joining, changing what one's account says, leaving.

use crate::{
    Forum, Result, asking, attempts, boxed, flags, reading, secret,
    sql::{self, Writer, journal::Entry},
};
use naast_domain::{
    flaw::{Flaw, Flaws},
    ids::MemberId,
    journal::{EntryKind, Visibility},
    language::Language,
    measure::Subject,
    member::{Account, Viewer},
    permission::may_stop_administering,
    refusal::Refusal,
    text::{About, DisplayName, Email},
};

/// What somebody fills in to register.
#[derive(Debug, Clone)]
pub struct Registration {
    pub email: String,
    pub name: String,
    pub password: String,
    /// The language they register in.
    pub language: Language,
}

/// A session token, to be put in a cookie; it is not stored, only its hash is.
#[derive(Debug, Clone)]
pub struct SessionToken(pub String);

impl Registration {
    /// Parses the form, with every flaw at its field.
    pub(crate) fn parse(&self) -> Result<(Email, DisplayName), Refusal> {
        let mut flaws = Flaws::default();
        let email = flaws.check("email", Email::parse(&self.email));
        let name = flaws.check("name", DisplayName::parse(&self.name));
        flaws.check("password", secret::judge_password(&self.password, &[&self.email, &self.name]));
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
        let mut tx = self.db.write().await?;
        let subject = format!("register:{client}");
        attempts::count(&mut tx, &subject, attempts::REGISTRATION, self.clock.now()).await?;
        // Counted whatever comes of it: a refusal tells that an address is taken.
        tx.commit().await?;
        let hash = secret::hash_password(&input.password).await?;
        let mut tx = self.db.write().await?;
        let id = self.join(&mut tx, &email, &name, &hash, Some(input.language)).await?;
        let token = self.begin_session(&mut tx, id).await?;
        tx.commit().await?;
        Ok(token)
    }

    /// Adds a member, unless the address is taken.
    pub(crate) async fn join(
        &self,
        tx: &mut Writer,
        email: &Email,
        name: &DisplayName,
        hash: &str,
        language: Option<Language>,
    ) -> Result<MemberId> {
        let now = self.clock.now();
        if sql::members::find_by_email(tx, email.as_str()).await?.is_some() {
            return Err(Refusal::field("email", Flaw::Taken).into());
        }
        let id = sql::members::insert(tx, email.as_str(), name.as_str(), hash, language, now).await?;
        let entry = Entry { member: Some(id), ..Entry::new(EntryKind::MemberJoined, now, id) };
        sql::journal::append(tx, entry).await?;
        Ok(id)
    }

    /// What the viewer sees of their own account.
    ///
    /// # Errors
    /// `SignInNeeded`.
    #[boxed]
    pub async fn account(&self, viewer: &Viewer) -> Result<Account> {
        let id = viewer.may_manage_account()?;
        let mut conn = self.db.read().await?;
        let sessions = sql::sessions::count(&mut conn, id, self.clock.now()).await?;
        let member = sql::members::find(&mut conn, id).await?.ok_or(Refusal::SignInNeeded)?;
        Ok(Account {
            removal: reading::removal(&mut conn, member.hidden_by.or(member.asked_by)).await?,
            name: member.own_name().to_owned(),
            language: member.language.as_deref().and_then(Language::from_tag),
            email: member.email.unwrap_or_default(),
            about: member.about,
            sessions,
        })
    }

    /// Changes name, words about oneself, and language. What a moderator asked to change is there again once it is changed.
    ///
    /// # Errors
    /// `Invalid` at `name` or `about`.
    #[boxed]
    pub async fn change_profile(
        &self,
        viewer: &Viewer,
        name: &str,
        about: &str,
        language: Option<Language>,
    ) -> Result<()> {
        let id = viewer.may_manage_account()?;
        let mut flaws = Flaws::default();
        let parsed = flaws.check("name", DisplayName::parse(name)).zip(flaws.check("about", About::parse(about)));
        flaws.into_result()?;
        let (name, about) = parsed.ok_or_else(|| Refusal::field("name", Flaw::Empty))?;
        let now = self.clock.now();
        let mut tx = self.db.write().await?;
        let before = sql::members::find(&mut tx, id).await?.ok_or(Refusal::SignInNeeded)?;
        sql::members::update_language(&mut tx, id, language).await?;
        if before.own_name() != name.as_str() || before.about != about.as_str() {
            sql::profiles::update(&mut tx, id, name.as_str(), about.as_str()).await?;
            let (subject, text) = (Subject::Profile(id), format!("{}\n{}", name.as_str(), about.as_str()));
            asking::changed(&mut tx, subject, before.asked_by, id, now).await?;
            flags::glance(&mut tx, subject, &text, Some(id), now).await?;
        }
        self.note_account(&mut tx, id, EntryKind::MemberChanged).await?;
        tx.commit().await
    }

    /// Changes the e-mail address.
    ///
    /// # Errors
    /// `Invalid` at `email`, or at `password` when the current one is wrong.
    #[boxed]
    pub async fn change_email(&self, viewer: &Viewer, email: &str, password: &str) -> Result<()> {
        let id = viewer.may_manage_account()?;
        let email = Email::parse(email).map_err(|flaw| Refusal::field("email", flaw))?;
        self.confirm_password(id, "password", password).await?;
        let mut tx = self.db.write().await?;
        match sql::members::find_by_email(&mut tx, email.as_str()).await? {
            Some(other) if other.id != id => return Err(Refusal::field("email", Flaw::Taken).into()),
            _ => sql::members::update_email(&mut tx, id, email.as_str()).await?,
        }
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
        let Account { email, name, .. } = self.account(viewer).await?;
        secret::judge_password(new, &[&email, &name]).map_err(|flaw| Refusal::field("password", flaw))?;
        self.confirm_password(id, "current", current).await?;
        let hash = secret::hash_password(new).await?;
        let mut tx = self.db.write().await?;
        sql::members::update_password(&mut tx, id, &hash).await?;
        sql::sessions::delete_all(&mut tx, id).await?;
        self.note_account(&mut tx, id, EntryKind::PasswordChanged).await?;
        let token = self.begin_session(&mut tx, id).await?;
        tx.commit().await?;
        Ok(token)
    }

    /// Closes the account. What they wrote stays under "voormalig deelnemer", or is withdrawn.
    ///
    /// # Errors
    /// `Invalid` at `password`; `LastAdministrator`.
    #[boxed]
    pub async fn close_account(&self, viewer: &Viewer, password: &str, withdraw: bool) -> Result<()> {
        let id = viewer.may_manage_account()?;
        self.confirm_password(id, "password", password).await?;
        let now = self.clock.now();
        let mut tx = self.db.write().await?;
        let member = sql::members::find(&mut tx, id).await?.ok_or(Refusal::SignInNeeded)?;
        let administrators = sql::members::count_administrators(&mut tx).await?;
        may_stop_administering(member.administrator_since.is_some(), administrators)?;
        if withdraw {
            for (initiative, comment) in sql::comments::withdraw_all_of(&mut tx, id, now).await? {
                let entry = Entry::new(EntryKind::CommentWithdrawn, now, id);
                let entry = Entry { initiative: Some(initiative), comment: Some(comment), ..entry };
                sql::journal::append(&mut tx, entry).await?;
            }
            for (initiative,) in sql::initiatives::withdraw_all_of(&mut tx, id, now).await? {
                let entry = Entry::new(EntryKind::InitiativeWithdrawn, now, id);
                sql::journal::append(&mut tx, Entry { initiative: Some(initiative), ..entry }).await?;
            }
        }
        self.leave_all_seats(&mut tx, id).await?;
        sql::members::close(&mut tx, id, now).await?;
        self.note_account(&mut tx, id, EntryKind::MemberClosed).await?;
        tx.commit().await
    }

    /// Closes the accounts whose notice is over; what they wrote stays. Tells how many; a job of the server calls this. The
    /// last administrator stays.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn close_announced(&self) -> Result<usize> {
        let now = self.clock.now();
        let mut tx = self.db.write().await?;
        let mut count = 0;
        for id in sql::members::closing(&mut tx, now).await? {
            let is_administrator =
                sql::members::find(&mut tx, id).await?.is_some_and(|it| it.administrator_since.is_some());
            if may_stop_administering(is_administrator, sql::members::count_administrators(&mut tx).await?).is_err() {
                continue;
            }
            self.leave_all_seats(&mut tx, id).await?;
            sql::members::close(&mut tx, id, now).await?;
            let entry = Entry { member: Some(id), ..Entry::new(EntryKind::MemberClosed, now, None) };
            sql::journal::append(&mut tx, entry.seen_by(Visibility::Parties)).await?;
            count += 1;
        }
        if count > 0 {
            tx.commit().await?;
        }
        Ok(count)
    }

    /// Asks for the current password before something that cannot be undone; wrong tries are limited.
    async fn confirm_password(&self, id: MemberId, field: &str, password: &str) -> Result<()> {
        let mut tx = self.db.write().await?;
        attempts::count_of(&mut tx, "confirm", id, attempts::ACCOUNT, self.clock.now()).await?;
        let member = sql::members::find(&mut tx, id).await?;
        tx.commit().await?;
        let hash = member.and_then(|member| member.password_hash);
        if secret::is_password(password, hash.as_deref()).await? {
            Ok(())
        } else {
            Err(Refusal::field(field, if password.is_empty() { Flaw::Empty } else { Flaw::Wrong }).into())
        }
    }

    async fn note_account(&self, tx: &mut Writer, id: MemberId, kind: EntryKind) -> Result<()> {
        let entry = Entry { member: Some(id), ..Entry::new(kind, self.clock.now(), id) };
        sql::journal::append(tx, entry.seen_by(Visibility::Parties)).await?;
        Ok(())
    }
}
