//! Search on PostgreSQL: `tsvector`, each word as it is and as its Dutch stem, a word in the title counting more.

use super::{RANKED, SHOWN, words::is_prefix};
use const_format::{concatcp, str_replace};

/// One `tsquery` from terms parted by spaces. What PostgreSQL takes for no word at all is passed over.
const QUERY: &str = "SELECT CAST(string_agg('(' || word || ')', '{joint}') AS tsquery) AS query FROM (
    SELECT CAST(to_tsquery('simple', term) || to_tsquery('dutch', term) AS text) AS word
    FROM unnest(string_to_array($1, ' ')) AS term
) AS terms WHERE word <> ''";

/// Binds: the query, the place to begin after (score, id), how many.
pub const FIND: &str = concatcp!(
    "WITH asked AS MATERIALIZED (",
    str_replace!(QUERY, "{joint}", " & "),
    "), found AS MATERIALIZED (
        SELECT id, CAST(ROUND(CAST(ts_rank(words, (SELECT query FROM asked)) AS NUMERIC) * 1000000000) AS BIGINT) AS score
        FROM (SELECT id, words FROM search_documents WHERE words @@ (SELECT query FROM asked) ORDER BY id DESC LIMIT ",
    RANKED,
    ") AS newest) ",
    SHOWN
);

/// Binds: the query, how many.
pub const SIMILAR: &str = concatcp!(
    "WITH asked AS MATERIALIZED (",
    str_replace!(QUERY, "{joint}", " | "),
    ") SELECT d.initiative FROM search_documents d JOIN initiatives i ON i.id = d.initiative
    WHERE d.words @@ (SELECT query FROM asked)
        AND d.comment = 0 AND i.hidden_by IS NULL AND i.withdrawn_at IS NULL
    ORDER BY ts_rank(d.words, (SELECT query FROM asked)) DESC, d.id DESC LIMIT $2"
);

/// The words as terms; folded words hold letters and digits only, so nothing of them reads as an operator.
pub fn query(asked: &[String]) -> String {
    let term = |word: &String| format!("{word}{}", if is_prefix(word) { ":*" } else { "" });
    asked.iter().map(term).collect::<Vec<_>>().join(" ")
}
