//! A large forum out of the hundred initiatives: each copy has its own numbers, citizens, journal and search documents,
//! some seconds later than the one before. Who works there is the same in all.

use super::{columns, raw::Raw, shift::Shift};
use naast_domain::{ids::MemberId, journal::course::Course};
use std::fmt::Write;

/// What is copied, and which rows of it; what is referred to comes first.
const TABLES: [(&str, &str); 22] = [
    ("members", "id > {staff}"),
    ("initiatives", "1 = 1"),
    ("comments", "1 = 1"),
    ("supports", "1 = 1"),
    ("follows", "1 = 1"),
    ("journal", "initiative IS NOT NULL OR COALESCE(member, actor, 0) > {staff}"),
    ("concerns", "entry IN (SELECT id FROM first_journal)"),
    ("companions", "1 = 1"),
    ("companion_steps", "1 = 1"),
    ("pauses", "1 = 1"),
    ("answers", "1 = 1"),
    ("ways", "1 = 1"),
    ("backings", "1 = 1"),
    ("helps", "1 = 1"),
    ("commitments", "1 = 1"),
    ("commitment_moves", "1 = 1"),
    ("decisions", "1 = 1"),
    ("weights", "1 = 1"),
    ("offers", "1 = 1"),
    ("carriers", "1 = 1"),
    ("behalfs", "1 = 1"),
    ("search_documents", "1 = 1"),
];
/// Copies in one transaction.
const AT_ONCE: i64 = 100;

/// Makes so many forums of one; the first is there already.
pub async fn multiply(url: &str, staff: MemberId, copies: i64) {
    let mut raw = Raw::open(url).await;
    let index = raw.without_search_index().await;
    raw.run(before(&raw).to_owned()).await;
    let mut tables = Vec::new();
    for (table, rows) in TABLES {
        let columns = raw.columns(table).await;
        let (listed, rows) = (columns.join(", "), rows.replace("{staff}", &staff.to_string()));
        raw.run(format!("CREATE TEMPORARY TABLE first_{table} AS SELECT {listed} FROM {table} WHERE {rows};")).await;
        tables.push((table, columns));
    }
    let courses = raw.ask("SELECT id, course FROM first_initiatives ORDER BY id").await;
    let courses: Vec<(i64, Course)> =
        courses.into_iter().map(|(id, told)| (id, serde_json::from_str(&told).expect("a course"))).collect();
    for from in (1..copies).step_by(usize::try_from(AT_ONCE).unwrap_or(1)) {
        let mut script = String::from("BEGIN;\n");
        for copy in from..copies.min(from + AT_ONCE) {
            script += &one_more(&tables, &courses, &Shift { copy, staff });
        }
        raw.run(script + "COMMIT;").await;
    }
    raw.run(after(&raw, &tables, &index)).await;
    if matches!(raw, Raw::Postgres(_)) {
        raw.run("VACUUM ANALYZE;".to_owned()).await;
    }
    raw.close().await;
}

/// The statements that make one copy.
fn one_more(tables: &[(&str, Vec<String>)], courses: &[(i64, Course)], shift: &Shift) -> String {
    let mut script = String::new();
    let told = courses.iter().fold(String::from("CASE id"), |all, (id, course)| {
        let course = serde_json::to_string(&shift.course(course)).expect("a course");
        all + &format!(" WHEN {id} THEN '{course}'")
    });
    for (table, names) in tables {
        let values = names.iter().map(|name| match (*table, name.as_str()) {
            ("initiatives", "course") => told.clone() + " END",
            (table, name) => columns::copied(table, name, shift),
        });
        let (names, values) = (names.join(", "), values.collect::<Vec<_>>().join(", "));
        let _ = writeln!(script, "INSERT INTO {table} ({names}) SELECT {values} FROM first_{table};");
    }
    script
}

/// What was tried so far does not count: what is told next may have happened before.
fn before(raw: &Raw) -> &'static str {
    match raw {
        Raw::Sqlite(_) => "PRAGMA foreign_keys = OFF; DELETE FROM attempts;",
        Raw::Postgres(_) => "DELETE FROM attempts;",
    }
}

/// New rows get numbers after the last copy. PostgreSQL tidies up and gathers its statistics, as it does by itself after a while;
/// SQLite is left as it is, since the server never asks it to.
fn after(raw: &Raw, tables: &[(&str, Vec<String>)], index: &str) -> String {
    if matches!(raw, Raw::Sqlite(_)) {
        return "PRAGMA wal_checkpoint(TRUNCATE);".to_owned();
    }
    let mut script = format!("{index};\n");
    // Documents of search have the numbers of what they are about.
    let counting =
        tables.iter().filter(|(table, names)| *table != "search_documents" && names.iter().any(|name| name == "id"));
    for (table, _) in counting {
        let _ = writeln!(
            script,
            "SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT COALESCE(MAX(id), 1) FROM {table}));"
        );
    }
    script
}
