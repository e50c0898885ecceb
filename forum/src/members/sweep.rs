//! Retention: forgetting what is over. Expired sessions and codes, old attempts, and what pace was measured by.

use crate::{
    Forum, Result,
    accounts::{attempts, invitations, sessions},
    boxed,
    conversation::comments,
    initiatives,
    measures::flags,
    on_behalf::codes,
};
use naast_domain::time::Timestamp;

/// How long what was withdrawn is kept: as long as its author may contest a decision about it (Regulation (EU) 2022/2065, article 20).
const WITHDRAWN: i64 = 183 * Timestamp::DAY;

impl Forum {
    /// Erases the words of what was withdrawn half a year ago. That something stood there, by whom and when, stays.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn erase_withdrawn(&self) -> Result<u64> {
        let before = self.clock.now().plus(-WITHDRAWN);
        let mut tx = self.db.write().await?;
        let erased = comments::erase(&mut tx, before).await? + initiatives::erase(&mut tx, before).await?;
        tx.commit().await?;
        Ok(erased)
    }

    /// Forgets expired sessions and old attempts; the server does this now and then.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn sweep(&self) -> Result<()> {
        let now = self.clock.now();
        let mut tx = self.db.write().await?;
        sessions::sweep(&mut tx, now).await?;
        codes::sweep(&mut tx, now).await?;
        invitations::sweep(&mut tx, now).await?;
        attempts::sweep(&mut tx, now.plus(-Timestamp::DAY)).await?;
        flags::forget(&mut tx, now.plus(-7 * Timestamp::DAY)).await?;
        tx.commit().await
    }
}
