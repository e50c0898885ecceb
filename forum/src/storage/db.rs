//! The two databases behind one type. There is one writer at a time on both: `BEGIN IMMEDIATE` on SQLite,
//! an advisory lock on PostgreSQL. So a use case may read, judge and write without anything changing in
//! between, and journal entries are numbered in the order of their commits.

use crate::storage::{
    freshness::{Freshness, Touch},
    opening,
};
use sqlx::{Transaction, pool::PoolConnection};
use sqlx_postgres::{PgPool, Postgres};
use sqlx_sqlite::{Sqlite, SqlitePool};
use std::{
    ops::{Deref, DerefMut},
    sync::Arc,
};
use tokio::sync::watch;

/// The number of the advisory lock that writers take on PostgreSQL: "naast" on a phone keypad.
const WRITER_LOCK: i64 = 62278;

/// The database.
#[derive(Debug, Clone)]
pub struct Db {
    pools: Pools,
    /// Told of each commit that appended to the journal.
    committed: watch::Sender<()>,
    freshness: Arc<Freshness>,
}

/// Connections that read, and those that write. The ones that read are read-only to the database itself, too; whoever
/// waits for the one writer takes none of them.
#[derive(Debug, Clone)]
pub enum Pools {
    Sqlite { readers: SqlitePool, writer: SqlitePool },
    Postgres { readers: PgPool, writers: PgPool },
}

/// A connection that reads. Statements that change something need a `Writer`.
#[derive(Debug)]
pub enum Reader {
    Sqlite(Lent<Sqlite>),
    Postgres(Lent<Postgres>),
}

/// The transaction of the one writer, which reads as well. Dropped without a commit, it never was.
#[derive(Debug)]
pub struct Writer {
    transaction: Reader,
    /// What the entries of this transaction touch.
    touches: Vec<Touch>,
    committed: watch::Sender<()>,
    freshness: Arc<Freshness>,
}

/// A connection by itself, or in a transaction.
#[derive(Debug)]
pub enum Lent<DB: sqlx::Database> {
    Connection(PoolConnection<DB>),
    Transaction(Transaction<'static, DB>),
}

impl<DB: sqlx::Database> Lent<DB> {
    /// The connection itself.
    pub fn as_mut(&mut self) -> &mut DB::Connection {
        match self {
            Self::Connection(connection) => connection,
            Self::Transaction(transaction) => transaction,
        }
    }

    async fn commit(self) -> sqlx::Result<()> {
        match self {
            Self::Connection(_) => Ok(()),
            Self::Transaction(transaction) => transaction.commit().await,
        }
    }
}

impl Reader {
    /// What a statement that reads runs on, in the macros of `sql`.
    pub fn of(reader: &mut Self) -> &mut Self {
        #[cfg(test)]
        crate::storage::tests::statements::count();
        reader
    }

    async fn commit(self) -> sqlx::Result<()> {
        match self {
            Self::Sqlite(lent) => lent.commit().await,
            Self::Postgres(lent) => lent.commit().await,
        }
    }
}

impl Writer {
    /// What a statement that writes runs on, in the macros of `sql`.
    pub fn of(writer: &mut Self) -> &mut Reader {
        Reader::of(&mut writer.transaction)
    }

    /// Says that the journal goes on with this transaction.
    pub fn has_news(&mut self, touch: Touch) {
        self.touches.push(touch);
    }

    /// Makes what was written last; tells what it touched and wakes up whoever waits for news, if the journal went on.
    ///
    /// # Errors
    /// Only the database.
    pub async fn commit(self) -> crate::Result<()> {
        if self.touches.is_empty() {
            return Ok(self.transaction.commit().await?);
        }
        // A task of its own: what was committed is told, also when whoever asked for it hung up in the middle.
        let Self { transaction, touches, committed, freshness } = self;
        let committing = tokio::spawn(async move {
            transaction.commit().await?;
            freshness.touch(&touches);
            committed.send_replace(());
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

impl Db {
    /// Opens the database, created where it is missing, and runs the migrations that it has not seen.
    ///
    /// # Errors
    /// `SchemaNewer`, `SchemaReplaced`.
    pub async fn open(url: &str) -> crate::Result<Self> {
        Ok(Self::on(opening::up_to_date(url).await?))
    }

    /// Opens the database as it is: nothing is created, no migration runs.
    ///
    /// # Errors
    /// `NoForum`, `SchemaOlder`, `SchemaNewer`, `SchemaReplaced`.
    pub async fn open_existing(url: &str) -> crate::Result<Self> {
        Ok(Self::on(opening::existing(url).await?))
    }

    fn on(pools: Pools) -> Self {
        Self { pools, committed: watch::Sender::new(()), freshness: Arc::default() }
    }

    /// Wakes up at each commit that appended to the journal.
    pub fn committed(&self) -> watch::Receiver<()> {
        self.committed.subscribe()
    }

    /// How fresh the pages of visitors are.
    pub fn freshness(&self) -> &Freshness {
        &self.freshness
    }

    /// The connections, for those who look at them one by one.
    #[cfg(test)]
    pub fn pools(&self) -> &Pools {
        &self.pools
    }

    /// A connection that reads.
    pub async fn read(&self) -> sqlx::Result<Reader> {
        Ok(match &self.pools {
            Pools::Sqlite { readers, .. } => Reader::Sqlite(Lent::Connection(readers.acquire().await?)),
            Pools::Postgres { readers, .. } => Reader::Postgres(Lent::Connection(readers.acquire().await?)),
        })
    }

    /// A reader that sees everything as it is at one moment, while others go on writing.
    pub async fn snapshot(&self) -> sqlx::Result<Reader> {
        Ok(match &self.pools {
            Pools::Sqlite { readers, .. } => Reader::Sqlite(Lent::Transaction(readers.begin().await?)),
            Pools::Postgres { readers, .. } => {
                let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
                Reader::Postgres(Lent::Transaction(readers.begin_with(begin).await?))
            }
        })
    }

    /// The transaction of the one writer, once it is free.
    pub async fn write(&self) -> sqlx::Result<Writer> {
        let transaction = match &self.pools {
            Pools::Sqlite { writer, .. } => {
                Reader::Sqlite(Lent::Transaction(writer.begin_with("BEGIN IMMEDIATE").await?))
            }
            Pools::Postgres { writers, .. } => {
                let mut transaction = writers.begin().await?;
                sqlx::query("SELECT pg_advisory_xact_lock($1)").bind(WRITER_LOCK).execute(&mut *transaction).await?;
                Reader::Postgres(Lent::Transaction(transaction))
            }
        };
        let (committed, freshness) = (self.committed.clone(), self.freshness.clone());
        Ok(Writer { transaction, touches: Vec::new(), committed, freshness })
    }

    /// Closes all connections once they are handed back.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { readers, writer } => {
                readers.close().await;
                writer.close().await;
            }
            Pools::Postgres { readers, writers } => {
                readers.close().await;
                writers.close().await;
            }
        }
    }
}
