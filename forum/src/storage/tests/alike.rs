//! Both databases have the same schema, so that what holds on one holds on the other: columns, their types, whether they
//! may be missing and what they hold otherwise; primary keys, what is unique, references and their actions, checks, and
//! indexes with their columns and conditions.
//!
//! Not compared are the order of columns, collations, full-text search with its triggers, and the parentheses of an
//! expression: a check or a condition that mixes AND with OR needs a look at both.

use super::{postgres, sqlite};
use crate::testing::World;
use std::collections::BTreeSet;

/// What a schema says, one line for each fact.
pub type Facts = BTreeSet<String>;

/// Indexes that differ, because the databases choose theirs in different ways.
const DIFFERENT: [&str; 2] =
    ["initiatives: index initiatives_alone_waiting ", "initiatives: index initiatives_alone_quiet "];

/// A line as it reads on both: PostgreSQL writes types and lists out, and sets parentheses of its own.
pub fn canonical(line: &str) -> String {
    let line = line.replace("::text", "").replace("= ANY (ARRAY[", "IN (");
    let words = line.replace(['(', ')', '[', ']'], " ").to_lowercase();
    words.split_whitespace().collect::<Vec<_>>().join(" ").replace(" ,", ",")
}

/// What the first says and the second does not.
fn only(first: &Facts, second: &Facts) -> Vec<String> {
    let is_alike = |line: &&String| !DIFFERENT.iter().any(|different| line.starts_with(different));
    first.difference(second).filter(is_alike).cloned().collect()
}

#[tokio::test]
async fn both_databases_have_the_same_schema() {
    let (here, Some(there)) = (World::sqlite().await, World::postgres().await) else { return };
    let (here, there) = (sqlite::facts(&mut here.read().await).await, postgres::facts(&mut there.read().await).await);
    for (kind, least) in [
        (".", 400),
        (": primary key ", 60),
        (": unique ", 10),
        (" refers to ", 120),
        (": check ", 8),
        (": index ", 80),
        (" where ", 30),
        (", otherwise ", 30),
    ] {
        let found = here.iter().filter(|line| line.contains(kind)).count();
        assert!(found >= least, "only {found} facts with {kind:?} were compared");
    }
    assert_eq!(only(&here, &there), Vec::<String>::new(), "only on SQLite");
    assert_eq!(only(&there, &here), Vec::<String>::new(), "only on PostgreSQL");
}

/// Changes, each of which makes a schema another one.
const CHANGES: [&str; 9] = [
    "ALTER TABLE members ALTER COLUMN name DROP NOT NULL",
    "ALTER TABLE members ALTER COLUMN email TYPE VARCHAR(80)",
    "ALTER TABLE members ALTER COLUMN about SET DEFAULT 'x'",
    "ALTER TABLE members DROP CONSTRAINT members_email_key",
    "ALTER TABLE drafts DROP CONSTRAINT drafts_pkey",
    "ALTER TABLE sessions DROP CONSTRAINT sessions_member_fkey,
        ADD FOREIGN KEY (member) REFERENCES members (id) ON DELETE CASCADE",
    "ALTER TABLE measures DROP CONSTRAINT measures_check",
    "DROP INDEX measures_by_time",
    "DROP INDEX appeals_open; CREATE INDEX appeals_open ON appeals (id) WHERE decided_at IS NOT NULL",
];

#[tokio::test]
async fn every_difference_is_seen() {
    let Some(world) = World::postgres().await else { return };
    let mut before = postgres::facts(&mut world.read().await).await;
    for change in CHANGES {
        let mut conn = world.forum.db.write().await.unwrap();
        for statement in change.split("; ") {
            execute!(&mut conn, statement).unwrap();
        }
        conn.commit().await.unwrap();
        let after = postgres::facts(&mut world.read().await).await;
        assert_ne!(before, after, "{change}");
        before = after;
    }
}
