//! Full-text search over initiatives and comments; hidden and withdrawn texts are not found.

use crate::{
    Forum, Result, boxed,
    texts::{
        markdown,
        sql::{self, search::fold},
    },
};
use naast_domain::{
    flaw::Flaw,
    members::Viewer,
    paging::{Cursor, Page},
    refusal::Refusal,
    search::{Found, Piece},
    text::Query,
};

pub(crate) use super::sql::search::{add, any_word, every_word, put, remove};

const PAGE: usize = 20;
/// How many words stand before the first match in a snippet, and how many words a snippet has.
const LEAD: usize = 8;
const WORDS: usize = 32;

impl Forum {
    /// What holds all words, each as the beginning of one; best first.
    ///
    /// # Errors
    /// `Invalid` at `q` when it is too long.
    #[boxed]
    pub async fn search(&self, _viewer: &Viewer, query: &str, after: Option<Cursor>) -> Result<Page<Found>> {
        let query = Query::parse(query).map_err(|flaw: Flaw| Refusal::field("q", flaw))?;
        let words = sql::search::words(query.as_str());
        if words.is_empty() {
            return Ok(Page { items: Vec::new(), next: None });
        }
        let mut conn = self.db.read().await?;
        let hits = sql::search::all_words(&mut conn, &words, after, PAGE as i64 + 1).await?;
        let page = Page::cut(hits, PAGE, |hit| Cursor { key: hit.rank, id: hit.document });
        let items = page.items.into_iter().filter(|hit| hit.is_public).map(|hit| Found {
            initiative: hit.initiative,
            comment: hit.comment,
            title: hit.title,
            snippet: snippet(&hit.body, &words),
            at: hit.at,
        });
        Ok(Page { items: items.collect(), next: page.next })
    }
}

/// The words around the first match, the matching ones marked.
fn snippet(body: &str, words: &[String]) -> Vec<Piece> {
    let plain = markdown::opening(body, usize::MAX);
    let all: Vec<&str> = plain.split(' ').collect();
    let matches = |word: &str| {
        let folded = fold(word);
        folded
            .split(|c: char| !c.is_alphanumeric())
            .any(|part| words.iter().any(|wanted| part.starts_with(wanted.as_str())))
    };
    let first = all.iter().position(|word| matches(word)).unwrap_or(0);
    let (from, until) = (first.saturating_sub(LEAD), (first.saturating_sub(LEAD) + WORDS).min(all.len()));
    let mut pieces: Vec<Piece> = Vec::new();
    let mut add = |text: &str, is_match: bool| match pieces.last_mut() {
        Some(last) if last.is_match == is_match => last.text.push_str(text),
        _ => pieces.push(Piece { text: text.to_owned(), is_match }),
    };
    if from > 0 {
        add("… ", false);
    }
    for (index, word) in all[from..until].iter().enumerate() {
        if index > 0 {
            add(" ", false);
        }
        add(word, matches(word));
    }
    if until < all.len() {
        add(" …", false);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snippet_marks_what_was_looked_for() {
        let pieces = snippet("Er was **eens** een café, met terras.", &["cafe".to_owned()]);
        let marked: Vec<_> = pieces.iter().filter(|piece| piece.is_match).map(|piece| piece.text.as_str()).collect();
        assert_eq!(marked, ["café,"]);
        assert_eq!(
            pieces.iter().map(|piece| piece.text.as_str()).collect::<String>(),
            "Er was eens een café, met terras."
        );
    }
}
