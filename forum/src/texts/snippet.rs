//! The words around the first match in a text, the matching ones marked.

use super::{
    asked::{AskedWord, is_asked},
    markdown,
    words::words,
};
use naast_domain::search::Piece;

/// How many words stand before the first match, and how many words there are.
const LEAD: usize = 8;
const WORDS: usize = 32;

/// The snippet of a text in Markdown.
pub fn snippet(source: &str, asked: &[AskedWord]) -> Vec<Piece> {
    let text = markdown::opening(source, usize::MAX);
    let words = words(&text);
    let is_match = |at: &usize| is_asked(asked, &text, &words, *at);
    // What stands between two spaces is marked as a whole but for the signs around it, and counts as one: an emoji or a dash takes
    // room, too.
    let spaced = |until: usize| text[..until].matches(' ').count();
    let first = (0..words.len()).find(is_match).map_or(0, |at| spaced(words[at].at.start));
    let mut parts = Vec::new();
    let mut from = 0;
    for part in text.split(' ') {
        parts.push(from..from + part.len());
        from += part.len() + 1;
    }
    let shown = first.saturating_sub(LEAD)..(first.saturating_sub(LEAD) + WORDS).min(parts.len());
    let mut pieces: Vec<Piece> = Vec::new();
    let mut add = |text: &str, is_match: bool| match pieces.last_mut() {
        Some(last) if last.is_match == is_match => last.text.push_str(text),
        _ => pieces.push(Piece { text: text.to_owned(), is_match }),
    };
    if shown.start > 0 {
        add("… ", false);
    }
    for (index, part) in parts[shown.clone()].iter().enumerate() {
        if index > 0 {
            add(" ", false);
        }
        let begins = words.partition_point(|word| word.at.end <= part.start);
        let ends = words.partition_point(|word| word.at.start < part.end);
        let whole = &text[part.clone()];
        if (begins..ends).any(|at| is_match(&at)) {
            let (before, rest) = whole.split_at(whole.find(char::is_alphanumeric).unwrap_or(0));
            let core = rest.trim_end_matches(|sign: char| !sign.is_alphanumeric());
            for (text, is_match) in [(before, false), (core, true), (&rest[core.len()..], false)] {
                if !text.is_empty() {
                    add(text, is_match);
                }
            }
        } else {
            add(whole, false);
        }
    }
    if shown.end < parts.len() {
        add(" …", false);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::asked::asked;

    #[test]
    fn a_snippet_marks_what_was_looked_for() {
        for (query, expected) in [
            ("cafe", vec!["café"]),
            ("boom", vec!["Bomen"]),
            ("3451ab", vec!["3451", "AB"]),
            ("terras boom", vec!["Bomen", "terras"]),
            ("iets", vec![]),
        ] {
            let pieces = snippet("Bomen: er was **eens** een café, met terras op 3451 AB.", &asked(query));
            let marked = pieces.iter().filter(|piece| piece.is_match).map(|piece| piece.text.as_str());
            assert_eq!(marked.collect::<Vec<_>>(), expected, "{query}");
            let whole: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
            assert!(whole.ends_with("er was eens een café, met terras op 3451 AB."), "{whole}");
        }
    }
}
