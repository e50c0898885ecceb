//! Leaving: somebody closes their account, or the notice of a moderator is over.

use crate::{
    Forum, Result,
    accounts::{
        members::{self, Member},
        sign_ons,
    },
    boxed,
    conversation::comments,
    initiatives,
    journal::{self, Entry},
    mail,
    members::sql::mentions,
    spam_defence::held_posts,
    storage::Writer,
};
use naast_domain::{
    ids::MemberId, journal::EntryKind, members::Viewer, permission::may_stop_administering, refusal::Refusal,
};

impl Forum {
    /// Closes the account. What they wrote stays under "voormalig deelnemer", or is withdrawn.
    ///
    /// # Errors
    /// `Invalid` at `password`; `LastAdministrator`.
    #[boxed]
    pub async fn close_account(&self, viewer: &Viewer, password: &str, withdraw: bool) -> Result<()> {
        let id = viewer.may_manage_account()?;
        self.confirm_password(viewer, "password", password).await?;
        let now = self.clock.now();
        let mut tx = self.db.write().await?;
        let member = members::find(&mut tx, id).await?.ok_or(Refusal::SignInNeeded)?;
        let administrators = members::count_administrators(&mut tx).await?;
        may_stop_administering(member.administrator_since.is_some(), administrators)?;
        if withdraw {
            for (initiative, comment) in comments::withdraw_all_of(&mut tx, id, now).await? {
                let entry = Entry::new(EntryKind::CommentWithdrawn, now, id);
                let entry = Entry { initiative: Some(initiative), comment: Some(comment), ..entry };
                journal::append(&mut tx, entry).await?;
            }
            for (initiative,) in initiatives::withdraw_all_of(&mut tx, id, now).await? {
                let entry = Entry::new(EntryKind::InitiativeWithdrawn, now, id);
                journal::append(&mut tx, Entry { initiative: Some(initiative), ..entry }).await?;
            }
        }
        self.leave(&mut tx, id).await?;
        self.note_account(&mut tx, id, EntryKind::MemberClosed).await?;
        tx.commit().await?;
        self.erase_mentions(id, &names(&member)).await
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
        let mut left = Vec::new();
        for id in members::closing(&mut tx, now).await? {
            let Some(member) = members::find(&mut tx, id).await? else { continue };
            let is_administrator = member.administrator_since.is_some();
            if may_stop_administering(is_administrator, members::count_administrators(&mut tx).await?).is_err() {
                continue;
            }
            self.leave(&mut tx, id).await?;
            let entry = Entry { member: Some(id), ..Entry::new(EntryKind::MemberClosed, now, None) };
            journal::append(&mut tx, entry).await?;
            left.push((id, names(&member)));
        }
        if left.is_empty() {
            return Ok(0);
        }
        tx.commit().await?;
        for (id, names) in &left {
            self.erase_mentions(*id, names).await?;
        }
        Ok(left.len())
    }

    /// Takes a member out of everything that they held here, and forgets who they were.
    async fn leave(&self, tx: &mut Writer, id: MemberId) -> Result<()> {
        let now = self.clock.now();
        self.leave_all_seats(tx, id).await?;
        held_posts::forget(tx, id, now).await?;
        members::close(tx, id, now).await?;
        mail::forget(tx, id).await?;
        sign_ons::forget(tx, id).await?;
        Ok(mentions::forget_rest(tx, id).await?)
    }
}

/// What somebody was called: as others saw it, and by themselves.
fn names(member: &Member) -> Vec<String> {
    [Some(&member.name), member.withheld_name.as_ref()].into_iter().flatten().cloned().collect()
}
