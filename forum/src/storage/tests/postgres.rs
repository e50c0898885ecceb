//! What the schema of PostgreSQL says, one line for each fact, in the words of `alike`.

use super::alike::{Facts, canonical};
use crate::storage::Reader;

/// Tables, without those of the migrations.
const TABLES: &str = "tables AS (
    SELECT oid, CAST(relname AS TEXT) AS name FROM pg_class
    WHERE relkind = 'r' AND relnamespace = CAST(current_schema() AS regnamespace) AND relname NOT LIKE '\\_sqlx%'
)";

/// A generated column is an index, and each database has its own.
const COLUMNS: &str = "
    SELECT t.name || '.' || c.attname || ': '
        || CASE format_type(c.atttypid, c.atttypmod) WHEN 'bigint' THEN 'number' WHEN 'text' THEN 'text'
           WHEN 'boolean' THEN 'flag' ELSE format_type(c.atttypid, c.atttypmod) END
        || CASE WHEN c.attnotnull THEN ', never missing' ELSE '' END
        || CASE c.attidentity WHEN 'd' THEN ', given by the database' WHEN '' THEN '' ELSE ', always given' END
        || COALESCE(', otherwise ' || pg_get_expr(d.adbin, d.adrelid), '')
    FROM tables t JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum > 0 AND NOT c.attisdropped
    LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = c.attnum WHERE c.attgenerated = ''";

/// Of each constraint its columns and those that it refers to.
const CONSTRAINTS: &str = "constraints AS (
    SELECT t.name, k.*, CAST(k.confrelid AS regclass) AS other, columns.*
    FROM tables t JOIN pg_constraint k ON k.conrelid = t.oid, LATERAL (
        SELECT string_agg(ours.attname, ', ' ORDER BY place) AS ours,
               string_agg(theirs.attname, ', ' ORDER BY place) AS theirs
        FROM unnest(k.conkey, k.confkey) WITH ORDINALITY AS pairs (our, their, place)
        JOIN pg_attribute ours ON ours.attrelid = k.conrelid AND ours.attnum = our
        LEFT JOIN pg_attribute theirs ON theirs.attrelid = k.confrelid AND theirs.attnum = their
    ) AS columns
)";

const KEYS: &str = "
    SELECT name || CASE contype WHEN 'p' THEN ': primary key ' ELSE ': unique ' END || ours
    FROM constraints WHERE contype IN ('p', 'u')";

const REFERENCES: &str = "
    SELECT name || ': ' || ours || ' refers to ' || other || ' ' || theirs
        || ', on update ' || CASE confupdtype WHEN 'a' THEN 'no action' WHEN 'r' THEN 'restrict' WHEN 'c' THEN 'cascade'
           WHEN 'n' THEN 'set null' ELSE 'set default' END
        || ', on delete ' || CASE confdeltype WHEN 'a' THEN 'no action' WHEN 'r' THEN 'restrict' WHEN 'c' THEN 'cascade'
           WHEN 'n' THEN 'set null' ELSE 'set default' END
    FROM constraints WHERE contype = 'f'";

const CHECKS: &str = "
    SELECT name || ': check ' || pg_get_expr(conbin, conrelid) FROM constraints WHERE contype = 'c'";

/// Indexes that belong to no constraint, without the one of full-text search.
const INDEXES: &str = "
    SELECT t.name || CASE WHEN i.indisunique THEN ': unique index ' ELSE ': index ' END || c.relname || ' '
        || regexp_replace(pg_get_indexdef(c.oid), '^.* USING btree ', '')
    FROM tables t JOIN pg_index i ON i.indrelid = t.oid JOIN pg_class c ON c.oid = i.indexrelid
    WHERE c.relname <> 'search_index' AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = c.oid)";

/// All that is compared.
pub async fn facts(conn: &mut Reader) -> Facts {
    let Reader::Postgres(conn) = conn else { panic!("this is not PostgreSQL") };
    let mut facts = Facts::new();
    for fact in [COLUMNS, KEYS, REFERENCES, CHECKS, INDEXES] {
        let sql = sqlx::AssertSqlSafe(format!("WITH {TABLES}, {CONSTRAINTS} {fact}"));
        let lines: Vec<(String,)> = sqlx::query_as(sql).fetch_all(conn.as_mut()).await.unwrap();
        facts.extend(lines.into_iter().map(|(line,)| canonical(&line)));
    }
    facts
}
