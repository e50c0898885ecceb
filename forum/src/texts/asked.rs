//! What a query asks for: words, each of which a text has to hold as it is, as the beginning of a longer one, or in another
//! form.

use super::words::{Word, postcode, words};

/// More words than this are left out, so that no query costs much more than another one. What counted is marked in what is
/// found.
const AT_MOST: usize = 12;

/// A term that a text may hold, or the beginning of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    Beginning(String),
    Whole(String),
}

impl Term {
    /// Whether this term of a text is it.
    pub fn fits(&self, term: &str) -> bool {
        match self {
            Self::Beginning(beginning) => term.starts_with(beginning.as_str()),
            Self::Whole(whole) => term == whole,
        }
    }
}

/// A word that is asked for: one of these terms is to be there.
pub type AskedWord = [Term; 2];

/// The words of a query; a text has to hold all of them.
pub fn asked(query: &str) -> Vec<AskedWord> {
    let words = words(query);
    let mut asked = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let next = words.get(at + 1).and_then(|next| Some((next, postcode(query, word, next)?)));
        at += 1;
        match next {
            // Capitals are those of a postcode: who types "2024 is" may mean a year.
            Some((letters, whole)) if query[letters.at.clone()].chars().all(char::is_uppercase) => {
                asked.push(any_form(&whole));
                at += 1;
            }
            Some((letters, whole)) => {
                asked.push(any_form(word));
                asked.push([beginning(letters), Term::Whole(whole.folded)]);
                at += 1;
            }
            None => asked.push(any_form(word)),
        }
    }
    let mut distinct = Vec::new();
    for word in asked {
        if distinct.len() < AT_MOST && !distinct.contains(&word) {
            distinct.push(word);
        }
    }
    distinct
}

/// The word itself, what begins with it, and what has the same stem.
pub fn any_form(word: &Word) -> AskedWord {
    [beginning(word), Term::Whole(word.stem())]
}

/// One letter would be the beginning of too much.
fn beginning(word: &Word) -> Term {
    let folded = word.folded.clone();
    if folded.chars().nth(1).is_some() { Term::Beginning(folded) } else { Term::Whole(folded) }
}

/// Whether one of these words of a text is what is asked for, by itself or as a half of a postcode.
pub fn is_asked(asked: &[AskedWord], text: &str, words: &[Word], at: usize) -> bool {
    let fits = |term: &str| asked.iter().flatten().any(|wanted| wanted.fits(term));
    let is_half = |first: usize| {
        let pair = words.get(first).zip(words.get(first + 1));
        pair.and_then(|(digits, letters)| postcode(text, digits, letters)).is_some_and(|whole| fits(&whole.folded))
    };
    fits(&words[at].folded) || fits(&words[at].stem()) || is_half(at) || (at > 0 && is_half(at - 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Term::{Beginning, Whole};

    #[test]
    fn a_word_is_asked_for_in_any_form() {
        let [word] = &asked("Bomen")[..] else { panic!("one word") };
        assert_eq!(*word, [Beginning("bomen".into()), Whole("boom".into())]);
        assert_eq!(asked("m"), [[Whole("m".into()), Whole("m".into())]]);
    }

    #[test]
    fn a_postcode_is_one_word_and_a_year_is_not() {
        let whole = [Beginning("3451ab".into()), Whole("3451ab".into())];
        assert_eq!(asked("3451 AB"), std::slice::from_ref(&whole));
        assert_eq!(asked("3451AB"), [whole]);
        assert_eq!(asked("2024 is").len(), 2);
    }

    #[test]
    fn words_count_once_and_not_without_end() {
        assert_eq!(asked("boom boom").len(), 1);
        let many: Vec<_> = (0..100).map(|number| format!("w{number}")).collect();
        assert_eq!(asked(&many.join(" ")).len(), AT_MOST);
    }
}
