//! Retention: forgetting what is over. Expired sessions and codes, old attempts, and what pace was measured by.

use crate::{
    Forum, Result,
    accounts::{attempts, sessions},
    boxed,
    measures::flags,
    on_behalf::codes,
};
use naast_domain::time::Timestamp;

impl Forum {
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
        attempts::sweep(&mut tx, now.plus(-Timestamp::DAY)).await?;
        flags::forget(&mut tx, now.plus(-7 * Timestamp::DAY)).await?;
        tx.commit().await
    }
}
