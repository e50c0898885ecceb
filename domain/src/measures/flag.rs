//! Flags: what automatic checks point out to moderators, never the tone of a text; nothing is hidden because of one.
//! A flag says what it saw, and a person decides.

use crate::{
    flaw::Flaw,
    text::{clean_line, clean_lines},
    time::Timestamp,
    words::words,
};
use serde::{Deserialize, Serialize};

words! {
    /// What was seen.
    FlagKind {
        /// Many links in one text.
        Links = "links",
        /// The same text again.
        Repeated = "repeated",
        /// Somebody says a great deal in a short time.
        Flood = "flood",
        /// Somebody who has just joined does.
        FastNewcomer = "fast_newcomer",
        /// Many who have just joined speak in one thread at once.
        Crowd = "crowd",
        /// A word from the list of the administrators.
        Word = "word",
        /// Its author changed what a moderator asked.
        Changed = "changed",
    }
}

impl FlagKind {
    /// Whether it is about how fast somebody speaks: pointed out once in an hour, or a flood would flood the moderators.
    pub const fn is_about_speed(self) -> bool {
        match self {
            Self::Flood | Self::FastNewcomer | Self::Crowd => true,
            Self::Links | Self::Repeated | Self::Word | Self::Changed => false,
        }
    }
}

/// From how many links on a text is pointed out.
pub const LINKS: i64 = 4;
/// From how many comments in a minute on a member is pointed out.
pub const FAST: i64 = 10;
/// From how many on, when they have just joined.
pub const FAST_FOR_NEWCOMERS: i64 = 4;
/// From how many comments in a minute on, by all who have just joined together, a thread is pointed out.
pub const CROWD: i64 = 30;
/// For how long somebody has just joined, in milliseconds: a day.
pub const NEWCOMER: i64 = Timestamp::DAY;
/// How many characters a text has at least to be seen again: many people say "Thank you!".
pub const LONG_ENOUGH: usize = 25;
/// How many words the list holds at most.
pub const MOST_WORDS: usize = 200;

/// Something that was seen in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    pub kind: FlagKind,
    /// How many, of what is counted.
    pub number: i64,
    /// Which word of the list.
    pub word: String,
}

impl Seen {
    /// Something that is counted.
    pub const fn counted(kind: FlagKind, number: i64) -> Self {
        Self { kind, number, word: String::new() }
    }
}

/// A flag, as moderators see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flag {
    pub seen: Seen,
    pub at: Timestamp,
}

/// What is seen in a text by itself, with this list of words.
pub fn look(text: &str, words: &[String]) -> Vec<Seen> {
    let links = text.match_indices("://").count() + text.match_indices("www.").count();
    let links = i64::try_from(links).unwrap_or(i64::MAX);
    let mut seen = Vec::new();
    if links >= LINKS {
        seen.push(Seen::counted(FlagKind::Links, links));
    }
    let spoken: Vec<_> = text.split(|sign: char| !sign.is_alphanumeric()).map(str::to_lowercase).collect();
    if let Some(word) = words.iter().find(|word| spoken.contains(word)) {
        seen.push(Seen { kind: FlagKind::Word, number: 1, word: word.clone() });
    }
    seen
}

/// The text as it is compared: neither case nor signs nor spaces make it another one. Nothing when it is short.
pub fn essence(text: &str) -> Option<String> {
    let essence: String = text.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    (essence.chars().count() >= LONG_ENOUGH).then_some(essence)
}

/// What is seen in how fast a member speaks: their so-manieth comment within a minute.
pub const fn look_at_speed(comments: i64, has_just_joined: bool) -> Option<Seen> {
    if has_just_joined && comments >= FAST_FOR_NEWCOMERS {
        Some(Seen::counted(FlagKind::FastNewcomer, comments))
    } else if comments >= FAST {
        Some(Seen::counted(FlagKind::Flood, comments))
    } else {
        None
    }
}

/// Reads the list of words as administrators type it: each on a line of its own.
///
/// # Errors
/// `NotAChoice` for what is not one word; `TooMany`.
pub fn parse_words(typed: &str) -> Result<Vec<String>, Flaw> {
    let lines = clean_lines(typed);
    let mut words: Vec<_> =
        lines.lines().map(|line| clean_line(line).to_lowercase()).filter(|line| !line.is_empty()).collect();
    words.sort_unstable();
    words.dedup();
    if words.iter().any(|word| !word.chars().all(char::is_alphanumeric)) {
        return Err(Flaw::NotAChoice);
    }
    if words.len() > MOST_WORDS {
        let actual = u32::try_from(words.len()).unwrap_or(u32::MAX);
        return Err(Flaw::TooMany { maximum: u32::try_from(MOST_WORDS).unwrap_or(u32::MAX), actual });
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str, words: &[&str]) -> Vec<FlagKind> {
        let words: Vec<_> = words.iter().map(|word| (*word).to_owned()).collect();
        look(text, &words).into_iter().map(|seen| seen.kind).collect()
    }

    #[test]
    fn an_angry_text_is_not_pointed_out() {
        assert_eq!(kinds("SCHANDE! Jullie luisteren NOOIT, stelletje prutsers!!!", &[]), []);
    }

    #[test]
    fn many_links_are_pointed_out_and_a_few_are_not() {
        assert_eq!(kinds("Zie https://a.nl, https://b.nl en www.c.nl", &[]), []);
        let seen = look("https://a.nl http://b.nl www.c.nl www.d.nl", &[]);
        assert_eq!(seen, [Seen::counted(FlagKind::Links, 4)]);
    }

    #[test]
    fn a_word_of_the_list_is_pointed_out_as_a_word_and_not_as_a_part_of_one() {
        assert_eq!(kinds("Kom naar het Casino!", &["casino"]), [FlagKind::Word]);
        assert_eq!(kinds("De casinobaas", &["casino"]), []);
    }

    #[test]
    fn the_same_text_is_the_same_whatever_its_signs() {
        let text = "Win nu in het grote casino van de stad!";
        assert_eq!(essence(text), essence("win NU in het grote casino... van de stad"));
        assert_ne!(essence(text), essence("Win nu in het kleine casino van de stad!"));
        assert_eq!(essence("Dank je wel, Fatma!"), None, "many people say this");
    }

    #[test]
    fn who_has_just_joined_is_pointed_out_sooner() {
        assert_eq!(look_at_speed(FAST_FOR_NEWCOMERS, false), None);
        let seen = look_at_speed(FAST_FOR_NEWCOMERS, true).unwrap();
        assert_eq!((seen.kind, seen.number), (FlagKind::FastNewcomer, FAST_FOR_NEWCOMERS));
        assert_eq!(look_at_speed(FAST, false).unwrap().kind, FlagKind::Flood);
        assert_eq!(look_at_speed(1, true), None);
    }

    #[test]
    fn the_list_holds_words_each_once_in_small_letters() {
        assert_eq!(parse_words(" Casino\n\ncasino\nGokken ").unwrap(), ["casino", "gokken"]);
        assert_eq!(parse_words("twee woorden"), Err(Flaw::NotAChoice));
        assert_eq!(parse_words("").unwrap(), Vec::<String>::new());
        let many: Vec<_> = (0..=MOST_WORDS).map(|number| format!("woord{number}")).collect();
        assert!(matches!(parse_words(&many.join("\n")), Err(Flaw::TooMany { .. })));
    }
}
