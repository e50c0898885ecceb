//! Profiles: what someone contributed, for everybody to see.

use crate::{
    Forum, Result,
    accounts::{members, profiles},
    boxed,
    measures::removals,
    texts::markdown,
};
use naast_domain::{
    ids::MemberId,
    members::{Contribution, Profile, Viewer},
    paging::{Cursor, Page},
    permission::TextState,
    refusal::Refusal,
};

const PAGE: usize = 20;

impl Forum {
    /// The public page of a member. What they tell about themselves is not in it while a moderator hides it.
    ///
    /// # Errors
    /// `NotFound` for nobody, and for a former member.
    #[boxed]
    pub async fn profile(&self, viewer: &Viewer, member: MemberId) -> Result<Profile> {
        let mut conn = self.db.read().await?;
        let found = members::find(&mut conn, member).await?.filter(|member| member.closed_at.is_none());
        let found = found.ok_or(Refusal::NotFound)?;
        let is_told = viewer.id() == Some(member);
        let measure = found.hidden_by.or(found.asked_by.filter(|_| is_told));
        let (initiative_count, comment_count) = members::count_contributions(&mut conn, member).await?;
        let text = TextState::of(false, found.hidden_by, found.asked_by);
        Ok(Profile {
            may: viewer.may_on_profile(member, text, self.clock.now()),
            id: found.id,
            roles: found.roles(),
            office: found.office(),
            joined_at: found.joined_at,
            about: if found.hidden_by.is_none() { found.about } else { String::new() },
            name: found.name,
            removal: removals::removal(&mut conn, measure).await?,
            initiative_count,
            comment_count,
        })
    }

    /// What they contributed and is still public, newest first.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn contributions(
        &self,
        _viewer: &Viewer,
        member: MemberId,
        after: Option<Cursor>,
    ) -> Result<Page<Contribution>> {
        let mut conn = self.db.read().await?;
        let after = after.unwrap_or(Cursor { key: i64::MAX, id: i64::MAX });
        let rows = profiles::contributions(&mut conn, member, after, PAGE as i64 + 1).await?;
        let page = Page::cut(rows, PAGE, |row| Cursor { key: row.at.0, id: row.id });
        let items = page.items.into_iter().map(|row| Contribution {
            initiative: row.initiative,
            title: row.title,
            comment: row.comment,
            opening: markdown::opening(&row.body, 180),
            at: row.at,
        });
        Ok(Page { items: items.collect(), next: page.next })
    }
}
