//! Members and their roles: who is an official, a moderator, an administrator.

use crate::{
    Forum, Result,
    accounts::members,
    boxed,
    journal::{self, Entry},
    storage::Writer,
};
use naast_domain::{
    flaw::{Flaw, Flaws},
    ids::MemberId,
    journal::{Concern, EntryKind},
    members::{MemberRow, Office, Role, Viewer},
    paging::{Cursor, Page},
    permission::may_stop_administering,
    refusal::Refusal,
    text::{Email, OfficeName},
};

const PAGE: usize = 50;

impl Forum {
    /// Members whose name holds these letters, the newest first.
    ///
    /// # Errors
    /// Refused to all but administrators.
    #[boxed]
    pub async fn members(&self, viewer: &Viewer, letters: &str, after: Option<Cursor>) -> Result<Page<MemberRow>> {
        viewer.may_administer(self.clock.now())?;
        let mut conn = self.db.read().await?;
        let before = MemberId(after.map_or(i64::MAX, |cursor| cursor.id));
        let rows = members::list(&mut conn, letters.trim(), before, PAGE as i64 + 1).await?;
        let page = Page::cut(rows, PAGE, |row| Cursor { key: row.id.0, id: row.id.0 });
        let items = page.items.into_iter().map(|row| MemberRow {
            id: row.id,
            roles: row.roles(),
            office: row.office(),
            is_manager: row.manager_since.is_some(),
            joined_at: row.joined_at,
            name: row.name,
        });
        Ok(Page { items: items.collect(), next: page.next })
    }

    /// Gives a role to whoever signs in with this address: a name is what its bearer chose, and somebody else may bear it. An official
    /// answers in an office: function and department. Granted again, an office changes.
    ///
    /// # Errors
    /// `Invalid` at `email`, also when it is another one than the member's, at `function` or at `department`; `NotFound`.
    #[boxed]
    pub async fn grant_role(
        &self,
        viewer: &Viewer,
        (member, email): (MemberId, &str),
        role: Role,
        office: Option<&Office>,
    ) -> Result<()> {
        let administrator = viewer.may_administer(self.clock.now())?;
        let email = Email::parse(email).map_err(|flaw| Refusal::field("email", flaw))?;
        let mut tx = self.db.write().await?;
        let found = members::find(&mut tx, member).await?.filter(|member| member.closed_at.is_none());
        if found.ok_or(Refusal::NotFound)?.email.as_deref() != Some(email.as_str()) {
            return Err(Refusal::field("email", Flaw::Wrong).into());
        }
        self.give_role(&mut tx, Some(administrator.id()), member, role, office).await?;
        tx.commit().await
    }

    /// Takes a role back.
    ///
    /// # Errors
    /// `LastAdministrator`, `NotFound`.
    #[boxed]
    pub async fn revoke_role(&self, viewer: &Viewer, member: MemberId, role: Role) -> Result<()> {
        let administrator = viewer.may_administer(self.clock.now())?;
        let mut tx = self.db.write().await?;
        self.take_role(&mut tx, Some(administrator.id()), member, role).await?;
        tx.commit().await
    }

    pub(crate) async fn give_role(
        &self,
        tx: &mut Writer,
        by: Option<MemberId>,
        member: MemberId,
        role: Role,
        office: Option<&Office>,
    ) -> Result<()> {
        let found = members::find(tx, member).await?.filter(|member| member.closed_at.is_none());
        let found = found.ok_or(Refusal::NotFound)?;
        if role == Role::Official {
            members::update_office(tx, member, &parse_office(office)?).await?;
        } else if found.roles().has(role) {
            return Ok(());
        }
        members::update_role(tx, member, role, Some(self.clock.now())).await?;
        self.note_role(tx, EntryKind::RoleGranted, by, member, role.word()).await
    }

    pub(crate) async fn take_role(
        &self,
        tx: &mut Writer,
        by: Option<MemberId>,
        member: MemberId,
        role: Role,
    ) -> Result<()> {
        let found = members::find(tx, member).await?.filter(|member| member.closed_at.is_none());
        if !found.ok_or(Refusal::NotFound)?.roles().has(role) {
            return Ok(());
        }
        may_stop_administering(role == Role::Administrator, members::count_administrators(tx).await?)?;
        if role == Role::Official {
            self.leave_all_seats(tx, member).await?;
            self.mark_manager(tx, by, member, false).await?;
        }
        members::update_role(tx, member, role, None).await?;
        self.note_role(tx, EntryKind::RoleRevoked, by, member, role.word()).await
    }

    pub(crate) async fn note_role(
        &self,
        tx: &mut Writer,
        kind: EntryKind,
        by: Option<MemberId>,
        member: MemberId,
        word: &'static str,
    ) -> Result<()> {
        let entry = Entry { member: Some(member), word: Some(word), ..Entry::new(kind, self.clock.now(), by) };
        let id = journal::append(tx, entry).await?;
        if by != Some(member) {
            journal::concern(tx, id, member, Concern::OwnAccount).await?;
        }
        Ok(())
    }
}

pub(super) fn parse_office(office: Option<&Office>) -> Result<Office, Refusal> {
    let typed = office.cloned().unwrap_or_default();
    let mut flaws = Flaws::default();
    let function = flaws.check("function", OfficeName::parse(&typed.function));
    let department = flaws.check("department", OfficeName::parse(&typed.department));
    flaws.into_result()?;
    let text = |name: Option<OfficeName>| name.map(|name| name.to_string()).unwrap_or_default();
    Ok(Office { function: text(function), department: text(department) })
}
