//! The forum itself: the database, the clock, and the signal that wakes up whoever reads the journal.

use crate::{boxed, clock::Clock, kept_mail::KeptMails, memory::Memory, news::Threads, storage::Db};
use naast_domain::refusal::Refusal;
use std::sync::Arc;
use tokio::sync::{OnceCell, watch};

/// Everything that people can do. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Forum {
    pub(crate) db: Db,
    pub(crate) clock: Clock,
    /// Says that there is something to clear up.
    pub(crate) cleared: watch::Sender<()>,
    /// Who follows which thread.
    pub(crate) threads: Threads,
    /// What is the same for all readers.
    pub(crate) memory: Memory,
    /// What stamps and links are signed with, once it was read.
    pub(crate) signing_key: Arc<OnceCell<String>>,
    /// What becomes of mail.
    pub(crate) mailing: Mailing,
    /// Says that somebody asked for a code by mail.
    pub(crate) codes_asked: watch::Sender<()>,
    /// Mails that were kept and not sent.
    pub(crate) kept_mail: KeptMails,
}

/// What becomes of mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mailing {
    /// There is none.
    Off,
    /// It is shown to administrators, as in a demo.
    Kept,
    /// It is sent.
    Sent,
}

impl Mailing {
    /// Whether mail is written.
    pub const fn is_on(self) -> bool {
        match self {
            Self::Off => false,
            Self::Kept | Self::Sent => true,
        }
    }

    /// Whether it comes to whom it is written to.
    pub const fn reaches_people(self) -> bool {
        match self {
            Self::Off | Self::Kept => false,
            Self::Sent => true,
        }
    }
}

/// Why a use case did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A rule said no; the reader is told in their own language.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database did; never shown to a reader.
    #[error("the database failed: {0}")]
    Database(#[from] sqlx::Error),
    /// The migrations did not run.
    #[error("the database could not be brought up to date: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// Nothing was created by opening it.
    #[error("there is no forum in this database")]
    NoForum,
    /// Its migrations have not all run.
    #[error("the schema of this database is older than this program: run `naast migrate` first")]
    SchemaOlder,
    /// A later version ran migrations that this one does not know.
    #[error(
        "the schema of this database is newer than this program: use the version of Naast that made it, or a later one"
    )]
    SchemaNewer,
    /// Other migrations made its tables than those that this program begins with, as 0.1.0 did.
    #[error(
        "this database was made by Naast 0.1.0, or by an unreleased version after it, and is not brought up to date; it \
         was left as it is. Make a backup with the version that made it (`naast backup FILE`), then restore that with this one into a \
         new database (`naast restore FILE`)"
    )]
    SchemaReplaced,
    /// A password could not be hashed, or the system gave no random numbers.
    #[error("a secret could not be made: {0}")]
    Secret(String),
}

/// What a use case returns.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Forum {
    /// Opens the database at this address (`sqlite:FILE` or `postgres://…`), creating and updating its tables.
    ///
    /// # Errors
    /// `SchemaNewer`, `SchemaReplaced`; when the database cannot be reached or brought up to date.
    #[boxed]
    pub async fn open(url: &str, clock: Clock) -> Result<Self> {
        let forum = Self::on(Db::open(url).await?, clock);
        forum.tell_courses().await?;
        Ok(forum)
    }

    /// Opens a forum as it is: creates nothing and leaves the schema alone.
    ///
    /// # Errors
    /// `NoForum`, `SchemaOlder`, `SchemaNewer`, `SchemaReplaced`; when the database cannot be reached.
    #[boxed]
    pub async fn open_existing(url: &str, clock: Clock) -> Result<Self> {
        Ok(Self::on(Db::open_existing(url).await?, clock))
    }

    /// Opens a forum as it is, or creates one where there is none.
    ///
    /// # Errors
    /// `SchemaOlder`, `SchemaNewer`, `SchemaReplaced`; when the database cannot be reached or created.
    #[boxed]
    pub async fn open_or_create(url: &str, clock: Clock) -> Result<Self> {
        match Self::open_existing(url, clock.clone()).await {
            Err(Error::NoForum) => Self::open(url, clock).await,
            opened => opened,
        }
    }

    fn on(db: Db, clock: Clock) -> Self {
        Self {
            db,
            clock,
            cleared: watch::Sender::new(()),
            threads: Threads::default(),
            memory: Memory::default(),
            signing_key: Arc::default(),
            mailing: Mailing::Off,
            codes_asked: watch::Sender::new(()),
            kept_mail: KeptMails::default(),
        }
    }

    /// The same, where this becomes of mail.
    #[must_use]
    pub fn with_mail(self, mailing: Mailing) -> Self {
        Self { mailing, ..self }
    }

    /// Whether mail is sent.
    pub const fn sends_mail(&self) -> bool {
        self.mailing.is_on()
    }

    /// The same for one request: it asks once what is new in the journal, unless it writes.
    #[must_use]
    pub fn for_request(&self) -> Self {
        Self { db: self.db.for_request(), ..self.clone() }
    }

    /// Whether the database answers and takes what is written.
    ///
    /// # Errors
    /// When it does not.
    #[boxed]
    pub async fn is_ready(&self) -> Result<()> {
        self.db.epoch().await?;
        let mut conn = self.db.read().await?;
        crate::storage::ping(&mut conn).await?;
        Ok(())
    }

    /// How many connections to the database are in use, and how many there may be, by what they do.
    pub fn connections(&self) -> [(&'static str, u32, u32); 2] {
        self.db.connections()
    }

    /// Waits until everything written is on its way to disk, and closes the connections.
    #[boxed]
    pub async fn close(&self) {
        self.db.close().await;
    }

    /// The clock of this forum.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }
}
