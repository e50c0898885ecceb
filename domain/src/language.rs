//! The two languages of the interface: Dutch first, English second.

use serde::{Deserialize, Serialize};

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    #[default]
    Nl,
    En,
}

impl Language {
    /// Both languages, Dutch first.
    pub const ALL: [Self; 2] = [Self::Nl, Self::En];

    /// The language tag of BCP 47, for `lang` attributes.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }

    /// Reads a tag such as `nl`, `nl-NL` or `EN`; anything else is `None`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next()?.trim();
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// The best of the two for an `Accept-Language` header (RFC 9110, 12.5.4); Dutch when neither is asked for.
    pub fn negotiate(accept: &str) -> Self {
        let mut best = (0.0_f32, Self::default());
        for range in accept.split(',') {
            let mut parts = range.split(';');
            let Some(language) = parts.next().and_then(Self::from_tag) else { continue };
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

impl std::fmt::Display for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.tag())
    }
}

#[cfg(test)]
mod tests {
    use super::Language::{self, En, Nl};

    #[test]
    fn the_visitor_gets_the_language_they_prefer() {
        for (header, expected) in [
            ("nl-NL,nl;q=0.9,en;q=0.8", Nl),
            ("en-GB,en;q=0.9,nl;q=0.8", En),
            ("de,en;q=0.5", En),
            ("de", Nl),
            ("", Nl),
            ("en;q=0, nl;q=0.1", Nl),
            ("en;q=huh", Nl),
        ] {
            assert_eq!(Language::negotiate(header), expected, "{header}");
        }
    }
}
