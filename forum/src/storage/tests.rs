//! Both databases have the same tables and columns, and SQLite keeps what it acknowledged.

use crate::{
    Clock, Error, Forum,
    storage::{Pools, Reader},
    testing::{MONDAY, World, both},
};
use sqlx::{ConnectOptions, Connection, migrate::Migrator};
use sqlx_postgres::PgConnection;
use sqlx_sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode};
use std::{collections::BTreeSet, str::FromStr};

type Columns = BTreeSet<(String, String)>;

async fn of_sqlite(conn: &mut Reader) -> Columns {
    let Reader::Sqlite(conn) = conn else { panic!("this is not SQLite") };
    // Of the full-text index, the tables that it makes for itself are left out.
    let rows: Vec<(String, String)> = sqlx::query_as(
        "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c
         WHERE t.type = 'table' AND t.name NOT LIKE 'search_index%' AND t.name NOT LIKE 'sqlite_%'
           AND t.name NOT LIKE '\\_sqlx%' ESCAPE '\\'",
    )
    .fetch_all(conn.as_mut())
    .await
    .unwrap();
    rows.into_iter().collect()
}

async fn of_postgres(conn: &mut Reader) -> Columns {
    let Reader::Postgres(conn) = conn else { panic!("this is not PostgreSQL") };
    // A generated column is an index, and each database has its own.
    let rows: Vec<(String, String)> = sqlx::query_as(
        "SELECT table_name::text, column_name::text FROM information_schema.columns
         WHERE table_schema = current_schema() AND is_generated = 'NEVER' AND table_name NOT LIKE '\\_sqlx%'",
    )
    .fetch_all(conn.as_mut())
    .await
    .unwrap();
    rows.into_iter().collect()
}

#[tokio::test]
async fn both_databases_have_the_same_tables_and_columns() {
    let (sqlite, Some(postgres)) = (World::sqlite().await, World::postgres().await) else { return };
    let (ours, theirs) = (of_sqlite(&mut sqlite.read().await).await, of_postgres(&mut postgres.read().await).await);
    assert!(ours.len() > 100, "only {} columns were compared", ours.len());
    assert_eq!(ours.difference(&theirs).collect::<Vec<_>>(), Vec::<&(String, String)>::new(), "only on SQLite");
    assert_eq!(theirs.difference(&ours).collect::<Vec<_>>(), Vec::<&(String, String)>::new(), "only on PostgreSQL");
}

both! {
    async fn a_reader_changes_nothing(world) {
        let change = "DELETE FROM drafts";
        for mut reader in [world.read().await, world.forum.db.snapshot().await.unwrap()] {
            let refused = match &mut reader {
                Reader::Sqlite(conn) => sqlx::query(change).execute(conn.as_mut()).await.is_err(),
                Reader::Postgres(conn) => sqlx::query(change).execute(conn.as_mut()).await.is_err(),
            };
            assert!(refused);
        }
        assert!(execute!(&mut world.forum.db.write().await.unwrap(), change).is_ok());
    }
}

#[tokio::test]
async fn sqlite_has_written_a_commit_to_the_disk_before_it_says_so() {
    let world = World::sqlite().await;
    let Pools::Sqlite { readers, writer } = world.forum.db.pools() else { panic!("this is not SQLite") };
    for pool in [readers, writer] {
        // All connections at once, or the same one would be asked again.
        let mut connections = Vec::new();
        for _ in 0..pool.options().get_max_connections() {
            connections.push(pool.acquire().await.unwrap());
        }
        for connection in &mut connections {
            let (synchronous, foreign_keys, journal): (i64, i64, String) = sqlx::query_as(
                "SELECT s.synchronous, f.foreign_keys, j.journal_mode
                 FROM pragma_synchronous s, pragma_foreign_keys f, pragma_journal_mode j",
            )
            .fetch_one(&mut **connection)
            .await
            .unwrap();
            assert_eq!((synchronous, foreign_keys, journal.as_str()), (2, 1, "wal"));
        }
    }
}

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
