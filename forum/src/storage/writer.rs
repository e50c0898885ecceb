//! A transaction that writes: the one writer of SQLite, or whoever holds a `Scope` on PostgreSQL.

use crate::storage::{
    db::Reader,
    freshness::{Freshness, Touch},
    group_commit::{Epoch, GroupCommit},
    scope,
};
use std::{
    ops::{Deref, DerefMut},
    sync::Arc,
};
use tokio::sync::watch;

/// A transaction that writes, and reads as well. Dropped without a commit, it never was.
#[derive(Debug)]
pub struct Writer {
    pub(super) transaction: Reader,
    /// Whether nobody else can append to the journal meanwhile.
    pub(super) appends_alone: bool,
    /// What the entries of this transaction touch.
    pub(super) touches: Vec<Touch>,
    pub(super) committed: watch::Sender<()>,
    pub(super) freshness: Arc<Freshness>,
    pub(super) log: Arc<GroupCommit>,
    pub(super) epoch: Epoch,
}

impl Writer {
    /// What a statement that writes runs on, in the macros of `sql`.
    pub fn of(writer: &mut Self) -> &mut Reader {
        Reader::of(&mut writer.transaction)
    }

    /// Waits until nobody else appends to the journal. Entries are numbered when they are appended, so from then on until the
    /// commit no other transaction may number its own: they become readable in their order.
    ///
    /// # Errors
    /// When somebody else appends for too long.
    pub async fn append_alone(&mut self) -> sqlx::Result<()> {
        if let (false, Reader::Postgres(conn)) = (self.appends_alone, &mut self.transaction) {
            scope::lock_journal(conn.as_mut()).await?;
            self.appends_alone = true;
        }
        Ok(())
    }

    /// Says that the journal goes on with this transaction.
    pub fn has_news(&mut self, touch: Touch) {
        self.touches.push(touch);
    }

    /// Makes what was written last. The next writer goes on at once; whoever called this waits until it is on the disk, with
    /// all that was read here. Then it is told what was touched, and whoever waits for news wakes up, if the journal went on.
    /// A use case that changes nothing, as the same was asked before, commits for that reason, too.
    ///
    /// # Errors
    /// Only the database; then nobody knows whether it is kept.
    pub async fn commit(self) -> crate::Result<()> {
        // A task of its own: what was committed is told, also when whoever asked for it hung up in the middle.
        let Self { transaction, appends_alone: _, touches, committed, freshness, log, epoch } = self;
        let committing = tokio::spawn(async move {
            log.must_be_in(epoch)?;
            transaction.commit().await?;
            log.flushed(epoch).await?;
            if !touches.is_empty() {
                freshness.touch(&touches);
                committed.send_replace(());
            }
            Ok::<(), sqlx::Error>(())
        });
        Ok(committing.await.map_err(|_| sqlx::Error::WorkerCrashed)??)
    }
}

impl Deref for Writer {
    type Target = Reader;

    fn deref(&self) -> &Reader {
        &self.transaction
    }
}

impl DerefMut for Writer {
    fn deref_mut(&mut self) -> &mut Reader {
        &mut self.transaction
    }
}
