//! Signing in with an account elsewhere. Somebody comes in with it once it was linked to an account here by whoever showed both to be
//! theirs; or joins with it, when nobody has an account with their address. Groups there give roles here, and take back what they gave.

use crate::{
    Forum, Result, SessionToken,
    accounts::{attempts, lookalikes, members, sign_ons},
    boxed,
    storage::Writer,
};
use naast_domain::{
    ids::MemberId,
    journal::EntryKind,
    language::Language,
    members::{Role, Viewer},
    refusal::Refusal,
    sign_on::Identity,
    text::{DisplayName, Email},
};

impl Forum {
    /// Signs in whoever linked this account elsewhere to one here; nothing when nobody did.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn sign_on(&self, identity: &Identity) -> Result<Option<SessionToken>> {
        let mut tx = self.db.write().await?;
        let linked = sign_ons::find(&mut tx, &identity.issuer, &identity.subject).await?;
        let Some((member, gave)) = linked else { return Ok(None) };
        self.follow_groups(&mut tx, member, identity, &gave).await?;
        let token = self.begin_session_of(&mut tx, member, &identity.issuer).await?;
        tx.commit().await?;
        Ok(Some(token))
    }

    /// Whether somebody has an account with the address that is known elsewhere to be theirs.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn is_known_here(&self, identity: &Identity) -> Result<bool> {
        let Some(email) = &identity.email else { return Ok(false) };
        Ok(members::find_by_email(&mut self.db.read().await?, email).await?.is_some())
    }

    /// Joins with an account elsewhere, and signs in with it: without a password, and with the address that is known there.
    ///
    /// # Errors
    /// `Invalid` at `name`; `SignInNeeded` when an account has the address: whoever it is of signs in and links this one;
    /// `TooOften` for each client address.
    #[boxed]
    pub async fn join_by_sign_on(
        &self,
        client: &str,
        identity: &Identity,
        name: &str,
        language: Language,
    ) -> Result<SessionToken> {
        let name = DisplayName::parse(name).map_err(|flaw| Refusal::field("name", flaw))?;
        self.note_tries([(format!("register:{client}"), attempts::REGISTRATION)]).await?;
        let email = identity.email.as_deref().and_then(|email| Email::parse(email).ok());
        let mut tx = self.db.write().await?;
        if sign_ons::find(&mut tx, &identity.issuer, &identity.subject).await?.is_some() {
            return Err(Refusal::SignInNeeded.into());
        }
        if let Some(email) = &email
            && members::find_by_email(&mut tx, email.as_str()).await?.is_some()
        {
            return Err(Refusal::SignInNeeded.into());
        }
        lookalikes::must_be_own(&mut tx, &name, None).await?;
        let member = self.join(&mut tx, email.as_ref(), &name, None, Some(language)).await?;
        if let Some(email) = email {
            self.prove(&mut tx, member, email.as_str()).await?;
        }
        self.link(&mut tx, member, identity).await?;
        let token = self.begin_session_of(&mut tx, member, &identity.issuer).await?;
        tx.commit().await?;
        Ok(token)
    }

    /// Whether linking asks the viewer for their password: nobody links an account of their own at a computer that somebody left.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn link_asks_password(&self, viewer: &Viewer) -> Result<bool> {
        let Some(id) = viewer.id().filter(|_| !self.is_fresh(viewer)) else { return Ok(false) };
        let member = members::find(&mut self.db.read().await?, id).await?;
        Ok(member.is_some_and(|member| member.password_hash.is_some()))
    }

    /// Links an account elsewhere, at which the viewer signed in a moment ago, to the one with which they are signed in here; with their
    /// password, unless they signed in here a moment ago, too.
    ///
    /// # Errors
    /// `SignInNeeded`; `Invalid` at `password`; `SignInAnew`; `NotYours` when it is linked to another account.
    #[boxed]
    pub async fn link_sign_on(&self, viewer: &Viewer, identity: &Identity, password: &str) -> Result<()> {
        let member = viewer.may_manage_account()?;
        if !self.is_fresh(viewer) {
            self.confirm_password(viewer, "password", password).await?;
        }
        let mut tx = self.db.write().await?;
        match sign_ons::find(&mut tx, &identity.issuer, &identity.subject).await? {
            Some((other, _)) if other != member => return Err(Refusal::NotYours.into()),
            Some(_) => return Ok(()),
            None => {}
        }
        self.unlink(&mut tx, member, &identity.issuer).await?;
        self.link(&mut tx, member, identity).await?;
        tx.commit().await
    }

    /// Ends signing in at this issuer.
    ///
    /// # Errors
    /// `SignInNeeded`; `OnlyWayIn`; `NotFound`; `LastAdministrator`.
    #[boxed]
    pub async fn unlink_sign_on(&self, viewer: &Viewer, issuer: &str) -> Result<()> {
        let id = viewer.may_manage_account()?;
        let mut tx = self.db.write().await?;
        let member = members::find(&mut tx, id).await?.ok_or(Refusal::SignInNeeded)?;
        let own = sign_ons::of(&mut tx, id).await?;
        if own.iter().all(|own| own.issuer != issuer) {
            return Err(Refusal::NotFound.into());
        }
        let has_code = member.email.is_some() && self.mailing.reaches_people();
        if member.password_hash.is_none() && !has_code && own.len() == 1 {
            return Err(Refusal::OnlyWayIn.into());
        }
        self.unlink(&mut tx, id, issuer).await?;
        tx.commit().await
    }

    async fn link(&self, tx: &mut Writer, member: MemberId, identity: &Identity) -> Result<()> {
        let account = (identity.issuer.as_str(), identity.subject.as_str());
        sign_ons::insert(tx, member, account, self.clock.now()).await?;
        self.note_account(tx, member, EntryKind::SignOnLinked).await?;
        self.follow_groups(tx, member, identity, &[]).await
    }

    /// Ends signing in at this issuer, with the roles that it gave, if that was set up.
    async fn unlink(&self, tx: &mut Writer, member: MemberId, issuer: &str) -> Result<()> {
        let Some(gave) = sign_ons::unlink(tx, member, issuer).await? else { return Ok(()) };
        for role in gave {
            self.take_role(tx, None, member, role).await?;
        }
        self.note_account(tx, member, EntryKind::SignOnUnlinked).await
    }

    /// Gives the roles of the groups that they are in, and takes back those that such a group gave (`gave`) and gives no more. What an
    /// administrator gave stays; so does the last administrator.
    async fn follow_groups(&self, tx: &mut Writer, member: MemberId, identity: &Identity, gave: &[Role]) -> Result<()> {
        let roles = members::find(tx, member).await?.map(|member| member.roles()).unwrap_or_default();
        let mut gives = Vec::new();
        for grant in &identity.granted {
            if !roles.has(grant.role) {
                self.give_role(tx, None, member, grant.role, grant.office.as_ref()).await?;
                gives.push(grant.role);
            } else if gave.contains(&grant.role) {
                gives.push(grant.role);
            }
        }
        for role in gave.iter().filter(|role| identity.granted.iter().all(|grant| grant.role != **role)) {
            match self.take_role(tx, None, member, *role).await {
                Err(crate::Error::Refused(Refusal::LastAdministrator)) => gives.push(*role),
                taken => taken?,
            }
        }
        if gives != gave {
            sign_ons::set_roles(tx, &identity.issuer, &identity.subject, &gives).await?;
        }
        Ok(())
    }
}
