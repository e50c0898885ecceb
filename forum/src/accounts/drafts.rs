//! Drafts: what somebody is writing, kept on the server too.

use crate::{Forum, Result, accounts::sql, boxed, storage::Scope};
use naast_domain::{flaw::Flaw, members::Viewer, refusal::Refusal};

pub(crate) use super::sql::drafts::{delete, put};

/// The most bytes a draft may have: the longest story, in letters of four bytes, with its other fields.
const LARGEST: usize = 100_000;
/// How many drafts a member has; the one that was written on longest ago goes when there are more.
const MOST: i64 = 50;

impl Forum {
    /// Keeps a draft at this place (`propose`, `edit:7`, `reply:7:0`); an empty one throws it away.
    ///
    /// # Errors
    /// `Invalid` at `content` when it is too large; refused to visitors.
    #[boxed]
    pub async fn keep_draft(&self, viewer: &Viewer, place: &str, content: &str) -> Result<()> {
        let now = self.clock.now();
        let member = viewer.may_take_part(now)?.id;
        let is_place = place.len() <= 60 && place.chars().all(|c| c.is_ascii_alphanumeric() || c == ':');
        if !is_place {
            return Err(Refusal::field("place", Flaw::NotAChoice).into());
        }
        if content.len() > LARGEST {
            let actual = u32::try_from(content.len()).unwrap_or(u32::MAX);
            return Err(Refusal::field("content", Flaw::TooLong { maximum: 100_000, actual }).into());
        }
        let content = content.replace('\0', "");
        let mut tx = self.db.write_to(Scope::Member(member)).await?;
        if content.is_empty() {
            delete(&mut tx, member, place).await?;
        } else {
            put(&mut tx, member, place, &content, now).await?;
            sql::drafts::keep_newest(&mut tx, member, MOST).await?;
        }
        tx.commit().await
    }

    /// The draft kept at this place.
    ///
    /// # Errors
    /// `SignInNeeded`.
    #[boxed]
    pub async fn draft(&self, viewer: &Viewer, place: &str) -> Result<Option<String>> {
        let member = viewer.may_manage_account()?;
        let mut conn = self.db.read().await?;
        Ok(sql::drafts::find(&mut conn, member, place).await?)
    }
}
