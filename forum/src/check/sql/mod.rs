//! Looking for damage: asking the questions, and what the database itself finds.

mod questions;
mod words;

pub use questions::{QUESTIONS, Question};

use crate::storage::{Reader, create_for_owner};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};
use sqlx_sqlite::{SqliteConnectOptions, SqliteJournalMode};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// The ids of what is wrong; a hundred at most.
pub async fn ask(conn: &mut Reader, question: &Question) -> sqlx::Result<Vec<i64>> {
    let sql = format!("SELECT id FROM ({}) AS wrong ORDER BY id LIMIT 100", question.sql());
    let rows = fetch_all!(conn, (i64,), AssertSqlSafe(sql.clone()))?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Whether the full-text index of SQLite tells the same as the documents that it was made from. The index checks itself by a write
/// that changes nothing, so it is asked in a copy beside the database: nobody who writes waits for it. What PostgreSQL searches is
/// a column of the documents.
pub async fn search_index(conn: &mut Reader) -> sqlx::Result<Option<String>> {
    let Reader::Sqlite(conn) = conn else { return Ok(None) };
    let main = "SELECT file FROM pragma_database_list WHERE name = 'main'";
    let (database,): (String,) = sqlx::query_as(main).fetch_one(conn.as_mut()).await?;
    let copy = PathBuf::from(format!("{database}.checked"));
    // One that a check which broke off left behind.
    let _ = fs::remove_file(&copy);
    create_for_owner(&copy)?;
    sqlx::query("VACUUM INTO $1").bind(copy.to_string_lossy().into_owned()).execute(conn.as_mut()).await?;
    let found = index_of(&copy).await;
    fs::remove_file(&copy)?;
    found
}

async fn index_of(database: &Path) -> sqlx::Result<Option<String>> {
    // A copy that nobody else has, and that is thrown away: it needs no log.
    let options = SqliteConnectOptions::new().filename(database).journal_mode(SqliteJournalMode::Off);
    let mut conn = options.connect().await?;
    let check = "INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)";
    let found = match sqlx::query(check).execute(&mut conn).await {
        Ok(_) => Ok(None),
        // SQLITE_CORRUPT_VTAB: the words for it differ with what is wrong.
        Err(sqlx::Error::Database(error)) if error.code().as_deref() == Some("267") => {
            Ok(Some("the search index does not tell the same as its documents".to_owned()))
        }
        Err(error) => Err(error),
    };
    conn.close().await?;
    found
}

/// What the database itself finds. PostgreSQL keeps its references and checksums whole all the time.
pub async fn engine(conn: &mut Reader) -> sqlx::Result<Vec<String>> {
    let Reader::Sqlite(conn) = conn else { return Ok(Vec::new()) };
    // The index keeps what it knows of its own structure until it is asked something; the check alone would compare what
    // this connection saw earlier with what others wrote since, and call it damage.
    let _: Vec<(i64,)> = sqlx::query_as("SELECT rowid FROM search_index LIMIT 1").fetch_all(conn.as_mut()).await?;
    let integrity: Vec<(String,)> = sqlx::query_as("PRAGMA integrity_check").fetch_all(conn.as_mut()).await?;
    let mut found: Vec<String> = integrity.into_iter().map(|(line,)| line).filter(|line| line != "ok").collect();
    let dangling: Vec<(String,)> =
        sqlx::query_as("SELECT \"table\" || ' refers to nothing in ' || \"parent\" FROM pragma_foreign_key_check")
            .fetch_all(conn.as_mut())
            .await?;
    found.extend(dangling.into_iter().map(|(line,)| line));
    Ok(found)
}
