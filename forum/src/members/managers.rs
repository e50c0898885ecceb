//! Managers: officials who may stand publicly behind a colleague's answer.

use crate::{Forum, Result, accounts::members, boxed, storage::Writer};
use naast_domain::{flaw::Flaw, ids::MemberId, journal::EntryKind, members::Viewer, refusal::Refusal};

/// How the journal calls the mark of a manager.
const MANAGER: &str = "manager";

impl Forum {
    /// Marks an official as manager, who may stand publicly behind a colleague's answer, or no longer.
    ///
    /// # Errors
    /// `NotFound`; `Invalid` at `manager` for whoever is no official.
    #[boxed]
    pub async fn set_manager(&self, viewer: &Viewer, member: MemberId, is_manager: bool) -> Result<()> {
        let administrator = viewer.may_administer(self.clock.now())?;
        let mut tx = self.db.write().await?;
        self.mark_manager(&mut tx, Some(administrator.id()), member, is_manager).await?;
        tx.commit().await
    }

    pub(crate) async fn mark_manager(
        &self,
        tx: &mut Writer,
        by: Option<MemberId>,
        member: MemberId,
        is_manager: bool,
    ) -> Result<()> {
        let found = members::find(tx, member).await?.filter(|member| member.closed_at.is_none());
        let found = found.ok_or(Refusal::NotFound)?;
        if !found.roles().official {
            return Err(Refusal::field("manager", Flaw::NotAChoice).into());
        }
        if found.manager_since.is_some() == is_manager {
            return Ok(());
        }
        members::update_manager(tx, member, is_manager.then(|| self.clock.now())).await?;
        let kind = if is_manager { EntryKind::RoleGranted } else { EntryKind::RoleRevoked };
        self.note_role(tx, kind, by, member, MANAGER).await
    }
}
