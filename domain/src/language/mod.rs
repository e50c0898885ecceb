//! The languages of the interface. `list.rs` has an entry for each; everything else is made from it.

use serde::{Deserialize, Serialize};

/// What a language needs to say dates and numbers.
struct Facts {
    tag: &'static str,
    own_name: &'static str,
    is_complete: bool,
    names: &'static str,
    thousands: char,
    weekdays: &'static str,
    months: &'static str,
    short_months: &'static str,
}

/// Makes `Language` from the entries of the list.
macro_rules! languages {
    ($($language:ident { $($fact:ident: $value:expr,)* })*) => {
        /// A language of the interface.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "lowercase")]
        pub enum Language {
            $($language,)*
        }

        impl Language {
            /// All of them, Dutch first.
            pub const ALL: [Self; [$(stringify!($language)),*].len()] = [$(Self::$language),*];

            const fn facts(self) -> &'static Facts {
                match self {
                    $(Self::$language => &Facts { $($fact: $value),* },)*
                }
            }
        }
    };
}

include!("list.rs");

impl Language {
    /// The language tag of BCP 47, for `lang` attributes.
    pub const fn tag(self) -> &'static str {
        self.facts().tag
    }

    /// What those who speak it call it.
    pub const fn own_name(self) -> &'static str {
        self.facts().own_name
    }

    /// Whether it has every text, so that it never falls back to Dutch.
    pub const fn is_complete(self) -> bool {
        self.facts().is_complete
    }

    /// What stands between thousands.
    pub(crate) const fn thousands(self) -> char {
        self.facts().thousands
    }

    /// A day of the week, counted from 1 on Monday.
    pub(crate) fn weekday(self, number: i8) -> &'static str {
        word(self.facts().weekdays, number)
    }

    /// The name of a month, counted from 1.
    pub(crate) fn month(self, number: i8) -> &'static str {
        word(self.facts().months, number)
    }

    /// The name of a month in three letters, counted from 1.
    pub(crate) fn short_month(self, number: i8) -> &'static str {
        word(self.facts().short_months, number)
    }

    /// What this language calls another one; its own name where that is not told.
    pub fn name_of(self, other: Self) -> &'static str {
        let place = Self::ALL.into_iter().position(|language| language == other);
        place.and_then(|place| self.facts().names.split(' ').nth(place)).unwrap_or_else(|| other.own_name())
    }

    /// In which of the languages that a forum offers it is read what the organisation did not write in this one. Only one
    /// that is not complete may be missing, and never the only one there is.
    pub fn read_instead(self, offered: &[Self]) -> Option<Self> {
        let first = offered.iter().copied().filter(|language| language.is_complete()).min();
        first.or(offered.first().copied()).filter(|instead| !self.is_complete() && *instead != self)
    }

    /// Reads a tag such as `nl`, `nl-NL` or `EN`; anything else is `None`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next()?.trim();
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// The best of those offered for an `Accept-Language` header (RFC 9110, 12.5.4); the first of them when none is
    /// asked for.
    pub fn negotiate(accept: &str, offered: &[Self]) -> Self {
        let mut best = (0.0_f32, offered.first().copied().unwrap_or_default());
        for range in accept.split(',') {
            let mut parts = range.split(';');
            let asked = parts.next().and_then(Self::from_tag).filter(|asked| offered.contains(asked));
            let Some(language) = asked else { continue };
            let weight = parts
                .find_map(|part| part.trim().strip_prefix("q="))
                .map_or(1.0, |weight| weight.parse().unwrap_or(0.0));
            if weight > best.0 {
                best = (weight, language);
            }
        }
        best.1
    }
}

/// One of the words of a list, counted from 1.
fn word(words: &'static str, number: i8) -> &'static str {
    words.split(' ').nth(usize::from(number.unsigned_abs()).saturating_sub(1)).unwrap_or_default()
}

impl Default for Language {
    fn default() -> Self {
        Self::ALL[0]
    }
}

impl std::fmt::Display for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.tag())
    }
}

/// No language of the interface.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there are no texts in the language “{0}”")]
pub struct UnknownLanguage(String);

impl std::str::FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(tag: &str) -> Result<Self, UnknownLanguage> {
        Self::from_tag(tag).ok_or_else(|| UnknownLanguage(tag.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::Language::{self, En, Fy, Nl};
    use serde::{
        Deserialize,
        de::{
            IntoDeserializer,
            value::{Error, StrDeserializer},
        },
    };

    #[test]
    fn the_visitor_gets_the_language_they_prefer() {
        for (header, expected) in [
            ("nl-NL,nl;q=0.9,en;q=0.8", Nl),
            ("en-GB,en;q=0.9,nl;q=0.8", En),
            ("xx,en;q=0.5", En),
            ("fy, nl;q=0.9", Fy),
            ("xx", Nl),
            ("", Nl),
            ("en;q=0, nl;q=0.1", Nl),
            ("en;q=huh", Nl),
        ] {
            assert_eq!(Language::negotiate(header, &Language::ALL), expected, "{header}");
        }
    }

    #[test]
    fn nobody_gets_a_language_that_is_not_offered() {
        assert_eq!(Language::negotiate("fy, en;q=0.9, nl;q=0.8", &[Nl, En]), En);
        assert_eq!(Language::negotiate("fy", &[Nl, En]), Nl);
        assert_eq!(Language::negotiate("xx", &[Fy, Nl]), Fy, "the first, when none is asked for");
    }

    #[test]
    fn every_language_can_say_dates_and_has_a_tag_of_its_own() {
        assert!(Language::default() == Nl && Nl.is_complete(), "what is missing is said in Dutch");
        for language in Language::ALL {
            let facts = language.facts();
            let counts = [facts.weekdays, facts.months, facts.short_months].map(|words| words.split(' ').count());
            assert_eq!(counts, [7, 12, 12], "{language}");
            let sent: StrDeserializer<'_, Error> = language.tag().into_deserializer();
            assert_eq!(Language::deserialize(sent).unwrap(), language, "sent as it is stored");
            assert_eq!(language.tag().parse(), Ok(language));
        }
        assert!("xx".parse::<Language>().is_err());
    }

    #[test]
    fn a_language_has_a_name_in_every_language() {
        assert_eq!([Nl, En, Fy].map(|language| En.name_of(language)), ["Dutch", "English", "Frisian"]);
        for language in Language::ALL {
            assert_eq!(language.name_of(language), language.own_name(), "{language}");
        }
    }

    #[test]
    fn only_a_language_that_is_not_complete_may_be_missing_and_never_all_of_them() {
        for (language, offered, instead) in [
            (Fy, &[Fy, En, Nl][..], Some(Nl)),
            (Fy, &[En, Fy], Some(En)),
            (Fy, &[Fy], None),
            (En, &[Nl, En], None),
            (Nl, &[En, Nl], None),
        ] {
            assert_eq!(language.read_instead(offered), instead, "{language} of {offered:?}");
        }
    }
}
