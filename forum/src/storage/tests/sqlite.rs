//! What the schema of SQLite says, one line for each fact, in the words of `alike`.

use super::alike::{Facts, canonical};
use crate::storage::Reader;

/// Tables, without those of the migrations and those that the full-text index makes for itself.
const TABLES: &str = "tables AS (
    SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search_index%'
       AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_sqlx%' ESCAPE '\\'
)";

/// An INTEGER that is the primary key is the number of the row: SQLite gives it, and it is never missing.
const COLUMNS: &str = "
    SELECT t.name || '.' || c.name || ': '
        || CASE upper(c.type) WHEN 'INTEGER' THEN 'number' WHEN 'BIGINT' THEN 'number' WHEN 'TEXT' THEN 'text'
           WHEN 'BOOLEAN' THEN 'flag' ELSE c.type END
        || CASE WHEN c.type = 'INTEGER' AND c.pk = 1 THEN ', never missing, given by the database'
           WHEN c.\"notnull\" THEN ', never missing' ELSE '' END
        || COALESCE(', otherwise ' || c.dflt_value, '')
    FROM tables t, pragma_table_info(t.name) c";

const PRIMARY_KEYS: &str = "
    SELECT t.name || ': primary key '
        || (SELECT group_concat(c.name, ', ' ORDER BY c.pk) FROM pragma_table_info(t.name) c WHERE c.pk > 0)
    FROM tables t";

/// `UNIQUE` within a table; unique indexes with a name are among the indexes.
const UNIQUES: &str = "
    SELECT t.name || ': unique '
        || (SELECT group_concat(c.name, ', ' ORDER BY c.seqno) FROM pragma_index_info(i.name) c)
    FROM tables t, pragma_index_list(t.name) i WHERE i.origin = 'u'";

const REFERENCES: &str = "
    SELECT t.name || ': ' || group_concat(f.\"from\", ', ' ORDER BY f.seq) || ' refers to ' || f.\"table\" || ' '
        || group_concat(f.\"to\", ', ' ORDER BY f.seq)
        || ', on update ' || lower(f.on_update) || ', on delete ' || lower(f.on_delete)
    FROM tables t, pragma_foreign_key_list(t.name) f GROUP BY t.name, f.id";

const INDEXES: &str = "
    SELECT t.name, CASE WHEN i.\"unique\" THEN 'unique index ' ELSE 'index ' END || i.name, s.sql
    FROM tables t, pragma_index_list(t.name) i JOIN sqlite_schema s ON s.name = i.name AND s.type = 'index'
    WHERE i.origin = 'c'";

/// All that is compared.
pub async fn facts(conn: &mut Reader) -> Facts {
    let mut facts = Facts::new();
    for fact in [COLUMNS, PRIMARY_KEYS, UNIQUES, REFERENCES] {
        facts.extend(ask::<(String,)>(conn, fact).await.into_iter().map(|(line,)| canonical(&line)));
    }
    for (table, index, sql) in ask::<(String, String, String)>(conn, INDEXES).await {
        let sql = uncommented(&sql);
        let (_, on) = sql.split_once(&format!(" ON {table} ")).expect("an index is on its table");
        facts.insert(canonical(&format!("{table}: {index} {on}")));
    }
    for (table, sql) in ask::<(String, String)>(conn, "SELECT name, sql FROM tables").await {
        facts.extend(checks(&uncommented(&sql)).map(|check| canonical(&format!("{table}: check {check}"))));
    }
    facts
}

async fn ask<R>(conn: &mut Reader, sql: &str) -> Vec<R>
where
    R: for<'r> sqlx::FromRow<'r, sqlx_sqlite::SqliteRow> + Send + Unpin,
{
    let Reader::Sqlite(conn) = conn else { panic!("this is not SQLite") };
    let sql = sqlx::AssertSqlSafe(format!("WITH {TABLES} {sql}"));
    sqlx::query_as(sql).fetch_all(conn.as_mut()).await.unwrap()
}

/// The statement on one line.
fn uncommented(sql: &str) -> String {
    let lines = sql.lines().map(|line| line.split_once("--").map_or(line, |(code, _)| code));
    lines.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

/// What stands between the parentheses of each `CHECK`.
fn checks(sql: &str) -> impl Iterator<Item = &str> {
    sql.split("CHECK (").skip(1).map(|rest| {
        let mut open = 1;
        let end = rest.find(|letter| {
            open += i32::from(letter == '(') - i32::from(letter == ')');
            open == 0
        });
        &rest[..end.expect("every parenthesis is closed")]
    })
}
