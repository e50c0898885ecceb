//! The databases that fresh forums are copies of.

use crate::{address, unique};
use sha2::{Digest, Sha256};
use sqlx::{AssertSqlSafe, Connection, migrate::Migrator};
use sqlx_postgres::PgConnection;
use sqlx_sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode};
use std::{
    fmt::Write,
    path::{Path, PathBuf},
};

/// Two tests that find no template must not both make it: "naast" on a phone keypad, and one.
const LOCK: i64 = 62_279;

/// A file of SQLite on which all migrations ran.
pub async fn sqlite() -> PathBuf {
    let (migrator, digest) = migrations("sqlite").await;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/templates");
    let template = folder.join(format!("{digest}.db"));
    if !template.exists() {
        std::fs::create_dir_all(&folder).expect("a folder for templates");
        // Made under a name of its own: another test may be making it, too, and the last one to rename it wins.
        let made = folder.join(unique("made"));
        let options =
            SqliteConnectOptions::new().filename(&made).create_if_missing(true).journal_mode(SqliteJournalMode::Wal);
        let mut database = SqliteConnection::connect_with(&options).await.expect("a file of SQLite");
        migrator.run(&mut database).await.expect("the migrations run");
        database.close().await.expect("it is one file");
        std::fs::rename(made, &template).expect("the template gets its name");
    }
    template
}

/// The name of a database in this cluster on which all migrations ran.
pub async fn postgres(cluster: &str) -> String {
    let (migrator, digest) = migrations("postgres").await;
    let template = format!("template_{digest}");
    let mut conn = PgConnection::connect(cluster).await.expect("the cluster answers");
    let run = async |conn: &mut PgConnection, sql: String| sqlx::query(AssertSqlSafe(sql)).execute(conn).await;
    // Closing the connection gives the lock back.
    run(&mut conn, format!("SELECT pg_advisory_lock({LOCK})")).await.expect("the lock");
    let found = run(&mut conn, format!("SELECT 1 FROM pg_database WHERE datname = '{template}'")).await;
    if found.expect("the list of databases").rows_affected() == 0 {
        let made = unique("made");
        run(&mut conn, format!("CREATE DATABASE {made}")).await.expect("a database can be made");
        let mut database = PgConnection::connect(&address(cluster, &made)).await.expect("it answers");
        migrator.run(&mut database).await.expect("the migrations run");
        database.close().await.expect("nobody is in the template");
        run(&mut conn, format!("ALTER DATABASE {made} RENAME TO {template}")).await.expect("it gets its name");
    }
    conn.close().await.expect("the lock is given back");
    template
}

/// The migrations of this database, and a digest of them.
async fn migrations(database: &str) -> (Migrator, String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../forum/migrations").join(database);
    let migrator = Migrator::new(folder).await.expect("the migrations can be read");
    let mut digest = Sha256::new();
    migrator.iter().for_each(|migration| digest.update(&migration.checksum));
    let mut letters = String::new();
    for byte in &digest.finalize()[..8] {
        write!(letters, "{byte:02x}").expect("a string takes everything");
    }
    (migrator, letters)
}
