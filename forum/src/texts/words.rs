//! The analysis of words, the same for what is written and for what is asked, on both databases: Unicode compatibility forms
//! undone (ĳ is ij), lower case, no diacritics, letters and digits only; and of each word its Dutch stem.

use frostem::{Algorithm, Stemmer};
use std::{collections::BTreeSet, ops::Range, sync::LazyLock};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Of a longer word only so many letters count; an index of beginnings has to end somewhere.
const LONGEST: usize = 20;

static DUTCH: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::new(Algorithm::Dutch));

/// A word where it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Its bytes in the text.
    pub at: Range<usize>,
    pub folded: String,
}

impl Word {
    /// Its Dutch stem. Texts in other languages are stemmed alike, so what is asked for finds at least itself.
    pub fn stem(&self) -> String {
        if self.folded.contains(|letter: char| letter.is_ascii_digit()) {
            return self.folded.clone();
        }
        let stem = DUTCH.stem(&self.folded).into_owned();
        if stem.is_empty() { self.folded.clone() } else { stem }
    }

    /// What it is found by.
    pub fn terms(&self) -> [String; 2] {
        [self.folded.clone(), self.stem()]
    }
}

/// The words of a text in their order.
pub fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open: Option<Word> = None;
    for (at, letter) in text.char_indices() {
        let end = at + letter.len_utf8();
        for part in fold(letter) {
            if !part.is_alphanumeric() {
                close(&mut words, open.take(), text);
                continue;
            }
            let word = open.get_or_insert_with(|| Word { at: at..end, folded: String::new() });
            word.at.end = end;
            if word.folded.chars().count() < LONGEST {
                word.folded.push(part);
            }
        }
    }
    close(&mut words, open, text);
    words
}

/// Ends a word. An `'s` is a part of the word before it: "foto's" is "foto", "Anna's" is "Anna".
fn close(words: &mut Vec<Word>, word: Option<Word>, text: &str) {
    let Some(word) = word else { return };
    if word.folded == "s"
        && let Some(before) = words.last_mut()
        && let Some("'" | "’" | "‘") = text.get(before.at.end..word.at.start)
    {
        before.at.end = word.at.end;
        return;
    }
    words.push(word);
}

/// A letter without its case and diacritics; several, where it is a ligature.
fn fold(letter: char) -> impl Iterator<Item = char> {
    let plain = |part: char| match part {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ł' => "l",
        'ı' => "i",
        _ => "",
    };
    let folded = std::iter::once(letter).nfkd().flat_map(char::to_lowercase).nfkd();
    folded.filter(|part| !is_combining_mark(*part)).flat_map(move |part| {
        let spelled = plain(part);
        spelled.chars().chain(spelled.is_empty().then_some(part))
    })
}

/// A Dutch postcode that is written in two words, `3451 AB`, as it reads in one.
pub fn postcode(text: &str, digits: &Word, letters: &Word) -> Option<Word> {
    let are_digits = digits.folded.len() == 4
        && digits.folded.bytes().all(|digit| digit.is_ascii_digit())
        && !digits.folded.starts_with('0');
    let are_letters = letters.folded.len() == 2 && letters.folded.bytes().all(|letter| letter.is_ascii_lowercase());
    // Words may overlap, as ½ is two of them.
    let between = text.get(digits.at.end..letters.at.start);
    let are_neighbours = between.is_some_and(|between| between.chars().all(char::is_whitespace));
    (are_digits && are_letters && are_neighbours)
        .then(|| Word { at: digits.at.start..letters.at.end, folded: digits.folded.clone() + &letters.folded })
}

/// What marks a term that stands in a title.
pub const TITLE: char = '#';

/// The terms by which a text is found, each between spaces: its words and their stems, those of its title once more with a
/// mark. It tells nothing of their order or number.
pub fn document(title: &str, text: &str) -> String {
    let mut terms = terms(text);
    for term in self::terms(title) {
        terms.insert(format!("{TITLE}{term}"));
        terms.insert(term);
    }
    terms.iter().fold(String::from(" "), |document, term| document + term + " ")
}

fn terms(text: &str) -> BTreeSet<String> {
    let words = words(text);
    let postcodes = words.windows(2).filter_map(|pair| postcode(text, &pair[0], &pair[1]));
    let mut terms: BTreeSet<String> = postcodes.map(|word| word.folded).collect();
    terms.extend(words.iter().flat_map(Word::terms));
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        words(text).into_iter().map(|word| word.folded).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn case_diacritics_and_ligatures_do_not_matter() {
        for (text, expected) in [
            ("Één CAFÉ, crème-brûlée!", "een cafe creme brulee"),
            ("e\u{301}e\u{301}n", "een"),
            ("İstanbul ÅRHUS Straße Œuvre", "istanbul arhus strasse oeuvre"),
            ("ĲSSELSTEIN ĳs ﬁets", "ijsselstein ijs fiets"),
            ("naast.example/a_b 3.5", "naast example a b 3 5"),
            ("foto's, Anna’s zo'n 's avonds", "foto anna zo n s avonds"),
            ("½ ⓐ", "1 2 a"),
            ("👩‍👩‍👧 \" * ( ' :", ""),
        ] {
            assert_eq!(folded(text), expected);
        }
        assert_eq!(folded(&"é".repeat(50)), "e".repeat(LONGEST));
    }

    #[test]
    fn a_word_knows_where_it_stands() {
        let text = "Ons café’s, ĳs";
        let stands: Vec<_> = words(text).into_iter().map(|word| &text[word.at]).collect();
        assert_eq!(stands, ["Ons", "café’s", "ĳs"]);
    }

    #[test]
    fn forms_of_a_dutch_word_have_one_stem() {
        let stem = |word: &str| words(word)[0].stem();
        for (one, other) in [("boom", "bomen"), ("huis", "huizen"), ("brief", "brieven"), ("café", "cafés")] {
            assert_eq!(stem(one), stem(other), "{one}, {other}");
        }
        assert_eq!(stem("3451ab"), "3451ab");
    }

    #[test]
    fn a_document_holds_each_term_once() {
        assert_eq!(document("Bomen", "Een boom bij 3451 AB."), " #bomen #boom 3451 3451ab ab bij bomen boom een ");
    }
}
