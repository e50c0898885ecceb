//! Group commit: a commit goes to the write-ahead log and hands the writer on; whoever waits for the disk then shares one
//! flush of the log with all who wait meanwhile. Nobody is told that something was kept before it is on the disk.

use std::{
    fmt::Debug,
    io,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering::SeqCst},
    },
};
use tokio::sync::Mutex;

/// Something that a log does.
pub type Doing<'a> = Pin<Box<dyn Future<Output = sqlx::Result<()>> + Send + 'a>>;

/// A write-ahead log.
pub trait Log: Debug + Send + Sync {
    /// Makes ready to flush; again after a flush failed, if what is flushed then can be trusted.
    fn open(&self) -> Doing<'_>;

    /// Brings to the disk whatever was committed since it was opened.
    fn flush(&self) -> Doing<'_>;
}

/// The time between two failures of a log. What was committed before a failure may be lost whatever a later flush says: a
/// server of databases may have been started again, a file system may have thrown away what it could not write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Epoch(u64);

/// Flushes of a log, shared by all who wait for them.
#[derive(Debug)]
pub struct GroupCommit {
    log: Box<dyn Log>,
    is_open: AtomicBool,
    failures: AtomicU64,
    /// How often a flush was asked for.
    asked: AtomicU64,
    /// How many of those are answered; whoever holds it flushes.
    answered: Mutex<u64>,
}

impl GroupCommit {
    /// Of this log.
    pub fn of(log: impl Log + 'static) -> Arc<Self> {
        Arc::new(Self {
            log: Box::new(log),
            is_open: AtomicBool::default(),
            failures: AtomicU64::default(),
            asked: AtomicU64::default(),
            answered: Mutex::default(),
        })
    }

    /// The epoch that whoever is going to wait for a flush begins in.
    ///
    /// # Errors
    /// When the log cannot be opened.
    pub async fn epoch(&self) -> sqlx::Result<Epoch> {
        // Before it is looked whether the log is open: a failure closes it first and is counted then.
        let epoch = Epoch(self.failures.load(SeqCst));
        if self.is_open.load(SeqCst) {
            return Ok(epoch);
        }
        let _alone = self.answered.lock().await;
        if !self.is_open.load(SeqCst) {
            self.log.open().await?;
            self.is_open.store(true, SeqCst);
        }
        Ok(Epoch(self.failures.load(SeqCst)))
    }

    /// Waits until whatever was committed in this epoch before this call is on the disk.
    ///
    /// # Errors
    /// When the log failed since the epoch began; then nobody knows what was kept.
    pub async fn flushed(self: &Arc<Self>, epoch: Epoch) -> sqlx::Result<()> {
        let group = self.clone();
        // A task of its own: whoever hangs up in the middle of a flush must not take along that it failed.
        tokio::spawn(async move { group.flush(epoch).await }).await.map_err(|_| sqlx::Error::WorkerCrashed)?
    }

    async fn flush(&self, epoch: Epoch) -> sqlx::Result<()> {
        let mine = self.asked.fetch_add(1, SeqCst) + 1;
        let mut answered = self.answered.lock().await;
        self.must_be_in(epoch)?;
        if *answered < mine {
            let all = self.asked.load(SeqCst);
            if let Err(error) = self.log.flush().await {
                self.is_open.store(false, SeqCst);
                self.failures.fetch_add(1, SeqCst);
                tracing::error!("commits could not be brought to the disk: {error}");
                return Err(error);
            }
            *answered = all;
        }
        Ok(())
    }

    /// Refuses once the log failed.
    ///
    /// # Errors
    /// `Io`, when this epoch is over.
    pub fn must_be_in(&self, epoch: Epoch) -> sqlx::Result<()> {
        if Epoch(self.failures.load(SeqCst)) == epoch {
            return Ok(());
        }
        Err(io::Error::other("what was committed at the same time could not be brought to the disk").into())
    }

    /// Whether a flush ever failed.
    pub fn has_failed(&self) -> bool {
        self.failures.load(SeqCst) > 0
    }
}
