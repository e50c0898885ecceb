//! The public body that runs this forum, its themes, and the texts that it keeps.

pub mod first_steps;
pub mod house_rule;
pub mod value;

use crate::{day::Day, ids::ThemeId, language::Language, time::Timestamp, translated::Translated, words::words};
use serde::{Deserialize, Serialize};

/// What the organisation tells about itself, on every page; with `TypedTexts`, as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Organisation<T = Translated> {
    /// The full name: `Gemeente Vechtdrecht`.
    pub name: String,
    /// The name as people say it: `Vechtdrecht`.
    pub short_name: String,
    pub phone: String,
    pub address: String,
    /// The public address of this forum, without a slash at the end.
    pub web_address: String,
    /// When the counter is open.
    pub opening: String,
    /// What to do at danger to life.
    pub danger: T,
    /// Where to report broken things.
    pub defects: T,
    /// The single point of contact for authorities, and that for users (Regulation (EU) 2022/2065, articles 11 and 12).
    pub contact_authorities: String,
    pub contact_users: String,
    /// In which languages one can write there.
    pub contact_languages: String,
    /// Which certified body settles disputes out of court (article 21).
    pub redress: T,
}

impl Organisation {
    /// The organisation before it told about itself.
    pub fn unnamed() -> Self {
        Self { name: "Naast".to_owned(), short_name: "Naast".to_owned(), ..Self::default() }
    }

    /// The number as it stands in a sentence: no line ends within it.
    pub fn phone_unbroken(&self) -> String {
        self.phone.replace(char::is_whitespace, "\u{a0}")
    }

    /// What makes a telephone dial the number, a `tel:` URI (RFC 3966); none where more stands there than one number.
    pub fn dial(&self) -> Option<String> {
        let (digits, rest): (Vec<char>, Vec<char>) =
            self.phone.chars().partition(|it| it.is_ascii_digit() || *it == '+');
        let is_one = digits.len() >= 3 && rest.iter().all(|it| it.is_whitespace() || "-–.()".contains(*it));
        is_one.then(|| format!("tel:{}", digits.into_iter().collect::<String>()))
    }

    /// What to do at danger to life, in this language.
    pub fn danger(&self, language: Language) -> &str {
        self.danger.choose(language)
    }

    /// Where to report broken things, in this language.
    pub fn defects(&self, language: Language) -> &str {
        self.defects.choose(language)
    }

    /// Which body settles disputes out of court, in this language; empty when none was named.
    pub fn redress(&self, language: Language) -> &str {
        self.redress.choose(language)
    }
}

/// A theme that initiatives can be filed under.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Theme {
    pub id: ThemeId,
    pub name: Translated,
    /// Retired themes stay on what was filed under them, but cannot be chosen.
    pub is_retired: bool,
}

impl Theme {
    /// The name in this language.
    pub fn name(&self, language: Language) -> &str {
        self.name.choose(language)
    }
}

/// A day on which the organisation is closed, beside weekends and the holidays of the law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosingDay {
    pub day: Day,
    pub name: String,
}

words! {
    /// The pages of text that the organisation keeps itself.
    PageName {
        About = "about",
        Privacy = "privacy",
        Accessibility = "accessibility",
    }
}

/// A page of text in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageContent {
    /// The Markdown, for whoever edits it.
    pub source: String,
    pub html: String,
    /// `None` while it is the text that Naast came with.
    pub saved_at: Option<Timestamp>,
    /// 0 while it is the text that Naast came with.
    pub version: i64,
}

#[cfg(test)]
mod tests {
    use super::Organisation;

    fn dial(phone: &str) -> Option<String> {
        Organisation { phone: phone.to_owned(), ..Organisation::unnamed() }.dial()
    }

    #[test]
    fn no_line_ends_within_a_number() {
        let organisation = Organisation { phone: "0999 - 555 010".to_owned(), ..Organisation::unnamed() };
        assert_eq!(organisation.phone_unbroken(), "0999\u{a0}-\u{a0}555\u{a0}010");
    }

    #[test]
    fn a_telephone_dials_one_number_and_nothing_else() {
        assert_eq!(dial("0999 - 555 010").as_deref(), Some("tel:0999555010"));
        assert_eq!(dial("+31 (0)30 – 123").as_deref(), Some("tel:+31030123"));
        for other in ["", "12", "14 030 of 030 123 (ma)", "bel ons"] {
            assert_eq!(dial(other), None, "{other}");
        }
    }
}
