//! Invitations by mail to take on a role: an administrator gives an address, and whoever reads its mail takes the role on within a week,
//! with the account that has that address or one that they make. The link is signed, and good once, as long as whoever invited
//! administers the forum.

use crate::{
    Forum, Result, SessionToken,
    accounts::{
        attempts,
        invitations::{self, New, Row},
        lookalikes, members, passwords,
        registration::Registration,
        secrets,
    },
    boxed,
    journal::{self, Entry},
    members::roles::parse_office,
    storage::{Reader, Writer},
};
use naast_domain::{
    flaw::{Flaw, Flaws},
    ids::{InvitationId, MemberId},
    journal::EntryKind,
    language::Language,
    members::{HowToAccept, Invited, Office, Role, RoleInvitation, Viewer},
    refusal::Refusal,
    text::Email,
    time::Timestamp,
};

/// What is signed for a mail begins with this, so that nothing else that is signed passes for it.
const INVITED: &str = "invited:";
/// How long an invitation holds, in milliseconds.
const LIFE: i64 = 7 * Timestamp::DAY;
/// How much of what a mail server said is kept, in characters.
const SAID: usize = 300;

/// An invitation that is to be mailed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationMail {
    pub id: InvitationId,
    pub email: String,
    pub role: Role,
    pub office: Option<Office>,
    pub language: Option<Language>,
    pub code: String,
    /// Until when it holds.
    pub until: Timestamp,
    /// How often it was tried.
    pub tries: i64,
}

impl Forum {
    /// Invites whoever reads the mail of this address to take on a role; another invitation to the same takes the place of this one.
    ///
    /// # Errors
    /// Refused to all but administrators; `Invalid` at `email`, also when its owner has the role, at `function` or at `department`;
    /// `NotOpen` where no mail goes out; `TooOften`.
    #[boxed]
    pub async fn offer_role(
        &self,
        viewer: &Viewer,
        email: &str,
        role: Role,
        office: Option<&Office>,
        language: Language,
    ) -> Result<()> {
        let now = self.clock.now();
        let administrator = viewer.may_administer(now)?.id();
        let mut flaws = Flaws::default();
        let email = flaws.check("email", Email::parse(email));
        let office = match (role, parse_office(office)) {
            (Role::Official, Ok(office)) => office,
            (Role::Official, Err(refusal)) => {
                for wrong in refusal.flaws() {
                    flaws.add(&wrong.field, wrong.flaw.clone());
                }
                Office::default()
            }
            (Role::Moderator | Role::Administrator, _) => Office::default(),
        };
        flaws.into_result()?;
        let email = email.ok_or_else(|| Refusal::field("email", Flaw::Empty))?;
        if !self.mails_codes().await? {
            return Err(Refusal::NotOpen.into());
        }
        let mut tx = self.db.write().await?;
        let known = members::find_by_email(&mut tx, email.as_str()).await?;
        if known.is_some_and(|known| known.roles().has(role)) {
            return Err(Refusal::field("email", Flaw::ThereAlready).into());
        }
        attempts::count_of(&mut tx, "offer-role", administrator, attempts::INVITATIONS, now).await?;
        let (email, by, until) = (email.as_str(), administrator, now.plus(LIFE));
        invitations::insert(&mut tx, &New { email, role, office: &office, language, by, at: now, until }).await?;
        let entry = Entry { word: Some(role.word()), ..Entry::new(EntryKind::RoleOffered, now, by) };
        journal::append(&mut tx, entry).await?;
        tx.commit().await?;
        self.codes_asked.send_replace(());
        Ok(())
    }

    /// The invitations that are open, the newest first.
    ///
    /// # Errors
    /// Refused to all but administrators.
    #[boxed]
    pub async fn role_offers(&self, viewer: &Viewer) -> Result<Vec<RoleInvitation>> {
        let now = self.clock.now();
        viewer.may_administer(now)?;
        let rows = invitations::open(&mut self.db.read().await?, now).await?;
        let told = |row: Row| {
            Some(RoleInvitation {
                id: row.id,
                role: row.role()?,
                office: row.office(),
                until: row.expires_at,
                refused: row.refused,
                email: row.email,
            })
        };
        Ok(rows.into_iter().filter_map(told).collect())
    }

    /// Takes an invitation back.
    ///
    /// # Errors
    /// Refused to all but administrators; `NotFound`.
    #[boxed]
    pub async fn withdraw_role_offer(&self, viewer: &Viewer, id: InvitationId) -> Result<()> {
        let now = self.clock.now();
        let administrator = viewer.may_administer(now)?.id();
        let mut tx = self.db.write().await?;
        if !invitations::delete(&mut tx, id).await? {
            return Err(Refusal::NotFound.into());
        }
        journal::append(&mut tx, Entry::new(EntryKind::RoleOfferWithdrawn, now, administrator)).await?;
        tx.commit().await
    }

    /// What whoever came with this code is invited to, and what they do to take it on.
    ///
    /// # Errors
    /// `LinkOver`.
    #[boxed]
    pub async fn invited(&self, viewer: &Viewer, code: &str) -> Result<Invited> {
        let mut conn = self.db.read().await?;
        let (row, role) = self.offer_of(&mut conn, code).await?;
        let known = members::find_by_email(&mut conn, &row.email).await?;
        let how = match (viewer.id(), known) {
            (Some(id), Some(known)) if known.id == id => HowToAccept::Accept,
            (Some(_), _) => HowToAccept::SignOut,
            (None, Some(_)) => HowToAccept::SignIn,
            (None, None) => HowToAccept::Join,
        };
        Ok(Invited { role, office: row.office(), email: row.email, how })
    }

    /// Takes the role on, by whoever is signed in with the address that was invited.
    ///
    /// # Errors
    /// `SignInNeeded`; `Suspended`; `LinkOver`; `NotYours` with another address.
    #[boxed]
    pub async fn accept_role(&self, viewer: &Viewer, code: &str) -> Result<()> {
        let member = viewer.may_take_part(self.clock.now())?.id;
        let mut tx = self.db.write().await?;
        let (row, role) = self.offer_of(&mut tx, code).await?;
        let known = members::find_by_email(&mut tx, &row.email).await?;
        if known.is_none_or(|known| known.id != member) {
            return Err(Refusal::NotYours.into());
        }
        self.take_on(&mut tx, member, &row, role).await?;
        tx.commit().await
    }

    /// Makes an account with the address that was invited, which takes the role on, and signs in.
    ///
    /// # Errors
    /// `LinkOver`; `Invalid` at `name` or `password`; `SignInNeeded` when there is such an account by now.
    #[boxed]
    pub async fn join_by_role_offer(
        &self,
        code: &str,
        name: &str,
        password: &str,
        language: Language,
    ) -> Result<SessionToken> {
        let (invited, _) = self.offer_of(&mut self.db.read().await?, code).await?;
        let (name, password) = (name.to_owned(), password.to_owned());
        let input = Registration { email: invited.email, name, password, language };
        let (email, name) = input.parse()?;
        let hash = passwords::hash(&input.password).await?;
        let mut tx = self.db.write().await?;
        let (row, role) = self.offer_of(&mut tx, code).await?;
        if members::find_by_email(&mut tx, email.as_str()).await?.is_some() {
            return Err(Refusal::SignInNeeded.into());
        }
        lookalikes::must_be_own(&mut tx, &name, None).await?;
        let member = self.join(&mut tx, Some(&email), &name, Some(&hash), Some(language)).await?;
        self.take_on(&mut tx, member, &row, role).await?;
        let token = self.begin_session(&mut tx, member).await?;
        tx.commit().await?;
        Ok(token)
    }

    async fn take_on(&self, tx: &mut Writer, member: MemberId, row: &Row, role: Role) -> Result<()> {
        invitations::delete(tx, row.id).await?;
        self.prove(tx, member, &row.email).await?;
        self.give_role(tx, Some(row.invited_by), member, role, row.office().as_ref()).await
    }

    /// The invitation that a code is of, while whoever invited administers the forum.
    async fn offer_of(&self, conn: &mut Reader, code: &str) -> Result<(Row, Role)> {
        let key = self.signing_key().await?;
        let said = secrets::verified(&key, code).and_then(|(said, _)| said.strip_prefix(INVITED));
        let (id, until) = said.and_then(|said| said.split_once(':')).ok_or(Refusal::LinkOver)?;
        let id = id.parse().map_err(|_| Refusal::LinkOver)?;
        let now = self.clock.now();
        let row = invitations::find(conn, id, now).await?.filter(|row| row.expires_at.0.to_string() == until);
        let row = row.ok_or(Refusal::LinkOver)?;
        let role = row.role().ok_or(Refusal::LinkOver)?;
        let inviter =
            members::find(conn, row.invited_by).await?.map(|inviter| Viewer::Member(Box::new(inviter.signed_in())));
        inviter.unwrap_or_default().may_administer(now).map_err(|_| Refusal::LinkOver)?;
        Ok((row, role))
    }

    /// Invitations that are due to be mailed, who waits longest first.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn invitations_to_mail(&self) -> Result<Vec<InvitationMail>> {
        let rows = invitations::due(&mut self.db.read().await?, self.clock.now()).await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let key = self.signing_key().await?;
        let mut mails = Vec::new();
        for row in rows {
            let Some(role) = row.role() else { continue };
            mails.push(InvitationMail {
                id: row.id,
                role,
                office: row.office(),
                language: row.language(),
                // Numbers may come again, moments do not.
                code: secrets::signed(&key, &format!("{INVITED}{}:{}", row.id, row.expires_at.0))?,
                until: row.expires_at,
                tries: row.mail_tries,
                email: row.email,
            });
        }
        Ok(mails)
    }

    /// Notes that an invitation was mailed, or cannot be, with what the mail server said; with a moment it is tried again then.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn invitation_was_mailed(
        &self,
        id: InvitationId,
        again: Option<Timestamp>,
        refused: Option<&str>,
    ) -> Result<()> {
        let refused = refused.map(|said| said.chars().take(SAID).collect::<String>());
        let mut tx = self.db.write().await?;
        invitations::mailed(&mut tx, id, again, refused.as_deref()).await?;
        tx.commit().await
    }
}
