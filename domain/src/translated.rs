//! Texts that the organisation writes in several languages, and what is typed of them: a field for each language that
//! the forum offers.

use crate::{
    flaw::{Flaw, Flaws},
    language::Language,
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fmt::Display};

/// A text in the languages in which it was written, none of them empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(from = "BTreeMap<String, String>")]
pub struct Translated(BTreeMap<Language, String>);

impl Translated {
    /// What is read in this language: the text in it, else the Dutch, else any.
    pub fn choose(&self, language: Language) -> &str {
        self.chosen(language).map_or("", |(_, text)| text)
    }

    /// The tag of the language in which it is read, when that is another one: for `lang` attributes (WCAG 3.1.2).
    pub fn lang(&self, language: Language) -> Option<&'static str> {
        self.chosen(language).map(|(read, _)| read).filter(|read| *read != language).map(Language::tag)
    }

    /// What was written in this language itself; empty where nothing was.
    pub fn written(&self, language: Language) -> &str {
        self.0.get(&language).map_or("", String::as_str)
    }

    /// Keeps what was written in this language, unless it is empty.
    pub fn insert(&mut self, language: Language, text: String) {
        if !text.is_empty() {
            self.0.insert(language, text);
        }
    }

    fn chosen(&self, language: Language) -> Option<(Language, &str)> {
        let (read, text) = [language, Language::default()]
            .iter()
            .find_map(|wanted| self.0.get_key_value(wanted))
            .or_else(|| self.0.first_key_value())?;
        Some((*read, text))
    }
}

impl From<BTreeMap<String, String>> for Translated {
    /// Leaves out what nobody can read any more: languages that are not in the list.
    fn from(texts: BTreeMap<String, String>) -> Self {
        let mut translated = Self::default();
        for (tag, text) in texts {
            if let Ok(language) = tag.parse() {
                translated.insert(language, text);
            }
        }
        translated
    }
}

impl<const N: usize> From<[(Language, &str); N]> for Translated {
    fn from(texts: [(Language, &str); N]) -> Self {
        let mut translated = Self::default();
        for (language, text) in texts {
            translated.insert(language, text.to_owned());
        }
        translated
    }
}

/// What was typed in each language, by its tag: the fields `name[nl]`, `name[en]`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TypedTexts(BTreeMap<String, String>);

impl TypedTexts {
    /// Parses the text in each language that the forum offers, with flaws at `field[tag]`. It may be left empty where
    /// another language is `read_instead`, whatever is parsed. Languages that are not offered are refused.
    pub fn parse<T: Display>(
        &self,
        field: &str,
        offered: &[Language],
        flaws: &mut Flaws,
        parse: fn(&str) -> Result<T, Flaw>,
    ) -> Translated {
        let mut translated = Translated::default();
        for language in offered {
            let parsed = parse(self.0.get(language.tag()).map_or("", String::as_str));
            if matches!(parsed, Err(Flaw::Empty)) && language.read_instead(offered).is_some() {
                continue;
            }
            if let Some(text) = flaws.check(&field_in(field, language.tag()), parsed) {
                translated.insert(*language, text.to_string());
            }
        }
        for tag in self.0.keys().filter(|tag| offered.iter().all(|language| language.tag() != **tag)) {
            flaws.add(&field_in(field, tag), Flaw::NotAChoice);
        }
        translated
    }
}

impl<const N: usize> From<[(Language, &str); N]> for TypedTexts {
    fn from(texts: [(Language, &str); N]) -> Self {
        Self(texts.into_iter().map(|(language, text)| (language.tag().to_owned(), text.to_owned())).collect())
    }
}

/// The name of the field for this language: `name[nl]`.
pub fn field_in(field: &str, tag: &str) -> String {
    format!("{field}[{tag}]")
}

/// The field and the language of such a name.
pub fn of_field(name: &str) -> Option<(&str, Language)> {
    let (field, tag) = name.strip_suffix(']')?.split_once('[')?;
    Some((field, tag.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        language::Language::{En, Fy, Nl},
        text::{About, Label},
    };

    #[test]
    fn it_is_read_in_the_language_asked_for_else_in_dutch_else_in_any() {
        for (written, asked, read, lang) in [
            (Translated::from([(Nl, "ja"), (En, "yes"), (Fy, "jawis")]), Fy, "jawis", None),
            (Translated::from([(Nl, "ja"), (En, "yes"), (Fy, "")]), Fy, "ja", Some("nl")),
            (Translated::from([(Nl, "ja")]), En, "ja", Some("nl")),
            (Translated::from([(Fy, "jawis"), (En, "yes")]), Nl, "yes", Some("en")),
            (Translated::default(), Nl, "", None),
        ] {
            assert_eq!((written.choose(asked), written.lang(asked)), (read, lang), "{written:?} in {asked}");
        }
    }

    #[test]
    fn a_language_that_left_the_list_is_left_out() {
        let texts = [("nl", "ja"), ("xx", "?"), ("fy", "")].map(|(tag, text)| (tag.to_owned(), text.to_owned()));
        assert_eq!(Translated::from(BTreeMap::from(texts)), Translated::from([(Nl, "ja")]));
    }

    fn flaws_of(typed: &TypedTexts, offered: &[Language]) -> Vec<(String, Flaw)> {
        let mut flaws = Flaws::default();
        typed.parse("name", offered, &mut flaws, Label::parse);
        flaws.0.into_iter().map(|wrong| (wrong.field, wrong.flaw)).collect()
    }

    #[test]
    fn complete_languages_that_are_offered_are_asked_for() {
        let empty = |tag: &str| (field_in("name", tag), Flaw::Empty);
        let nothing = TypedTexts::default();
        assert_eq!(flaws_of(&nothing, &[Nl, En, Fy]), [empty("nl"), empty("en")]);
        assert_eq!(flaws_of(&nothing, &[Nl]), [empty("nl")]);
        assert_eq!(flaws_of(&nothing, &[Fy]), [empty("fy")], "there is no other one to read");
        assert_eq!(flaws_of(&TypedTexts::from([(Nl, "Groen"), (En, "Green"), (Fy, " ")]), &Language::ALL), []);
    }

    #[test]
    fn a_language_that_may_be_missing_is_parsed_where_it_is_not() {
        let typed = TypedTexts::from([(Nl, "Groen"), (Fy, &"x".repeat(121))]);
        let long = Flaw::TooLong { maximum: 120, actual: 121 };
        assert_eq!(flaws_of(&typed, &[Nl, Fy]), [("name[fy]".to_owned(), long)]);
    }

    #[test]
    fn a_language_that_is_not_offered_is_refused() {
        let mut typed = TypedTexts::from([(Nl, "Groen"), (Fy, "Grien")]);
        typed.0.insert("xx".to_owned(), "?".to_owned());
        let refused = ["fy", "xx"].map(|tag| (field_in("name", tag), Flaw::NotAChoice));
        assert_eq!(flaws_of(&typed, &[Nl]), refused);
    }

    #[test]
    fn what_may_be_empty_is_kept_where_something_was_typed() {
        let (typed, mut flaws) = (TypedTexts::from([(Nl, " Bel 112 ")]), Flaws::default());
        let kept = typed.parse("danger", &[Nl, En], &mut flaws, About::parse);
        assert_eq!((kept, flaws.0.len()), (Translated::from([(Nl, "Bel 112")]), 0));
    }

    #[test]
    fn the_name_of_a_field_tells_its_language() {
        assert_eq!(of_field(&field_in("name", "fy")), Some(("name", Fy)));
        for other in ["name", "name[xx]", "decision[weights]"] {
            assert_eq!(of_field(other), None, "{other}");
        }
    }
}
