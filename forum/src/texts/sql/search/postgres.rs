//! The index of PostgreSQL: GIN, asked for 16,384 documents at a time, the newest first, until there are enough.

use crate::texts::{asked::Term, sections::Section};

/// What the index is made of: see the migration.
const TERMS: &str = "array_to_tsvector(
    string_to_array(ltrim(replace(rtrim(words), ' ', ' ' || CAST(id >> 14 AS TEXT) || ':')), ' '))";

/// The ids of the newest `$2` documents before `$1` in which `$3` matches.
pub fn holding(section: Section) -> String {
    let (stretch, order) = (section.before("id"), section.order());
    let stretches = match section {
        Section::Titles | Section::Stories => {
            "generate_series(greatest(1 - $1, (SELECT MIN(id) FROM search_documents)) >> 14, -1, 1)"
        }
        Section::Comments => "generate_series(least($1 - 1, (SELECT MAX(id) FROM search_documents)) >> 14, 0, -1)",
    };
    // MATERIALIZED, so that the index is asked for its terms and nothing else: the planner would rather read all documents in
    // their order. A stretch is not read before those with newer documents gave too few.
    format!(
        "SELECT found.id FROM {stretches} AS stretch, LATERAL (
            WITH held AS MATERIALIZED (
                SELECT id FROM search_documents
                WHERE {TERMS} @@ CAST(replace($3, '@', CAST(stretch AS TEXT)) AS tsquery)
            )
            SELECT id FROM held WHERE {stretch} ORDER BY id {order} LIMIT $2
        ) AS found LIMIT $2"
    )
}

/// One of these terms in the stretch `@`, as a `tsquery`. They hold letters, digits and the mark of a title only, so the quotes
/// are safe.
pub fn query(terms: &[Term]) -> String {
    let term = |term: &Term| match term {
        Term::Beginning(beginning) => format!("'@:{beginning}':*"),
        Term::Whole(whole) => format!("'@:{whole}'"),
    };
    terms.iter().map(term).collect::<Vec<_>>().join(" | ")
}
