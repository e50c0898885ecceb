//! The two databases behind one type. What a use case reads, judges and writes does not change in between: SQLite has one
//! writer at a time (`BEGIN IMMEDIATE`), on PostgreSQL whoever writes locks what they write to (`Scope`). On both, journal entries are
//! numbered in the order of their commits.

use crate::storage::{
    freshness::Freshness,
    glance::Glance,
    group_commit::{Epoch, GroupCommit},
    opening,
    postgres_log::PostgresLog,
    scope::Scope,
    wal::Wal,
    writer::Writer,
};
use sqlx::{Transaction, pool::PoolConnection};
use sqlx_postgres::{PgConnectOptions, PgPool, Postgres};
use sqlx_sqlite::{Sqlite, SqlitePool};
use std::sync::Arc;
use tokio::sync::watch;

/// The database.
#[derive(Debug, Clone)]
pub struct Db {
    pools: Pools,
    /// Told of each commit that appended to the journal.
    committed: watch::Sender<()>,
    freshness: Arc<Freshness>,
    /// The same, of what can be read already, on the disk or not yet.
    readable: Arc<Freshness>,
    /// Filled in what one request has of it.
    glance: Option<Glance>,
    /// Brings commits to the disk.
    log: Arc<GroupCommit>,
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

    /// Ends the transaction that it is; what it wrote may not be on the disk.
    pub(super) async fn commit(self) -> sqlx::Result<()> {
        match self {
            Self::Sqlite(lent) => lent.commit().await,
            Self::Postgres(lent) => lent.commit().await,
        }
    }
}

impl Db {
    /// Opens the database, created where it is missing, and runs the migrations that it has not seen.
    ///
    /// # Errors
    /// `SchemaNewer`, `SchemaReplaced`.
    pub async fn open(url: &str) -> crate::Result<Self> {
        Self::on(opening::up_to_date(url).await?).await
    }

    /// Opens the database as it is: nothing is created, no migration runs.
    ///
    /// # Errors
    /// `NoForum`, `SchemaOlder`, `SchemaNewer`, `SchemaReplaced`.
    pub async fn open_existing(url: &str) -> crate::Result<Self> {
        Self::on(opening::existing(url).await?).await
    }

    async fn on(pools: Pools) -> crate::Result<Self> {
        let log = match &pools {
            Pools::Sqlite { writer, .. } => GroupCommit::of(Wal::of(writer).await?),
            Pools::Postgres { writers, .. } => {
                GroupCommit::of(PostgresLog::of(PgConnectOptions::clone(&writers.connect_options())))
            }
        };
        let (freshness, readable) = (Arc::default(), Arc::default());
        Ok(Self { pools, committed: watch::Sender::new(()), freshness, readable, glance: None, log })
    }

    /// The same for one request, which looks at the journal once.
    pub fn for_request(&self) -> Self {
        Self { glance: Some(Glance::default()), ..self.clone() }
    }

    /// What this request saw of the journal.
    pub const fn glance(&self) -> Option<&Glance> {
        self.glance.as_ref()
    }

    /// The same with another log, for those who hold it or let it fail.
    #[cfg(test)]
    pub fn with_log(self, log: Arc<GroupCommit>) -> Self {
        Self { log, ..self }
    }

    /// What whoever is going to wait with `flushed` begins with, before they read.
    ///
    /// # Errors
    /// `Io` after commits could not be brought to the disk.
    pub async fn epoch(&self) -> sqlx::Result<Epoch> {
        self.log.epoch().await
    }

    /// Waits until whatever was read since then is on the disk: a commit can be read a moment before.
    ///
    /// # Errors
    /// When it may be lost.
    pub async fn flushed(&self, since: Epoch) -> sqlx::Result<()> {
        self.log.flushed(since).await
    }

    /// Wakes up at each commit that appended to the journal.
    pub fn committed(&self) -> watch::Receiver<()> {
        self.committed.subscribe()
    }

    /// How fresh the pages of visitors are.
    pub fn freshness(&self) -> &Freshness {
        &self.freshness
    }

    /// How fresh what is read of the database is; it is told by reading the journal, and waits for no disk.
    pub fn readable(&self) -> &Freshness {
        &self.readable
    }

    /// How many connections are in use, and how many there may be, by what they do.
    pub fn connections(&self) -> [(&'static str, u32, u32); 2] {
        fn of<DB: sqlx::Database>(name: &'static str, pool: &sqlx::Pool<DB>) -> (&'static str, u32, u32) {
            let idle = u32::try_from(pool.num_idle()).unwrap_or(u32::MAX);
            (name, pool.size().saturating_sub(idle), pool.options().get_max_connections())
        }
        match &self.pools {
            Pools::Sqlite { readers, writer } => [of("readers", readers), of("writers", writer)],
            Pools::Postgres { readers, writers } => [of("readers", readers), of("writers", writers)],
        }
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
                let mut transaction = readers.begin_with(begin).await?;
                // Reading a whole table takes its time.
                sqlx::query("SET LOCAL statement_timeout = 0").execute(&mut *transaction).await?;
                Reader::Postgres(Lent::Transaction(transaction))
            }
        })
    }

    /// A transaction that writes to anything, once nobody else writes.
    ///
    /// # Errors
    /// As `write_to`.
    pub async fn write(&self) -> sqlx::Result<Writer> {
        self.write_to(Scope::Forum).await
    }

    /// A transaction that writes to this and to nothing else, once nobody else does.
    ///
    /// # Errors
    /// `Io` after commits could not be brought to the disk; when somebody else writes for too long.
    pub async fn write_to(&self, scope: Scope) -> sqlx::Result<Writer> {
        if let Some(glance) = &self.glance {
            glance.wrote();
        }
        let epoch = self.log.epoch().await?;
        let transaction = match &self.pools {
            Pools::Sqlite { writer, .. } => {
                Reader::Sqlite(Lent::Transaction(writer.begin_with("BEGIN IMMEDIATE").await?))
            }
            Pools::Postgres { writers, .. } => {
                let mut transaction = writers.begin().await?;
                scope.lock(&mut transaction).await?;
                Reader::Postgres(Lent::Transaction(transaction))
            }
        };
        let (committed, freshness, log) = (self.committed.clone(), self.freshness.clone(), self.log.clone());
        // Whoever has the forum to themselves, or the one writer of SQLite, appends to the journal alone.
        let appends_alone = scope == Scope::Forum || matches!(transaction, Reader::Sqlite(_));
        Ok(Writer { transaction, appends_alone, touches: Vec::new(), committed, freshness, log, epoch })
    }

    /// Closes all connections once they are handed back. After the disk failed those to SQLite are left open, as by a crash:
    /// closing the last one would copy the log into the database, while whoever opens it next reads only as much of the log
    /// as its checksums say is whole.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { .. } if self.log.has_failed() => std::mem::forget(self.pools.clone()),
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
