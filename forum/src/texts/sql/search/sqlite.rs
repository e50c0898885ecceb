//! The index of SQLite: FTS5, which reads the list of a term, or of a beginning, from its newest entry on.

use crate::texts::{asked::Term, sections::Section};

/// The ids of the newest `$2` documents before `$1` in which `$3` matches.
pub fn holding(section: Section) -> String {
    let (stretch, order) = (section.before("rowid"), section.order());
    format!(
        "SELECT rowid AS id FROM search_index WHERE search_index MATCH $3 AND {stretch} ORDER BY rowid {order} LIMIT $2"
    )
}

/// One of these terms, as an FTS5 expression. They hold letters, digits and the mark of a title only, so the quotes are safe.
pub fn query(terms: &[Term]) -> String {
    let term = |term: &Term| match term {
        Term::Beginning(beginning) => format!("\"{beginning}\"*"),
        Term::Whole(whole) => format!("\"{whole}\""),
    };
    terms.iter().map(term).collect::<Vec<_>>().join(" OR ")
}
