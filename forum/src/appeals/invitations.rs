//! Another look from outside: where every moderator decided before or is tied up in the case, an administrator or a
//! moderator who decided invites somebody for that one appeal. A code is 60 random bits, shown once, stored hashed and good
//! for two weeks; trying is limited for each address and in all. What they read is in `reviews`; they decide as moderators do.

use crate::{
    Forum, Result,
    accounts::{members, secrets},
    appeals::{
        disputes::Disputed,
        sql::{appeals, reviews},
    },
    boxed,
    journal::{self, Entry},
    storage::Reader,
};
use naast_domain::{
    appeals::{
        Contested,
        review::{LIFE, StuckAppeal},
    },
    flaw::{Flaw, Flaws},
    ids::{AppealId, ReviewId},
    journal::{Concern, EntryKind},
    measures::Involvement,
    members::Viewer,
    refusal::Refusal,
    text::Label,
};

/// How many appeals are looked at: the longest waiting.
const SHOWN: i64 = 50;

impl Forum {
    /// The appeals that no moderator can decide, or that somebody from outside was invited for, the longest waiting first;
    /// without what they are about.
    ///
    /// # Errors
    /// Refused to all but moderators and administrators.
    #[boxed]
    pub async fn stuck_appeals(&self, viewer: &Viewer) -> Result<Vec<StuckAppeal>> {
        let now = self.clock.now();
        viewer.may_count_moderators(now)?;
        let mut conn = self.db.read().await?;
        let moderators = members::moderators(&mut conn, now).await?;
        let mut shown = Vec::new();
        for row in appeals::open(&mut conn, SHOWN).await? {
            let Some(contested) = row.contested() else { continue };
            let disputed = Disputed::find(&mut conn, contested).await?;
            let case = disputed.content.involvement(&mut conn).await?;
            let review = reviews::of_appeal(&mut conn, row.id).await?;
            if review.is_none() && !disputed.decided.is_stuck(&case, &moderators) {
                continue;
            }
            let is_free = review.as_ref().is_none_or(|review| review.reviewer.is_none());
            let may_arrange = viewer.may_arrange_review(&disputed.decided, &case, now).is_ok();
            shown.push(StuckAppeal {
                id: row.id,
                contested,
                at: row.at,
                may_invite: is_free && viewer.may_invite_reviewer(&disputed.decided, &case, &moderators, now).is_ok(),
                may_withdraw: may_arrange && review.is_some(),
                review: review.map(reviews::Row::shown),
            });
        }
        Ok(shown)
    }

    /// Invites somebody from outside for one appeal; tells the code, this once. An earlier code that nobody used is dead at
    /// once.
    ///
    /// # Errors
    /// Refused to all but administrators and whoever decided; `OwnCase` for a party to it; `NotOpen` when it was decided,
    /// somebody took it on, or a moderator can look again; `NotFound`.
    #[boxed]
    pub async fn invite_reviewer(&self, viewer: &Viewer, appeal: AppealId) -> Result<String> {
        let now = self.clock.now();
        viewer.may_count_moderators(now)?;
        let mut tx = self.db.write().await?;
        let (disputed, contested, case) = open_case(&mut tx, appeal).await?;
        let moderators = members::moderators(&mut tx, now).await?;
        let inviter = viewer.may_invite_reviewer(&disputed.decided, &case, &moderators, now)?;
        if let Some(before) = reviews::of_appeal(&mut tx, appeal).await? {
            if before.reviewer.is_some() {
                return Err(Refusal::NotOpen.into());
            }
            reviews::withdraw(&mut tx, before.id, now).await?;
        }
        let code = secrets::code()?;
        let hash = secrets::fingerprint(&secrets::plain_code(&code));
        let id = reviews::insert(&mut tx, appeal, inviter.id(), &hash, now, now.plus(LIFE)).await?;
        let entry = Entry::new(EntryKind::ReviewerInvited, now, inviter.id());
        journal::append(&mut tx, Entry { thing: Some(id.0), ..disputed.told(entry, contested) }).await?;
        tx.commit().await?;
        Ok(code)
    }

    /// Takes an invitation back, used or not; whoever took it on reads nothing of it any more.
    ///
    /// # Errors
    /// Refused to all but administrators and whoever decided; `OwnCase` for a party to it; `NotOpen` when it was decided;
    /// `NotFound`.
    #[boxed]
    pub async fn withdraw_review(&self, viewer: &Viewer, id: ReviewId) -> Result<()> {
        let now = self.clock.now();
        viewer.may_count_moderators(now)?;
        let mut tx = self.db.write().await?;
        let row = reviews::find(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
        let (disputed, contested, case) = open_case(&mut tx, row.appeal).await?;
        let by = viewer.may_arrange_review(&disputed.decided, &case, now)?;
        reviews::withdraw(&mut tx, id, now).await?;
        let entry = Entry::new(EntryKind::ReviewWithdrawn, now, by.id());
        let entry = Entry { thing: Some(id.0), ..disputed.told(entry, contested) };
        let entry = journal::append(&mut tx, entry).await?;
        if let Some(reviewer) = row.reviewer {
            journal::concern(&mut tx, entry, reviewer, Concern::OwnReview).await?;
        }
        tx.commit().await
    }

    /// A member takes another look on, with the code and the name of their organisation. Wrong, used, withdrawn and expired
    /// codes read the same.
    ///
    /// # Errors
    /// `SignInNeeded`; `Invalid` at `code` or `organisation`; `OwnCase` for a party to it, whoever decided, and whoever
    /// invited; `TooOften`.
    #[boxed]
    pub async fn take_on_review(
        &self,
        viewer: &Viewer,
        client: &str,
        code: &str,
        organisation: &str,
    ) -> Result<ReviewId> {
        let now = self.clock.now();
        viewer.may_take_part(now)?;
        let tries = self.note_code("review", client).await?;
        let mut tx = self.db.write().await?;
        let mut flaws = Flaws::default();
        let hash = secrets::fingerprint(&secrets::plain_code(code));
        let found = reviews::find_by_code(&mut tx, &hash, now).await?;
        let row = flaws.check("code", found.ok_or(Flaw::Wrong));
        let organisation = flaws.check("organisation", Label::parse(organisation));
        flaws.into_result()?;
        let (row, organisation) = row.zip(organisation).ok_or(Refusal::NotFound)?;
        let (disputed, contested, case) = open_case(&mut tx, row.appeal).await?;
        let reviewer = viewer.may_take_on_review(&row.reviewing(), &disputed.decided, &case, now)?;
        tries.forgive(&mut tx).await?;
        reviews::take_on(&mut tx, row.id, reviewer, organisation.as_str(), now).await?;
        let entry = Entry::new(EntryKind::ReviewTaken, now, reviewer);
        let entry = Entry { thing: Some(row.id.0), ..disputed.told(entry, contested) };
        let entry = journal::append(&mut tx, entry).await?;
        journal::concern(&mut tx, entry, reviewer, Concern::OwnReview).await?;
        tx.commit().await?;
        Ok(row.id)
    }
}

/// An appeal that waits, what it is against and who is tied up in it.
pub async fn open_case(conn: &mut Reader, appeal: AppealId) -> Result<(Disputed, Contested, Involvement)> {
    let row = appeals::find(conn, appeal).await?.ok_or(Refusal::NotFound)?;
    let contested = row.contested().ok_or(Refusal::NotFound)?;
    let disputed = Disputed::find(conn, contested).await?;
    let case = disputed.content.involvement(conn).await?;
    if row.decided_at.is_some() {
        return Err(Refusal::NotOpen.into());
    }
    Ok((disputed, contested, case))
}
