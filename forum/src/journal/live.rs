//! Live updates: news of a thread, read from the journal.

use crate::{Forum, Result, boxed, journal::sql};
use naast_domain::ids::{CommentId, EntryId, InitiativeId, MemberId};

impl Forum {
    /// Comments and answers posted in this thread after this entry, oldest first: entry, comment, author.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn news(&self, id: InitiativeId, after: EntryId) -> Result<Vec<(EntryId, CommentId, Option<MemberId>)>> {
        let mut conn = self.db.read().await?;
        Ok(sql::entries::news(&mut conn, id, after, 100).await?)
    }

    /// Wakes up at every commit of this process that the journal tells.
    pub fn committed(&self) -> tokio::sync::watch::Receiver<()> {
        self.db.committed()
    }
}
