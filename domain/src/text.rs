//! What people type, parsed once at the edge. Control characters and characters that turn the reading
//! direction of the text around them (Unicode TR 9: U+202A–202E, U+2066–2069) are taken out silently:
//! nobody types them on purpose, and they could make a name or a link read as another one.

use crate::flaw::Flaw;
use serde::{Deserialize, Serialize};

fn is_harmful(character: char) -> bool {
    matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
        || (character.is_control() && character != '\n')
}

/// Several lines: line ends become `\n`, tabs spaces, harmful characters go, outer white space goes.
pub fn clean_lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', "    ");
    text.chars().filter(|c| !is_harmful(*c)).collect::<String>().trim().to_owned()
}

/// One line: as `clean_lines`, and every run of white space becomes one space.
pub fn clean_line(text: &str) -> String {
    clean_lines(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn measure(text: String, minimum: u32, maximum: u32) -> Result<String, Flaw> {
    let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    // Zero-width characters alone are as empty as spaces are.
    let has_ink = text
        .chars()
        .any(|c| !c.is_whitespace() && !matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{AD}' | '\u{3164}'));
    match length {
        _ if minimum > 0 && !has_ink => Err(Flaw::Empty),
        _ if length < minimum => Err(Flaw::TooShort { minimum }),
        _ if length > maximum => Err(Flaw::TooLong { maximum, actual: length }),
        _ => Ok(text),
    }
}

/// A text of one kind, with the letters it may have: without it each of them would spell out parsing, reading and
/// taking apart by itself.
macro_rules! text {
    ($($(#[$doc:meta])* $name:ident: $clean:ident, $minimum:literal..=$maximum:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The most characters it may have.
            pub const MAXIMUM: u32 = $maximum;

            /// Parses what was typed.
            ///
            /// # Errors
            /// Says what is wrong with it: empty, too short or too long.
            pub fn parse(typed: &str) -> Result<Self, Flaw> {
                measure($clean(typed), $minimum, $maximum).map(Self)
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

text! {
    /// The title of an initiative.
    Title: clean_line, 1..=120;
    /// The story of an initiative, in Markdown.
    Story: clean_lines, 1..=20_000;
    /// What someone says in a thread, in Markdown.
    CommentText: clean_lines, 1..=10_000;
    /// A place in words; may be empty.
    Place: clean_line, 0..=120;
    /// The name a member goes by.
    DisplayName: clean_line, 2..=60;
    /// What members tell about themselves; may be empty.
    About: clean_lines, 0..=1_000;
    /// An official's function or department.
    OfficeName: clean_line, 1..=80;
    /// A moderator's own words in a statement of reasons.
    Reason: clean_lines, 10..=2_000;
    /// A law, as a moderator names it: its title and the article.
    LawName: clean_line, 3..=200;
    /// What a reporter says; may be empty.
    ReportWords: clean_lines, 0..=2_000;
    /// Why something breaks the law, in the words of whoever files a notice: enough to judge it by.
    NoticeGrounds: clean_lines, 30..=5_000;
    /// The name of somebody who does not need an account.
    PersonName: clean_line, 2..=120;
    /// A short label kept by administrators: a theme, a house rule, a name, a phone number.
    Label: clean_line, 1..=120;
    /// A short line kept by administrators that may be empty.
    OptionalLine: clean_line, 0..=300;
    /// A longer text kept by administrators, in Markdown.
    PageText: clean_lines, 1..=50_000;
    /// What an official promises, in one sentence.
    Promise: clean_line, 3..=300;
    /// A sentence: whom somebody asks, why a value pulled, what tipped a decision.
    Sentence: clean_line, 1..=500;
    /// Words beside something that says enough by itself; may be empty.
    Words: clean_lines, 0..=2_000;
    /// A note or a reason that others should understand.
    Note: clean_lines, 3..=2_000;
    /// The name under which somebody tells: a first name or a pseudonym is enough.
    TellerName: clean_line, 1..=60;
    /// A web address, or nothing.
    Link: clean_line, 0..=500;
    /// What a visitor searches for; may be empty.
    Query: clean_line, 0..=200;
}

impl Title {
    /// The title proposed from a story: its first sentence, cut at a word when it is long.
    pub fn from_story(story: &Story) -> Self {
        let plain: String = story
            .as_str()
            .lines()
            .map(|line| line.trim_start_matches(['#', '>', '-', '*', ' ']))
            .find(|line| !line.trim().is_empty())
            .unwrap_or_default()
            .replace(['*', '_', '`', '[', ']'], "");
        let end = plain.find(['.', '!', '?']).unwrap_or(plain.len());
        let sentence = clean_line(&plain[..end]);
        let sentence = if sentence.is_empty() { clean_line(story.as_str()) } else { sentence };
        if sentence.chars().count() <= 80 {
            return Self(sentence);
        }
        let cut: String = sentence.chars().take(79).collect();
        let cut = cut.rsplit_once(' ').map_or(cut.as_str(), |(head, _)| head);
        Self(format!("{}…", cut.trim_end_matches([',', ';', ':', ' '])))
    }
}

impl Link {
    /// Parses an address that begins with http:// or https://, or nothing.
    ///
    /// # Errors
    /// `NotAnAddress` or `TooLong`.
    pub fn parse_web(typed: &str) -> Result<Self, Flaw> {
        let link = Self::parse(typed)?;
        let host = link.0.strip_prefix("https://").or_else(|| link.0.strip_prefix("http://"));
        let is_web = host.is_some_and(|rest| !rest.is_empty() && !rest.contains([' ', '"', '<', '>']));
        if link.0.is_empty() || is_web { Ok(link) } else { Err(Flaw::NotAnAddress) }
    }
}

/// An e-mail address, in lower case.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Email(String);

impl Email {
    /// Parses an address: one `@`, something before it, a domain with a dot after it, at most 254 characters
    /// (RFC 5321, 4.5.3.1.3). Whether it exists only a mail can tell.
    ///
    /// # Errors
    /// `Empty`, `TooLong` or `NotAnEmail`.
    pub fn parse(typed: &str) -> Result<Self, Flaw> {
        let text = measure(clean_line(typed).to_lowercase(), 1, 254)?;
        let (name, host) = text.rsplit_once('@').ok_or(Flaw::NotAnEmail)?;
        let plain = |c: char| !c.is_whitespace() && !"<>()[],;:\\\"".contains(c);
        let is_valid = !name.is_empty()
            && !name.contains('@')
            && name.chars().all(plain)
            && host.contains('.')
            && host.split('.').all(|label| !label.is_empty())
            && host.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '.');
        if is_valid { Ok(Self(text)) } else { Err(Flaw::NotAnEmail) }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_is_empty_in_every_disguise() {
        for typed in ["", "   ", "\n\t", "\u{200B}", "\u{0}\u{1}", "\u{202E}"] {
            assert_eq!(CommentText::parse(typed), Err(Flaw::Empty), "{typed:?}");
        }
    }

    #[test]
    fn harmful_characters_go_and_emoji_stay() {
        assert_eq!(Title::parse(" a\u{202E}b\u{0}  c\n👩‍👩‍👧 ").unwrap().as_str(), "ab c 👩‍👩‍👧");
        assert_eq!(Story::parse("one\r\ntwo\rthree").unwrap().as_str(), "one\ntwo\nthree");
    }

    #[test]
    fn lengths_are_counted_in_characters() {
        assert!(Title::parse(&"é".repeat(120)).is_ok());
        assert_eq!(Title::parse(&"é".repeat(121)), Err(Flaw::TooLong { maximum: 120, actual: 121 }));
        assert_eq!(Reason::parse("te kort"), Err(Flaw::TooShort { minimum: 10 }));
    }

    #[test]
    fn a_title_is_proposed_from_the_first_sentence() {
        for (story, title) in [
            ("Mijn straat is gevaarlijk. Elke dag weer.", "Mijn straat is gevaarlijk"),
            ("## **Een** plan!\n\nMeer.", "Een plan"),
            ("...", "..."),
        ] {
            assert_eq!(Title::from_story(&Story::parse(story).unwrap()).as_str(), title);
        }
        let long = Title::from_story(&Story::parse(&"woord ".repeat(40)).unwrap());
        assert!(long.as_str().ends_with("woord…") && long.as_str().chars().count() <= 80);
    }

    #[test]
    fn addresses_are_checked_for_their_form_only() {
        for good in ["a@b.nl", "Jan.de+Vries@Post.example", "ü@bücher.example"] {
            assert!(Email::parse(good).is_ok(), "{good}");
        }
        for bad in ["a", "a@b", "@b.nl", "a b@c.nl", "a@b..nl", "a@b@c.nl", "<a@b.nl>"] {
            assert_eq!(Email::parse(bad), Err(Flaw::NotAnEmail), "{bad}");
        }
    }
}
