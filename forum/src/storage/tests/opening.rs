//! A database is brought up to date where that was asked for, and refused in one sentence otherwise.

use crate::{Clock, Error, Forum, testing::MONDAY};
use sqlx::{ConnectOptions, Connection, migrate::Migrator};
use sqlx_postgres::PgConnection;
use sqlx_sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode};
use std::str::FromStr;

/// Opens a database at this address that has all migrations but the last, as the version before left it.
async fn opens_only_when_it_is_current(url: &str, versions: impl AsyncFn(&str) -> Vec<i64>) {
    let existing = async || Forum::open_existing(url, Clock::fixed(MONDAY)).await;
    let before = versions(url).await;
    assert!(matches!(existing().await, Err(Error::SchemaOlder)));
    assert!(matches!(Forum::open_or_create(url, Clock::fixed(MONDAY)).await, Err(Error::SchemaOlder)));
    assert_eq!(versions(url).await, before, "nothing was changed");
    let forum = Forum::open(url, Clock::fixed(MONDAY)).await.unwrap();
    assert_eq!(versions(url).await.len(), before.len() + 1);
    existing().await.unwrap();
    let mut conn = forum.db.write().await.unwrap();
    execute!(&mut conn, "UPDATE _sqlx_migrations SET version = 9999 WHERE version = $1", before.last().unwrap() + 1)
        .unwrap();
    conn.commit().await.unwrap();
    assert!(matches!(existing().await, Err(Error::SchemaNewer)));
}

/// These migrations without the last.
fn older(all: &Migrator) -> Migrator {
    let mut migrations = all.migrations.to_vec();
    migrations.pop();
    Migrator { migrations: migrations.into(), ..Migrator::DEFAULT }
}

const VERSIONS: &str = "SELECT version FROM _sqlx_migrations ORDER BY version";

#[tokio::test]
async fn an_older_file_of_sqlite_waits_for_a_migration() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("older.db").display());
    let options = SqliteConnectOptions::from_str(&url).unwrap().create_if_missing(true);
    let options = options.journal_mode(SqliteJournalMode::Wal);
    let mut conn = options.connect().await.unwrap();
    older(&sqlx::migrate!("migrations/sqlite")).run(&mut conn).await.unwrap();
    conn.close().await.unwrap();
    let versions = async |url: &str| {
        let mut conn = SqliteConnection::connect(url).await.unwrap();
        sqlx::query_scalar(VERSIONS).fetch_all(&mut conn).await.unwrap()
    };
    opens_only_when_it_is_current(&url, versions).await;
}

#[tokio::test]
async fn an_older_schema_of_postgresql_waits_for_a_migration() {
    let Some(url) = naast_tests::postgres().await else { return };
    let mut conn = PgConnection::connect(&url).await.unwrap();
    older(&sqlx::migrate!("migrations/postgres")).run(&mut conn).await.unwrap();
    conn.close().await.unwrap();
    let versions = async |url: &str| {
        let mut conn = PgConnection::connect(url).await.unwrap();
        sqlx::query_scalar(VERSIONS).fetch_all(&mut conn).await.unwrap()
    };
    opens_only_when_it_is_current(&url, versions).await;
}
