//! Looking for damage: asking the questions, and what the database itself finds.

mod questions;
mod words;

pub use questions::{QUESTIONS, Question};

use crate::storage::{Reader, Writer};
use sqlx::AssertSqlSafe;

/// The ids of what is wrong; a hundred at most.
pub async fn ask(conn: &mut Reader, question: &Question) -> sqlx::Result<Vec<i64>> {
    let sql = format!("SELECT id FROM ({}) AS wrong ORDER BY id LIMIT 100", question.sql());
    let rows = fetch_all!(conn, (i64,), AssertSqlSafe(sql.clone()))?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Whether the full-text index of SQLite tells the same as the documents that it was made from. The index
/// checks itself by a write that changes nothing; what `PostgreSQL` searches is a column of the documents.
pub async fn search_index(conn: &mut Writer) -> sqlx::Result<Option<String>> {
    let Reader::Sqlite(conn) = Writer::of(conn) else { return Ok(None) };
    let check = "INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)";
    match sqlx::query(check).execute(conn.as_mut()).await {
        Ok(_) => Ok(None),
        // SQLITE_CORRUPT_VTAB: the words for it differ with what is wrong.
        Err(sqlx::Error::Database(error)) if error.code().as_deref() == Some("267") => {
            Ok(Some("the search index does not tell the same as its documents".to_owned()))
        }
        Err(error) => Err(error),
    }
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
