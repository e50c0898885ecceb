//! Normalised words for search: lower case, without diacritics, letters and digits only. Both databases store and are
//! asked for words in this form, so that they agree on what a word is.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// More words than this in a query are left out.
const AT_MOST: usize = 12;

/// The words of a text, folded and parted by single spaces.
pub fn fold(text: &str) -> String {
    let letters = text.chars().flat_map(char::to_lowercase).nfd().filter(|c| !is_combining_mark(*c));
    let spaced: String = letters.map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// All words of a text, folded.
pub fn every_word(text: &str) -> Vec<String> {
    fold(text).split_whitespace().map(str::to_owned).collect()
}

/// The words that a query asks for, folded.
pub fn words(query: &str) -> Vec<String> {
    every_word(query).into_iter().take(AT_MOST).collect()
}

/// Whether this word of a query also finds what begins with it: one letter would find too much.
pub fn is_prefix(asked: &str) -> bool {
    asked.chars().nth(1).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_diacritics_do_not_matter() {
        for (text, folded) in [
            ("Één CAFÉ, crème-brûlée!", "een cafe creme brulee"),
            ("e\u{301}e\u{301}n", "een"),
            ("İstanbul ÅRHUS", "istanbul arhus"),
            ("naast.example/a_b 3.5", "naast example a b 3 5"),
            ("👩‍👩‍👧 \" * ( ' :", ""),
        ] {
            assert_eq!(fold(text), folded);
        }
    }
}
