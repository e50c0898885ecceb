//! Backups with another schema. They lack tables that came later, which stay empty. In those of 0.1.0 what the
//! organisation wrote stood in a column for each language (`name_nl`, `name_en`): each becomes a row of its own.

use super::{
    FORMAT, LAST_OF_FORMAT_1,
    sql::{Column, Table, insert_as, value},
};
use crate::storage::Writer;

/// A table that had such columns, and the one that has its texts now.
struct Before {
    table: &'static str,
    texts: &'static str,
    /// The column that says whose texts they are.
    owner: &'static str,
    fields: &'static [&'static str],
}

const BEFORE: [Before; 4] = [
    Before { table: "themes", texts: "theme_texts", owner: "theme", fields: &["name"] },
    Before { table: "house_rules", texts: "house_rule_texts", owner: "rule", fields: &["text", "title"] },
    Before {
        table: "organisation",
        texts: "organisation_texts",
        owner: "organisation",
        fields: &["danger", "defects", "redress"],
    },
    Before { table: "organisation_values", texts: "value_texts", owner: "value", fields: &["name", "sentence"] },
];

/// The languages of 0.1.0.
const TAGS: [&str; 2] = ["en", "nl"];

/// Tables that came later, with the schema in which they did.
pub const ADDED: [(i64, &[&str]); 5] = [
    (3, &["mail_rounds", "mail_choices", "mail_addresses", "outbox"]),
    (5, &["mail_replies"]),
    (6, &["mailed_codes"]),
    (8, &["sign_ons"]),
    (9, &["role_invitations"]),
];

/// Columns that came later, with the schema in which they did.
pub const ADDED_COLUMNS: [(i64, &str, &str); 3] =
    [(7, "sessions", "device"), (8, "sessions", "sign_on"), (8, "mail_addresses", "former")];

fn is_later(schema: (i64, i64), table: &Table, column: &Column) -> bool {
    ADDED_COLUMNS.iter().any(|(since, of, name)| schema < (FORMAT, *since) && table.name == *of && column.name == *name)
}

/// The columns that this table had in a schema, when these are those of now; nothing where there was no such table.
pub fn columns(schema: (i64, i64), table: &Table, now: &[Column]) -> Option<Vec<Column>> {
    if ADDED.iter().any(|(since, tables)| schema < (FORMAT, *since) && tables.contains(&table.name)) {
        return None;
    }
    let now: Vec<_> = now.iter().filter(|column| !is_later(schema, table, column)).cloned().collect();
    if schema != LAST_OF_FORMAT_1 {
        return Some(now);
    }
    if BEFORE.iter().any(|before| before.texts == table.name) {
        return None;
    }
    let mut columns = now;
    if let Some(before) = find(table) {
        let worded = before.fields.iter().flat_map(|field| TAGS.map(|tag| format!("{field}_{tag}")));
        columns.extend(worded.map(|name| Column { name, kind: "TEXT".to_owned() }));
        columns.sort_by(|one, other| one.name.cmp(&other.name));
    }
    Some(columns)
}

/// Stores the texts in rows of this table, if it had any: a JSON array of arrays, with these columns.
pub async fn insert_texts(conn: &mut Writer, table: &Table, columns: &[Column], rows: &str) -> sqlx::Result<()> {
    let Some(before) = find(table) else { return Ok(()) };
    for tag in TAGS {
        let at = |name: &str| columns.iter().position(|column| column.name == name).unwrap_or_default();
        let mut values = vec![value(conn, "one.value", at("id"), "BIGINT"), format!("'{tag}'")];
        values
            .extend(before.fields.iter().map(|field| value(conn, "one.value", at(&format!("{field}_{tag}")), "TEXT")));
        let names = [before.owner, "language"].into_iter().chain(before.fields.iter().copied());
        insert_as(conn, before.texts, names, &values, rows).await?;
    }
    Ok(())
}

fn find(table: &Table) -> Option<&'static Before> {
    BEFORE.iter().find(|before| before.table == table.name)
}
