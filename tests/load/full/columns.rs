//! What each column of a copy holds, as SQL over the first one.

use super::{shift::Shift, telling::DEEPEST};

/// The letters of a path, in their order.
const LETTERS: &[u8; 64] = b"-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
/// Columns with the number of a member.
const MEMBERS: [&str; 11] = [
    "initiator",
    "author",
    "member",
    "actor",
    "holder",
    "companion",
    "read_by",
    "other",
    "invited_by",
    "entered_by",
    "claimed_by",
];
/// Columns with the number of something that is copied, too.
const NUMBERS: [&str; 14] = [
    "id",
    "initiative",
    "comment",
    "parent",
    "replied_to",
    "entry",
    "commitment",
    "decision",
    "behalf",
    "revises",
    "thing",
    "last_answer",
    "branched_from",
    "became",
];

/// What this column holds in a copy.
pub fn copied(table: &str, column: &str, shift: &Shift) -> String {
    let (copy, numbers, later) = (shift.copy, shift.numbers(), shift.later());
    match (table, column) {
        ("comments", "path") => path(copy),
        ("members", "id") => format!("id + {numbers}"),
        ("members", "email") => format!("'copy{copy}.' || email"),
        ("behalfs", "code_hash") => format!("code_hash || '{copy}'"),
        // Below nought are the initiatives.
        ("search_documents", "id") => format!("CASE WHEN id < 0 THEN id - {numbers} ELSE id + {numbers} END"),
        ("initiatives", "promise") => format!("promise + {numbers}"),
        (_, name) if MEMBERS.contains(&name) => {
            format!("CASE WHEN {name} > {} THEN {name} + {numbers} ELSE {name} END", shift.staff)
        }
        (_, name) if NUMBERS.contains(&name) => format!("{name} + {numbers}"),
        (_, name) if is_moment(name) => format!("{name} + {later}"),
        (_, name) => name.to_owned(),
    }
}

/// Whether a column holds a moment, rather than a day or a word.
fn is_moment(column: &str) -> bool {
    column == "at" || column == "since" || column.ends_with("_at") || column.ends_with("_since")
}

/// The path of a copied comment: of the six letters of each level the first four tell the copy.
fn path(copy: i64) -> String {
    let letter = |level: i64| char::from(LETTERS[usize::try_from((copy >> (6 * level)) & 63).unwrap_or_default()]);
    let letters: String = (0..4).rev().map(letter).collect();
    let level = |depth: usize| {
        let own = format!("'{letters}' || substr(path, {}, 2)", 6 * depth + 5);
        if depth == 0 { own } else { format!("CASE WHEN depth >= {depth} THEN {own} ELSE '' END") }
    };
    (0..=DEEPEST).map(level).collect::<Vec<_>>().join(" || ")
}
