//! Whole tables as JSON and back. Each database makes and reads the JSON itself, a row being an array of its
//! values: the tables have the same columns in both, so what one wrote the other can read.

use crate::storage::{Reader, Writer};
use sqlx::AssertSqlSafe;

/// A table and its primary key. Names come from here and from the database, never from a backup.
#[derive(Debug)]
pub struct Table {
    pub name: &'static str,
    key: &'static [&'static str],
}

const fn table(name: &'static str, key: &'static [&'static str]) -> Table {
    Table { name, key }
}

/// All tables with data of their own, each after those that it refers to.
pub const TABLES: &[Table] = &[
    table("members", &["id"]),
    table("sessions", &["token_hash"]),
    table("sign_ons", &["issuer", "subject"]),
    table("recovery_codes", &["member"]),
    table("attempts", &["id"]),
    table("themes", &["id"]),
    table("theme_texts", &["theme", "language"]),
    table("initiatives", &["id"]),
    table("initiative_versions", &["initiative", "version"]),
    table("comments", &["id"]),
    table("comment_versions", &["comment", "version"]),
    table("supports", &["initiative", "member"]),
    table("follows", &["initiative", "member"]),
    table("visits", &["member", "initiative"]),
    table("drafts", &["member", "place"]),
    table("house_rules", &["id"]),
    table("house_rule_texts", &["rule", "language"]),
    table("measures", &["id"]),
    table("reports", &["id"]),
    table("journal", &["id"]),
    table("concerns", &["member", "entry"]),
    table("reopenings", &["entry"]),
    table("organisation", &["id"]),
    table("organisation_texts", &["organisation", "language"]),
    table("pages", &["name", "language", "version"]),
    table("closing_days", &["day"]),
    table("companions", &["initiative", "member"]),
    table("companion_steps", &["id"]),
    table("pauses", &["id"]),
    table("answers", &["comment"]),
    table("ways", &["comment", "position"]),
    table("backings", &["comment", "member"]),
    table("helps", &["comment"]),
    table("commitments", &["id"]),
    table("commitment_moves", &["id"]),
    table("commitments_taken_on", &["id"]),
    table("organisation_values", &["id"]),
    table("value_texts", &["value", "language"]),
    table("decisions", &["id"]),
    table("weights", &["decision", "value"]),
    table("templates", &["id"]),
    table("interests", &["member"]),
    table("offers", &["id"]),
    table("carriers", &["initiative", "member"]),
    table("behalfs", &["id"]),
    table("claim_notes", &["id"]),
    table("claim_sessions", &["token_hash"]),
    table("notices", &["id"]),
    table("appeals", &["id"]),
    table("proposed_measures", &["id"]),
    table("reviews", &["id"]),
    table("moved_comments", &["measure", "comment"]),
    table("merged_things", &["measure", "kind", "thing"]),
    table("sealed_texts", &["measure", "version"]),
    table("flags", &["id"]),
    table("fingerprints", &["comment"]),
    table("story_fingerprints", &["initiative"]),
    table("flagged_words", &["word"]),
    table("cases_in_hand", &["id"]),
    table("case_notes", &["id"]),
    table("help_calls", &["id"]),
    table("clearings", &["id"]),
    table("cleared_comments", &["clearing", "comment"]),
    table("keys", &["name"]),
    table("waiting_posts", &["id"]),
    table("obstacles", &["id"]),
    table("obstacle_outcomes", &["id"]),
    table("obstacle_links", &["obstacle", "initiative"]),
    table("obstacle_comments", &["comment", "obstacle"]),
    table("mail_rounds", &["id"]),
    table("mail_choices", &["member", "news"]),
    table("mail_addresses", &["member"]),
    table("outbox", &["member", "entry", "news"]),
    table("mail_replies", &["member", "mark"]),
    table("mailed_codes", &["id"]),
    table("role_invitations", &["id"]),
];

/// A column and its type: `BIGINT`, `TEXT` or `BOOLEAN`.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Column {
    pub name: String,
    pub kind: String,
}

/// The columns of a table, by name.
pub async fn columns(conn: &mut Reader, table: &Table) -> sqlx::Result<Vec<Column>> {
    let sql = match conn {
        Reader::Sqlite(_) => {
            "SELECT name, CASE upper(type) WHEN 'INTEGER' THEN 'BIGINT' ELSE upper(type) END AS kind
             FROM pragma_table_info($1) ORDER BY name"
        }
        Reader::Postgres(_) => {
            "SELECT CAST(column_name AS TEXT) COLLATE \"C\" AS name, upper(data_type) AS kind FROM information_schema.columns
             WHERE table_schema = current_schema() AND table_name = $1 ORDER BY 1"
        }
    };
    fetch_all!(conn, Column, sql, table.name)
}

/// The newest migration that the database has seen.
pub async fn schema(conn: &mut Reader) -> sqlx::Result<i64> {
    let (version,): (i64,) = fetch_one!(conn, (i64,), "SELECT MAX(version) FROM _sqlx_migrations")?;
    Ok(version)
}

/// Whether a table has any row.
pub async fn has_rows(conn: &mut Reader, table: &Table) -> sqlx::Result<bool> {
    let sql = format!("SELECT 1 FROM {} LIMIT 1", table.name);
    Ok(fetch_optional!(conn, (i32,), AssertSqlSafe(sql.clone()))?.is_some())
}

/// The value at this place of a JSON array.
pub fn value(conn: &Reader, array: &str, index: usize, kind: &str) -> String {
    match conn {
        Reader::Sqlite(_) => format!("json_extract({array}, '$[{index}]')"),
        Reader::Postgres(_) => format!("CAST(CAST({array} AS json) ->> {index} AS {kind})"),
    }
}

fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
}

/// The next rows in the order of the key, each as a JSON array of its values in the order of the columns.
/// `after` is the last row before them.
pub async fn page(
    conn: &mut Reader,
    table: &Table,
    columns: &[Column],
    after: Option<&str>,
    size: i64,
) -> sqlx::Result<Vec<String>> {
    let array = match conn {
        Reader::Sqlite(_) => "json_array",
        Reader::Postgres(_) => "json_build_array",
    };
    let all = list(columns.iter().map(|column| column.name.as_str()));
    let key = list(table.key.iter().copied());
    let beyond = match after {
        None => "$1 = ''".to_owned(),
        Some(_) => format!("({key}) > ({})", last_key(conn, table, columns)),
    };
    let sql = format!("SELECT CAST({array}({all}) AS TEXT) FROM {} WHERE {beyond} ORDER BY {key} LIMIT $2", table.name);
    let rows = fetch_all!(conn, (String,), AssertSqlSafe(sql.clone()), after.unwrap_or_default(), size)?;
    Ok(rows.into_iter().map(|(row,)| row).collect())
}

fn last_key(conn: &Reader, table: &Table, columns: &[Column]) -> String {
    let of_key = table.key.iter().filter_map(|name| columns.iter().position(|column| column.name == *name));
    of_key.map(|index| value(conn, "$1", index, &columns[index].kind)).collect::<Vec<_>>().join(", ")
}

/// Stores rows: a JSON array of arrays as `page` gives them, with these columns, of which those of `kept` are stored.
pub async fn insert(
    conn: &mut Writer,
    table: &Table,
    columns: &[Column],
    kept: &[Column],
    rows: &str,
) -> sqlx::Result<()> {
    let kept = || columns.iter().enumerate().filter(|(_, column)| kept.contains(column));
    let values: Vec<_> = kept().map(|(index, column)| value(conn, "one.value", index, &column.kind)).collect();
    insert_as(conn, table.name, kept().map(|(_, column)| column.name.as_str()), &values, rows).await
}

/// Stores rows in these columns, with values that are made of `one.value`, the row.
pub async fn insert_as(
    conn: &mut Writer,
    table: &str,
    names: impl Iterator<Item = &str>,
    values: &[String],
    rows: &str,
) -> sqlx::Result<()> {
    let source = match &**conn {
        Reader::Sqlite(_) => "json_each($1) AS one",
        Reader::Postgres(_) => "json_array_elements(CAST($1 AS json)) AS one (value)",
    };
    let (names, values) = (list(names), values.join(", "));
    let sql = format!("INSERT INTO {table} ({names}) SELECT {values} FROM {source}");
    execute!(conn, AssertSqlSafe(sql.clone()), rows)?;
    Ok(())
}

/// Lets PostgreSQL count on from the ids that were stored; SQLite does so by itself.
pub async fn continue_ids(conn: &mut Reader) -> sqlx::Result<()> {
    let Reader::Postgres(conn) = conn else { return Ok(()) };
    for table in TABLES.iter().filter(|table| table.key == ["id"] && table.name != "organisation") {
        let sql = format!(
            "SELECT setval(pg_get_serial_sequence('{0}', 'id'), COALESCE(MAX(id), 0) + 1, false) FROM {0}",
            table.name
        );
        sqlx::query(AssertSqlSafe(sql)).execute(conn.as_mut()).await?;
    }
    Ok(())
}
