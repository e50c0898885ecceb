//! Audit trail: moderators read what others may not, and the journal notes it.

use crate::{
    Forum, Result,
    journal::{self, Entry},
};
use naast_domain::{
    ids::{BehalfId, MemberId},
    journal::EntryKind,
    measures::Subject,
    members::Viewer,
    time::Timestamp,
};

/// Within this time, a text that is read again is noted once, in milliseconds.
const AGAIN: i64 = Timestamp::HOUR;

impl Forum {
    /// Notes in the internal journal that a moderator read a hidden or sealed text; its author just reads it.
    pub(crate) async fn note_reading(
        &self,
        viewer: &Viewer,
        subject: Subject,
        author: Option<MemberId>,
        behalf: Option<BehalfId>,
    ) -> Result<()> {
        let now = self.clock.now();
        let Some(moderator) = viewer.id().filter(|_| !viewer.has_written(author, behalf)) else { return Ok(()) };
        let entry = Entry::new(EntryKind::SealedRead, now, moderator).on_case(subject);
        // Nobody's writing waits for what was noted already.
        if journal::is_told_since(&mut self.db.read().await?, &entry, now.plus(-AGAIN)).await? {
            return Ok(());
        }
        let mut tx = self.db.write().await?;
        journal::append(&mut tx, entry).await?;
        tx.commit().await
    }
}
