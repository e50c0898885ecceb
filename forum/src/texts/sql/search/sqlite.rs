//! Search on SQLite: FTS5, ranked by bm25, a word in the title counting ten times.

use super::{RANKED, SHOWN, words::is_prefix};
use const_format::concatcp;

/// Binds: the query, the place to begin after (score, id), how many.
pub const FIND: &str = concatcp!(
    "WITH found AS MATERIALIZED (
        SELECT rowid AS id, CAST(ROUND(-bm25(search_index, 10.0, 1.0) * 1000000000) AS BIGINT) AS score
        FROM search_index WHERE search_index MATCH $1 ORDER BY rowid DESC LIMIT ",
    RANKED,
    ") ",
    SHOWN
);

/// Binds: the query, how many.
pub const SIMILAR: &str = "SELECT d.initiative FROM search_index
    JOIN search_documents d ON d.id = search_index.rowid
    JOIN initiatives i ON i.id = d.initiative
    WHERE search_index MATCH $1 AND d.comment = 0 AND i.hidden_by IS NULL AND i.withdrawn_at IS NULL
    ORDER BY bm25(search_index, 10.0, 1.0), d.id DESC LIMIT $2";

/// The words as an FTS5 expression; folded words hold letters and digits only, so the quotes are safe.
pub fn query(asked: &[String], joint: &str) -> String {
    let term = |word: &String| format!("\"{word}\"{}", if is_prefix(word) { "*" } else { "" });
    asked.iter().map(term).collect::<Vec<_>>().join(joint)
}
