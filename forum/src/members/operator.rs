//! What the operator does from the command line: not a viewer, but whoever holds the database. This is how
//! the first administrator comes to be.

use crate::{
    Forum, Result,
    accounts::{members, passwords, registration::Registration, secrets, sessions},
    boxed,
    journal::{self, Entry},
    notices,
};
use naast_domain::{
    ids::{MemberId, NoticeId},
    journal::EntryKind,
    language::Language,
    location::Location,
    members::{Office, Role, Roles},
    refusal::Refusal,
    text::Email,
    time::Timestamp,
};

/// A member, as the operator sees them.
#[derive(Debug, Clone)]
pub struct OperatorRow {
    pub id: MemberId,
    pub email: String,
    pub name: String,
    pub roles: Roles,
    pub suspended_until: Option<Timestamp>,
}

/// A notice with who filed it: the organisation may have to ask them, moderators do not know them.
#[derive(Debug, Clone)]
pub struct OperatorNotice {
    pub id: NoticeId,
    pub at: Timestamp,
    pub location: Location,
    /// Empty where the law waives it, and half a year after the decision.
    pub name: String,
    pub email: String,
    pub settled_at: Option<Timestamp>,
    /// Whether a measure followed.
    pub is_followed: bool,
}

impl Forum {
    /// Adds a member with this password, which is judged like any other.
    ///
    /// # Errors
    /// `Invalid` at `email`, `name` or `password`.
    #[boxed]
    pub async fn operator_add_member(&self, email: &str, name: &str, password: &str) -> Result<MemberId> {
        let typed = Registration {
            email: email.to_owned(),
            name: name.to_owned(),
            password: password.to_owned(),
            language: Language::default(),
        };
        let (email, name) = typed.parse()?;
        let hash = passwords::hash(password).await?;
        let mut tx = self.db.write().await?;
        let id = self.join(&mut tx, Some(&email), &name, Some(&hash), None).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Gives a role to the member with this address.
    ///
    /// # Errors
    /// `NotFound`; `Invalid` at `function` or `department` for an official.
    #[boxed]
    pub async fn operator_grant(&self, email: &str, role: Role, office: Option<&Office>) -> Result<()> {
        let member = self.operator_find(email).await?;
        let mut tx = self.db.write().await?;
        self.give_role(&mut tx, None, member, role, office).await?;
        tx.commit().await
    }

    /// Marks the official with this address as manager, or no longer.
    ///
    /// # Errors
    /// `NotFound`; `Invalid` at `manager` for whoever is no official.
    #[boxed]
    pub async fn operator_set_manager(&self, email: &str, is_manager: bool) -> Result<()> {
        let member = self.operator_find(email).await?;
        let mut tx = self.db.write().await?;
        self.mark_manager(&mut tx, None, member, is_manager).await?;
        tx.commit().await
    }

    /// Takes a role back.
    ///
    /// # Errors
    /// `NotFound`, `LastAdministrator`.
    #[boxed]
    pub async fn operator_revoke(&self, email: &str, role: Role) -> Result<()> {
        let member = self.operator_find(email).await?;
        let mut tx = self.db.write().await?;
        self.take_role(&mut tx, None, member, role).await?;
        tx.commit().await
    }

    /// Sets a new password and ends all sessions.
    ///
    /// # Errors
    /// `NotFound`; `Invalid` at `password`.
    #[boxed]
    pub async fn operator_reset_password(&self, email: &str, password: &str) -> Result<()> {
        secrets::judge_password(password, &[email]).map_err(|flaw| Refusal::field("password", flaw))?;
        let member = self.operator_find(email).await?;
        let hash = passwords::hash(password).await?;
        let mut tx = self.db.write().await?;
        members::update_password(&mut tx, member, &hash).await?;
        sessions::delete_all(&mut tx, member).await?;
        let entry = Entry { member: Some(member), ..Entry::new(EntryKind::PasswordChanged, self.clock.now(), None) };
        journal::append(&mut tx, entry).await?;
        tx.commit().await
    }

    /// Suspends a member until then; `None`: no longer.
    ///
    /// # Errors
    /// `NotFound`.
    #[boxed]
    pub async fn operator_suspend(&self, email: &str, until: Option<Timestamp>) -> Result<()> {
        let member = self.operator_find(email).await?;
        let mut tx = self.db.write().await?;
        members::update_suspension(&mut tx, member, until).await?;
        let entry = Entry { member: Some(member), ..Entry::new(EntryKind::MemberSuspended, self.clock.now(), None) };
        journal::append(&mut tx, entry).await?;
        tx.commit().await
    }

    /// Members in the order in which they joined, after this one, 500 at a time.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn operator_members(&self, after: MemberId) -> Result<Vec<OperatorRow>> {
        let mut conn = self.db.read().await?;
        let members = members::in_order(&mut conn, after, 500).await?;
        let rows = members.into_iter().map(|member| OperatorRow {
            id: member.id,
            roles: member.roles(),
            suspended_until: member.suspended_until,
            email: member.email.unwrap_or_default(),
            name: member.name,
        });
        Ok(rows.collect())
    }

    /// Whether anybody administers the forum.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn operator_has_administrator(&self) -> Result<bool> {
        let mut conn = self.db.read().await?;
        Ok(members::count_administrators(&mut conn).await? > 0)
    }

    /// Notices in the order in which they came in, after this one, 500 at a time.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn operator_notices(&self, after: NoticeId) -> Result<Vec<OperatorNotice>> {
        let mut conn = self.db.read().await?;
        let filed = notices::filed(&mut conn, after, 500).await?;
        let rows = filed.into_iter().map(|row| OperatorNotice {
            id: row.id,
            at: row.at,
            location: row.about.0.location(),
            name: row.name,
            email: row.email,
            settled_at: row.settled_at,
            is_followed: row.measure.is_some(),
        });
        Ok(rows.collect())
    }

    async fn operator_find(&self, email: &str) -> Result<MemberId> {
        let email = Email::parse(email).map_err(|flaw| Refusal::field("email", flaw))?;
        let mut conn = self.db.read().await?;
        let member = members::find_by_email(&mut conn, email.as_str()).await?;
        Ok(member.ok_or(Refusal::NotFound)?.id)
    }
}
