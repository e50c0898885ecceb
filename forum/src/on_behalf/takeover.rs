//! Taking over into an account what was told, and having it taken down. Both spend the code, forget how to reach whoever
//! told it, and are told to who wrote it down and who stands beside it.

use crate::{
    Forum, Result,
    accounts::secrets,
    boxed,
    conversation::comments,
    initiatives::{self, supports},
    journal::{self, Entry, courses},
    on_behalf::{
        claims::entry_of,
        sql::{
            behalfs::{self, Row},
            codes,
        },
    },
    storage::Writer,
};
use naast_domain::{
    ids::{EntryId, InitiativeId, MemberId},
    journal::{Concern, EntryKind},
    members::Viewer,
    refusal::Refusal,
};

impl Forum {
    /// Has what was told taken down: the story or comment and all that was said with the code go as if their author
    /// withdrew them, the name and the title made from the story are forgotten. What others said stays. The code is
    /// spent.
    ///
    /// # Errors
    /// `SignInNeeded` for whoever came in without a code; `NotOpen` when it is gone or hidden.
    #[boxed]
    pub async fn take_down(&self, viewer: &Viewer) -> Result<InitiativeId> {
        let now = self.clock.now();
        let claimant = viewer.claimant().ok_or(Refusal::SignInNeeded)?;
        let mut tx = self.db.write().await?;
        let row = behalfs::find(&mut tx, claimant.behalf).await?.ok_or(Refusal::NotFound)?;
        viewer.may_claim(row.id)?;
        if row.is_gone || row.is_hidden {
            return Err(Refusal::NotOpen.into());
        }
        if row.comment.is_none() {
            initiatives::withdraw(&mut tx, row.initiative, now).await?;
            let entry = entry_of(&row, EntryKind::InitiativeWithdrawn, now);
            let entry = journal::append(&mut tx, entry).await?;
            tell(&mut tx, entry, &row, None).await?;
        }
        for (initiative, comment) in comments::withdraw_all_by_code(&mut tx, row.id, now).await? {
            let entry = entry_of(&row, EntryKind::CommentWithdrawn, now);
            let entry = Entry { initiative: Some(initiative), comment: Some(comment), ..entry };
            let entry = journal::append(&mut tx, entry).await?;
            if row.comment == Some(comment) {
                tell(&mut tx, entry, &row, None).await?;
            }
        }
        behalfs::forget(&mut tx, &row).await?;
        codes::put(&mut tx, row.id, None, now).await?;
        tx.commit().await?;
        Ok(row.initiative)
    }

    /// Takes what was told over into the viewer's account, who came with its code in this token. The code is spent; where
    /// it came from stays public.
    ///
    /// # Errors
    /// Refused to visitors; `OwnCase` for whoever wrote it down; `NotOpen` when the token is over.
    #[boxed]
    pub async fn take_over_claim(&self, viewer: &Viewer, token: &str) -> Result<InitiativeId> {
        let now = self.clock.now();
        viewer.may_take_part(now)?;
        let mut tx = self.db.write().await?;
        let row = behalfs::find_by_session(&mut tx, &secrets::fingerprint(token), now).await?;
        let row = row.filter(|row| !row.is_gone).ok_or(Refusal::NotOpen)?;
        let member = viewer.may_take_over_claim(row.entered_by, now)?;
        behalfs::give(&mut tx, &row, member, now).await?;
        codes::put(&mut tx, row.id, None, now).await?;
        supports::follow(&mut tx, row.initiative, member, now).await?;
        let entry = Entry { actor: Some(member), ..entry_of(&row, EntryKind::ClaimTaken, now) };
        let entry = journal::append(&mut tx, entry).await?;
        tell(&mut tx, entry, &row, Some(member)).await?;
        tx.commit().await?;
        Ok(row.initiative)
    }
}

/// Tells who wrote it down, and who stands beside the initiative.
async fn tell(tx: &mut Writer, entry: EntryId, row: &Row, by: Option<MemberId>) -> Result<()> {
    let companions = courses::find(tx, row.initiative).await?.companions;
    let companions = companions.into_iter().map(|seat| (seat.member, Concern::Companion));
    let concerned = [(row.entered_by, Concern::Entered)].into_iter().chain(companions);
    for (member, why) in concerned.filter(|(member, _)| Some(*member) != by) {
        journal::concern(tx, entry, member, why).await?;
    }
    Ok(())
}
