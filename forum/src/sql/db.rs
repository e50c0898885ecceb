//! The two databases behind one type. There is one writer at a time on both: `BEGIN IMMEDIATE` on SQLite,
//! an advisory lock on PostgreSQL. So a use case may read, judge and write without anything changing in
//! between, and journal entries are numbered in the order of their commits.

use crate::Error;
use sqlx::{
    Transaction,
    migrate::{Migrate, MigrateError, Migrator},
    pool::PoolConnection,
};
use sqlx_postgres::{PgPool, PgPoolOptions, Postgres};
use sqlx_sqlite::{Sqlite, SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use std::{str::FromStr, time::Duration};

/// How long a writer waits for the one before it.
const WAIT: Duration = Duration::from_secs(20);
/// The number of the advisory lock that writers take on PostgreSQL: "naast" on a phone keypad.
const WRITER_LOCK: i64 = 62278;

static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

fn is_postgres(url: &str) -> bool {
    url.starts_with("postgres")
}

async fn postgres_pool(url: &str) -> sqlx::Result<PgPool> {
    PgPoolOptions::new().max_connections(16).acquire_timeout(WAIT).connect(url).await
}

fn sqlite_options(url: &str) -> sqlx::Result<SqliteConnectOptions> {
    Ok(SqliteConnectOptions::from_str(url)?
        .create_if_missing(false)
        .journal_mode(SqliteJournalMode::Wal)
        // A commit is on the disk before it is acknowledged.
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(WAIT))
}

async fn sqlite_writer(options: SqliteConnectOptions) -> sqlx::Result<SqlitePool> {
    SqlitePoolOptions::new().max_connections(1).acquire_timeout(WAIT).connect_with(options).await
}

async fn sqlite_readers(options: SqliteConnectOptions) -> sqlx::Result<SqlitePool> {
    SqlitePoolOptions::new().max_connections(8).acquire_timeout(WAIT).connect_with(options.read_only(true)).await
}

/// Refuses a database in which other migrations ran than the ones that this program has.
async fn must_be_current(migrator: &Migrator, conn: &mut impl Migrate) -> crate::Result<()> {
    let applied = match conn.list_applied_migrations(&migrator.table_name).await {
        Ok(applied) if applied.is_empty() => return Err(Error::NoForum),
        Ok(applied) => applied,
        // The table of migrations is missing.
        Err(MigrateError::Execute(sqlx::Error::Database(_))) => return Err(Error::NoForum),
        Err(other) => return Err(other.into()),
    };
    if applied.iter().any(|applied| !migrator.version_exists(applied.version)) {
        return Err(Error::SchemaNewer);
    }
    if migrator.iter().any(|ours| applied.iter().all(|applied| applied.version != ours.version)) {
        return Err(Error::SchemaOlder);
    }
    Ok(())
}

/// The database.
#[derive(Debug, Clone)]
pub enum Db {
    /// SQLite: many readers, one writer.
    Sqlite {
        readers: SqlitePool,
        writer: SqlitePool,
    },
    Postgres(PgPool),
}

/// One connection or transaction, lent by `Db`.
#[derive(Debug)]
pub enum Conn {
    Sqlite(Lent<Sqlite>),
    Postgres(Lent<Postgres>),
}

/// A connection for reading, or a transaction for writing.
#[derive(Debug)]
pub enum Lent<DB: sqlx::Database> {
    Reading(PoolConnection<DB>),
    Writing(Transaction<'static, DB>),
}

impl<DB: sqlx::Database> Lent<DB> {
    /// The connection itself.
    pub fn as_mut(&mut self) -> &mut DB::Connection {
        match self {
            Self::Reading(connection) => connection,
            Self::Writing(transaction) => transaction,
        }
    }

    async fn commit(self) -> sqlx::Result<()> {
        match self {
            Self::Reading(_) => Ok(()),
            Self::Writing(transaction) => transaction.commit().await,
        }
    }
}

impl Conn {
    /// Makes what was written last.
    pub async fn commit(self) -> sqlx::Result<()> {
        match self {
            Self::Sqlite(conn) => conn.commit().await,
            Self::Postgres(conn) => conn.commit().await,
        }
    }
}

impl Db {
    /// Opens the database, created where it is missing, and runs the migrations that it has not seen.
    pub async fn open(url: &str) -> crate::Result<Self> {
        if is_postgres(url) {
            let pool = postgres_pool(url).await?;
            POSTGRES.run(&pool).await?;
            return Ok(Self::Postgres(pool));
        }
        let options = sqlite_options(url)?;
        let writer = sqlite_writer(options.clone().create_if_missing(true)).await?;
        SQLITE.run(&writer).await?;
        Ok(Self::Sqlite { readers: sqlite_readers(options).await?, writer })
    }

    /// Opens the database as it is: nothing is created, no migration runs.
    ///
    /// # Errors
    /// `NoForum`, `SchemaOlder`, `SchemaNewer`.
    pub async fn open_existing(url: &str) -> crate::Result<Self> {
        if is_postgres(url) {
            let pool = postgres_pool(url).await?;
            must_be_current(&POSTGRES, &mut *pool.acquire().await?).await?;
            return Ok(Self::Postgres(pool));
        }
        let options = sqlite_options(url)?;
        if !options.get_filename().exists() {
            return Err(Error::NoForum);
        }
        let readers = sqlite_readers(options.clone()).await?;
        must_be_current(&SQLITE, &mut *readers.acquire().await?).await?;
        Ok(Self::Sqlite { readers, writer: sqlite_writer(options).await? })
    }

    /// A connection for reading.
    pub async fn read(&self) -> sqlx::Result<Conn> {
        Ok(match self {
            Self::Sqlite { readers, .. } => Conn::Sqlite(Lent::Reading(readers.acquire().await?)),
            Self::Postgres(pool) => Conn::Postgres(Lent::Reading(pool.acquire().await?)),
        })
    }

    /// A transaction that reads everything as it is at one moment, while others go on writing.
    pub async fn snapshot(&self) -> sqlx::Result<Conn> {
        Ok(match self {
            Self::Sqlite { readers, .. } => Conn::Sqlite(Lent::Writing(readers.begin().await?)),
            Self::Postgres(pool) => {
                let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
                Conn::Postgres(Lent::Writing(pool.begin_with(begin).await?))
            }
        })
    }

    /// A transaction of the one writer; dropped without a commit, it never was.
    pub async fn write(&self) -> sqlx::Result<Conn> {
        Ok(match self {
            Self::Sqlite { writer, .. } => Conn::Sqlite(Lent::Writing(writer.begin_with("BEGIN IMMEDIATE").await?)),
            Self::Postgres(pool) => {
                let mut transaction = pool.begin().await?;
                sqlx::query("SELECT pg_advisory_xact_lock($1)").bind(WRITER_LOCK).execute(&mut *transaction).await?;
                Conn::Postgres(Lent::Writing(transaction))
            }
        })
    }

    /// Closes all connections once they are handed back.
    pub async fn close(&self) {
        match self {
            Self::Sqlite { readers, writer } => {
                readers.close().await;
                writer.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}
