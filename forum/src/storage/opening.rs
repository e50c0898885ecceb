//! Opening a database, of either kind: the settings of its connections, and its migrations.

use crate::{Error, storage::db::Pools};
use sqlx::{
    Connection,
    migrate::{Migrate, MigrateError, Migrator},
};
use sqlx_postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx_sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use std::{fs::OpenOptions, path::Path, str::FromStr, time::Duration};

/// How long a writer waits for the one before it.
const WAIT: Duration = Duration::from_secs(20);
static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

/// The connections to a database, created where it is missing, after the migrations that it has not seen.
pub async fn up_to_date(url: &str) -> crate::Result<Pools> {
    if is_postgres(url) {
        let migrating = postgres_migrating(url).await?;
        may_be_updated(&POSTGRES, &mut *migrating.acquire().await?).await?;
        POSTGRES.run(&migrating).await?;
        migrating.close().await;
        return Ok(Pools::Postgres { readers: postgres_readers(url).await?, writers: postgres_writers(url).await? });
    }
    let options = sqlite_options(url)?;
    create_for_owner(options.get_filename())?;
    let writer = sqlite_writer(options.clone().create_if_missing(true)).await?;
    may_be_updated(&SQLITE, &mut *writer.acquire().await?).await?;
    SQLITE.run(&writer).await?;
    Ok(Pools::Sqlite { readers: sqlite_readers(options).await?, writer })
}

/// The connections to a database that is there and current.
pub async fn existing(url: &str) -> crate::Result<Pools> {
    if is_postgres(url) {
        let readers = postgres_readers(url).await?;
        must_be_current(&POSTGRES, &mut *readers.acquire().await?).await?;
        return Ok(Pools::Postgres { readers, writers: postgres_writers(url).await? });
    }
    let options = sqlite_options(url)?;
    if !options.get_filename().exists() {
        return Err(Error::NoForum);
    }
    let readers = sqlite_readers(options.clone()).await?;
    must_be_current(&SQLITE, &mut *readers.acquire().await?).await?;
    Ok(Pools::Sqlite { readers, writer: sqlite_writer(options).await? })
}

/// Creates the file of a database where it is missing. Only its owner may read it, and the files that SQLite puts beside it: it
/// holds e-mail addresses and the hashes of passwords.
pub fn create_for_owner(file: &Path) -> sqlx::Result<()> {
    let in_a_folder = file.parent().is_some_and(|folder| folder.as_os_str().is_empty() || folder.is_dir());
    if file.exists() || !in_a_folder || file.to_string_lossy().contains(":memory:") {
        return Ok(());
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file).map_err(sqlx::Error::Io)?;
    Ok(())
}

fn is_postgres(url: &str) -> bool {
    url.starts_with("postgres")
}

/// How long PostgreSQL lets something last, in milliseconds: waiting for a lock, a statement, and a transaction in which nothing
/// happens, as when its server stands still. So whoever is stuck stops nobody for ever. And no statement is compiled (JIT), as that
/// takes longer than running it. What the address says itself (`options=-c lock_timeout=…`) stays.
const OPTIONS: [(&str, &str); 4] = [
    ("lock_timeout", "10000"),
    ("statement_timeout", "60000"),
    ("idle_in_transaction_session_timeout", "60000"),
    ("jit", "off"),
];

fn postgres_options(url: &str) -> sqlx::Result<PgConnectOptions> {
    let options = PgConnectOptions::from_str(url)?;
    let said = options.get_options().unwrap_or_default().to_owned();
    Ok(options.options(OPTIONS.into_iter().filter(|(option, _)| !said.contains(option))))
}

async fn postgres_readers(url: &str) -> sqlx::Result<PgPool> {
    let options = postgres_options(url)?.options([("default_transaction_read_only", "on")]);
    PgPoolOptions::new().max_connections(16).acquire_timeout(WAIT).connect_with(options).await
}

async fn postgres_writers(url: &str) -> sqlx::Result<PgPool> {
    PgPoolOptions::new().max_connections(16).acquire_timeout(WAIT).connect_with(postgres_options(url)?).await
}

/// Without limits: a migration that makes an index of many rows takes its time.
async fn postgres_migrating(url: &str) -> sqlx::Result<PgPool> {
    PgPoolOptions::new().max_connections(1).acquire_timeout(WAIT).connect(url).await
}

fn sqlite_options(url: &str) -> sqlx::Result<SqliteConnectOptions> {
    Ok(SqliteConnectOptions::from_str(url)?
        .create_if_missing(false)
        .journal_mode(SqliteJournalMode::Wal)
        // What the one writer changes where it writes a log.
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(WAIT))
}

/// Connections to a file: they do not break off, so they are neither tried before each use nor made anew now and then. But where
/// SQLite itself ended a transaction, as it does when the disk is full, the driver takes it for open ever after: such a connection
/// is closed, and another one made.
fn sqlite_pool(connections: u32) -> SqlitePoolOptions {
    let pool = SqlitePoolOptions::new().max_connections(connections).acquire_timeout(WAIT);
    let pool = pool.after_release(|conn, _| {
        Box::pin(async move {
            // A rollback may be on its way: whoever answers this has done it.
            if conn.is_in_transaction() {
                conn.ping().await?;
            }
            Ok(!conn.is_in_transaction())
        })
    });
    pool.test_before_acquire(false).idle_timeout(None).max_lifetime(None)
}

/// The one writer. Its commits are brought to the disk by `GroupCommit`, so it does not wait for that itself; where the file
/// system takes no log it does, as nobody else would.
async fn sqlite_writer(options: SqliteConnectOptions) -> sqlx::Result<SqlitePool> {
    let pool = sqlite_pool(1).after_connect(|conn, _| {
        Box::pin(async move {
            let (journal,): (String,) = sqlx::query_as("PRAGMA journal_mode").fetch_one(&mut *conn).await?;
            if journal == "wal" {
                sqlx::query("PRAGMA synchronous = NORMAL").execute(conn).await?;
            }
            Ok(())
        })
    });
    pool.connect_with(options).await
}

async fn sqlite_readers(options: SqliteConnectOptions) -> sqlx::Result<SqlitePool> {
    sqlite_pool(8).connect_with(options.read_only(true)).await
}

/// Refuses a database whose tables this program cannot bring up to date, before anything is changed.
async fn may_be_updated(migrator: &Migrator, conn: &mut impl Migrate) -> crate::Result<()> {
    match must_be_current(migrator, conn).await {
        Err(Error::NoForum | Error::SchemaOlder) => Ok(()),
        judged => judged,
    }
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
    let is_ours = |version: i64, checksum: &[u8]| {
        migrator.iter().all(|ours| ours.version != version || *ours.checksum == *checksum)
    };
    if !applied.iter().all(|applied| is_ours(applied.version, &applied.checksum)) {
        return Err(Error::SchemaReplaced);
    }
    if applied.iter().any(|applied| !migrator.version_exists(applied.version)) {
        return Err(Error::SchemaNewer);
    }
    if migrator.iter().any(|ours| applied.iter().all(|applied| applied.version != ours.version)) {
        return Err(Error::SchemaOlder);
    }
    Ok(())
}
