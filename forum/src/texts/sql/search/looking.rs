//! Looking at documents, the newest first, a bounded number at a time: at all of them, or at those that hold a term.

use super::{postgres, sqlite};
use crate::{
    storage::Reader,
    texts::{
        asked::{AskedWord, Term},
        sections::Section,
        words::TITLE,
    },
};
use sqlx::{AssertSqlSafe, query::QueryAs};
use std::fmt::Write;

/// A document that was looked at.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
pub struct Seen {
    /// The number of its comment, or of its initiative.
    pub number: i64,
    /// A bit for each asked word that it holds; for stories, after those, a bit for each that its title holds.
    pub held: i64,
}

impl Section {
    /// The stretch of its documents that begins before `$1`.
    pub(super) fn before(self, id: &str) -> String {
        match self {
            Self::Titles | Self::Stories => format!("{id} < 0 AND {id} > -$1"),
            Self::Comments => format!("{id} > 0 AND {id} < $1"),
        }
    }

    /// The newest first.
    pub(super) fn order(self) -> &'static str {
        match self {
            Self::Titles | Self::Stories => "ASC",
            Self::Comments => "DESC",
        }
    }
}

/// The newest documents before this number, whatever they hold.
pub async fn newest(
    conn: &mut Reader,
    section: Section,
    asked: &[AskedWord],
    before: i64,
    size: i64,
) -> sqlx::Result<Vec<Seen>> {
    let (held, patterns) = held(section, asked, 3);
    let (stretch, order) = (section.before("id"), section.order());
    let sql = format!(
        "SELECT abs(d.id) AS number, {held} AS held
         FROM (SELECT id, words FROM search_documents WHERE {stretch} ORDER BY id {order} LIMIT $2) AS d
         ORDER BY d.id {order}"
    );
    seen(conn, sql, (before, size), &patterns).await
}

/// The newest before this number that hold one of these words.
pub async fn holding(
    conn: &mut Reader,
    section: Section,
    (word, asked): (&AskedWord, &[AskedWord]),
    before: i64,
    size: i64,
) -> sqlx::Result<Vec<Seen>> {
    let terms: Vec<Term> = word.iter().map(|term| in_section(section, term)).collect();
    let (holding, query) = match conn {
        Reader::Sqlite(_) => (sqlite::holding(section), sqlite::query(&terms)),
        Reader::Postgres(_) => (postgres::holding(section), postgres::query(&terms)),
    };
    let (held, patterns) = held(section, asked, 4);
    let order = section.order();
    let sql = format!(
        "SELECT abs(d.id) AS number, {held} AS held
         FROM ({holding}) AS holding JOIN search_documents d ON d.id = holding.id ORDER BY d.id {order}"
    );
    seen(conn, sql, (before, size), &[vec![query], patterns].concat()).await
}

/// A term as it stands in the documents of a section.
fn in_section(section: Section, term: &Term) -> Term {
    match (section, term) {
        (Section::Titles, Term::Beginning(beginning)) => Term::Beginning(format!("{TITLE}{beginning}")),
        (Section::Titles, Term::Whole(whole)) => Term::Whole(format!("{TITLE}{whole}")),
        (Section::Stories | Section::Comments, term) => term.clone(),
    }
}

/// Which asked words a document holds, as an expression with the patterns that it is bound to from this place on.
fn held(section: Section, asked: &[AskedWord], first: usize) -> (String, Vec<String>) {
    let sections: &[Section] = match section {
        Section::Stories => &[Section::Stories, Section::Titles],
        Section::Titles | Section::Comments => &[section],
    };
    let words = sections.iter().flat_map(|section| asked.iter().map(|word| (*section, word)));
    let (mut sum, mut patterns) = (String::from("0"), Vec::new());
    for (bit, (section, [one, other])) in words.enumerate() {
        let (place, worth) = (first + patterns.len(), 1_i64 << bit);
        let other_place = place + 1;
        let _ =
            write!(sum, " + CASE WHEN d.words LIKE ${place} OR d.words LIKE ${other_place} THEN {worth} ELSE 0 END");
        patterns.extend([one, other].map(|term| pattern(&in_section(section, term))));
    }
    (format!("CAST({sum} AS BIGINT)"), patterns)
}

/// Terms stand between spaces, and hold letters and digits only.
fn pattern(term: &Term) -> String {
    match term {
        Term::Beginning(beginning) => format!("% {beginning}%"),
        Term::Whole(whole) => format!("% {whole} %"),
    }
}

async fn seen(conn: &mut Reader, sql: String, (before, size): (i64, i64), texts: &[String]) -> sqlx::Result<Vec<Seen>> {
    match conn {
        Reader::Sqlite(conn) => {
            let asking = sqlx::query_as(AssertSqlSafe(sql)).bind(before).bind(size);
            texts.iter().fold(asking, QueryAs::bind).fetch_all(conn.as_mut()).await
        }
        Reader::Postgres(conn) => {
            let asking = sqlx::query_as(AssertSqlSafe(sql)).bind(before).bind(size);
            texts.iter().fold(asking, QueryAs::bind).fetch_all(conn.as_mut()).await
        }
    }
}
