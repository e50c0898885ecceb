//! Clearing up after a flood: one measure on every comment that fits a pattern, each with its own statement of reasons, and
//! undone likewise when it was a mistake.

use crate::{
    flaw::{Flaw, Flaws},
    ids::{ClearingId, CommentId, InitiativeId, MemberId},
    measures::{
        MeasureKind,
        statement::{parse_number, parse_target},
    },
    refusal::Refusal,
    text::clean_line,
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// What can be done to many comments at once; a suspension is taken once on each author.
pub const MEASURES: [MeasureKind; 3] = [MeasureKind::Hide, MeasureKind::OffTopic, MeasureKind::Suspend];

/// The measure, if it can be done to many comments at once.
///
/// # Errors
/// `NotAChoice` at `kind`.
pub fn for_many(kind: MeasureKind) -> Result<MeasureKind, Refusal> {
    if MEASURES.contains(&kind) { Ok(kind) } else { Err(Refusal::field("kind", Flaw::NotAChoice)) }
}

/// How far back a clearing looks at most, in hours: a week.
pub const LONGEST: u32 = 168;

/// How new an account is at most to be selected for being new, in days.
pub const NEWEST: u32 = 365;

/// How many characters the words of a pattern have at least: less than this fits nearly everything.
pub const FEWEST: u32 = 3;

const MOST: u32 = 200;

/// A pattern as it was typed; everything of it stands in the address.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PatternInput {
    /// Within how many hours it was said.
    pub hours: String,
    /// What stands in the text, in any case of letters.
    pub phrase: String,
    /// Whether it holds a link; empty when it does not matter.
    pub links: String,
    /// For how many days the account existed at most when it was said.
    pub newcomers: String,
    /// The number of a member, or the address of their page.
    pub author: String,
    /// The number of an initiative, or the address of its page.
    pub initiative: String,
}

impl PatternInput {
    /// Reads it from the parameters of an address.
    pub fn read(parameter: impl Fn(&str) -> Option<String>) -> Self {
        let typed = |name: &str| parameter(name).unwrap_or_default();
        Self {
            hours: typed("hours"),
            phrase: typed("phrase"),
            links: typed("links"),
            newcomers: typed("newcomers"),
            author: typed("author"),
            initiative: typed("initiative"),
        }
    }

    /// Whether nothing was asked yet.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Which comments to clear up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pattern {
    /// Within how many hours they were said.
    pub hours: u32,
    /// What stands in the text; empty when it does not matter.
    pub words: String,
    pub has_links: bool,
    /// For how many days the account existed at most.
    pub newcomers: Option<u32>,
    pub author: Option<MemberId>,
    pub initiative: Option<InitiativeId>,
}

impl Pattern {
    /// Reads a pattern. It must say more than where and since when: nobody clears a whole thread away.
    ///
    /// # Errors
    /// `Invalid` at `hours`, `phrase`, `newcomers`, `author` or `initiative`.
    pub fn parse(input: &PatternInput) -> Result<Self, Refusal> {
        let mut flaws = Flaws::default();
        let hours = flaws.check("hours", parse_number(&input.hours, LONGEST));
        let words = flaws.check("phrase", parse_words(&input.phrase)).unwrap_or_default();
        let newcomers = match input.newcomers.trim() {
            "" => None,
            typed => flaws.check("newcomers", parse_number(typed, NEWEST)),
        };
        let author = flaws.check("author", parse_author(&input.author)).flatten();
        let initiative = match input.initiative.trim() {
            "" => None,
            typed => flaws.check("initiative", parse_target(typed)),
        };
        let has_links = !input.links.is_empty();
        let is_narrow = !words.is_empty() || has_links || newcomers.is_some() || author.is_some();
        flaws.into_result()?;
        if !is_narrow {
            return Err(Refusal::field("phrase", Flaw::Empty));
        }
        Ok(Self { hours: hours.unwrap_or(LONGEST), words, has_links, newcomers, author, initiative })
    }
}

fn parse_words(typed: &str) -> Result<String, Flaw> {
    let words = clean_line(typed);
    let length = u32::try_from(words.chars().count()).unwrap_or(u32::MAX);
    match length {
        0 => Ok(words),
        1..FEWEST => Err(Flaw::TooShort { minimum: FEWEST }),
        FEWEST..=MOST => Ok(words),
        _ => Err(Flaw::TooLong { maximum: MOST, actual: length }),
    }
}

fn parse_author(typed: &str) -> Result<Option<MemberId>, Flaw> {
    let typed = typed.trim().trim_end_matches('/');
    let number = typed.rsplit_once("/members/").map_or(typed, |(_, number)| number);
    if number.is_empty() { Ok(None) } else { number.parse().map(Some).map_err(|_| Flaw::NotAChoice) }
}

/// What fits a pattern, before anything is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fitting {
    pub comments: i64,
    pub authors: i64,
    pub threads: i64,
    /// Comments that fit but are left alone, because this moderator takes part there or reported them.
    pub own: i64,
    /// The newest comment there was; later ones are not touched, as nobody saw that they fit.
    pub newest: CommentId,
    /// The latest of them.
    pub sample: Vec<Sample>,
}

/// One of the comments that fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {
    pub comment: CommentId,
    pub author: MemberId,
    pub author_name: String,
    pub title: String,
    /// How its text begins.
    pub text: String,
    pub at: Timestamp,
}

/// A clearing: what was asked for, and how far it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clearing {
    pub id: ClearingId,
    pub kind: MeasureKind,
    pub moderator_number: i64,
    pub moderator_name: String,
    pub reason: String,
    /// What stood in the text, if that was asked.
    pub words: String,
    pub at: Timestamp,
    /// When all was done, or it was stopped.
    pub ended_at: Option<Timestamp>,
    /// The clearing that this one undoes, or the one that undoes it.
    pub undoes: Option<ClearingId>,
    pub undone_by: Option<ClearingId>,
    /// How many there were to do, how many measures were taken, and how many comments were left alone.
    pub all: i64,
    pub done: i64,
    pub left: i64,
}

impl Clearing {
    /// How much is done, in per cent.
    pub fn progress(&self) -> i64 {
        if self.all == 0 { 100 } else { (self.done + self.left) * 100 / self.all }
    }

    /// Whether it can be undone: it did something, is not an undoing itself, and was not undone.
    pub const fn is_undoable(&self) -> bool {
        self.undoes.is_none() && self.undone_by.is_none() && (self.done > 0 || self.ended_at.is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flaws(input: &PatternInput) -> Vec<(String, Flaw)> {
        let refusal = Pattern::parse(input).unwrap_err();
        refusal.flaws().iter().map(|flaw| (flaw.field.clone(), flaw.flaw.clone())).collect()
    }

    fn hours(hours: &str) -> PatternInput {
        PatternInput { hours: hours.into(), phrase: "casino".into(), ..PatternInput::default() }
    }

    #[test]
    fn a_pattern_says_more_than_where_and_since_when() {
        let wide = PatternInput { phrase: String::new(), initiative: "7".into(), ..hours("24") };
        assert_eq!(flaws(&wide), [("phrase".to_owned(), Flaw::Empty)]);
        for narrow in [
            hours("24"),
            PatternInput { links: "on".into(), ..wide.clone() },
            PatternInput { newcomers: "1".into(), ..wide.clone() },
            PatternInput { author: "3".into(), ..wide.clone() },
        ] {
            assert!(Pattern::parse(&narrow).is_ok(), "{narrow:?}");
        }
    }

    #[test]
    fn a_clearing_looks_back_a_week_at_most() {
        assert_eq!(Pattern::parse(&hours("168")).unwrap().hours, LONGEST);
        for typed in ["0", "169", "-1", "veel"] {
            assert_eq!(flaws(&hours(typed)), [("hours".to_owned(), Flaw::NotBetween { least: 1, most: LONGEST })]);
        }
        assert_eq!(flaws(&hours("")), [("hours".to_owned(), Flaw::Empty)]);
    }

    #[test]
    fn authors_and_initiatives_are_named_by_number_or_by_address() {
        let input = PatternInput {
            author: "https://example.org/members/12/".into(),
            initiative: "/initiatives/7".into(),
            ..hours("1")
        };
        let pattern = Pattern::parse(&input).unwrap();
        assert_eq!((pattern.author, pattern.initiative), (Some(MemberId(12)), Some(InitiativeId(7))));
        let wrong = PatternInput { author: "Piet".into(), initiative: "x".into(), ..hours("1") };
        assert_eq!(
            flaws(&wrong),
            [("author".to_owned(), Flaw::NotAChoice), ("initiative".to_owned(), Flaw::NotAChoice)]
        );
    }

    #[test]
    fn words_that_fit_nearly_everything_are_refused() {
        let short = PatternInput { phrase: "de".into(), ..hours("1") };
        assert_eq!(flaws(&short), [("phrase".to_owned(), Flaw::TooShort { minimum: FEWEST })]);
    }

    #[test]
    fn a_pattern_survives_its_way_through_an_address() {
        let input = PatternInput { links: "on".into(), author: "3".into(), ..hours("2") };
        let typed = [("hours", "2"), ("phrase", "casino"), ("links", "on"), ("author", "3")];
        let read = |name: &str| typed.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
        assert_eq!(PatternInput::read(read), input);
        assert!(PatternInput::read(|_| None).is_empty());
    }
}
