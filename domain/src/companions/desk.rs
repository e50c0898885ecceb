//! The desk: an official's calm worklist. It leads into the threads; there is no second place to answer from.

use crate::{
    clock::Reading,
    commitments::CommitmentRow,
    ids::{CommentId, InitiativeId, ThemeId},
    language::Language,
    members::Byline,
    time::{Timestamp, number},
};
use serde::{Deserialize, Serialize};
use std::ops::Add;

/// An initiative on the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskRow {
    pub initiative: InitiativeId,
    pub title: String,
    /// The opening of the story, or of what was said.
    pub says: String,
    pub initiator: Byline,
    pub place: String,
    pub theme: Option<ThemeId>,
    pub started_at: Timestamp,
    pub clock: Option<Reading>,
    /// What to reply to: a question for the officials, an answer that did not help; else the story.
    pub about: Option<CommentId>,
    /// The first contact, when somebody stands beside it.
    pub companion: Option<String>,
}

/// Something handed over to the viewer, with the note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handed {
    pub initiative: InitiativeId,
    pub title: String,
    pub from: String,
    pub note: String,
    pub at: Timestamp,
}

/// What an official cares about: initiatives without a companion are shown by these.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Interests {
    pub themes: Vec<ThemeId>,
    /// Words of places, separated by commas.
    pub places: String,
}

impl Interests {
    /// The first three words of places, in lower case.
    pub fn place_words(&self) -> Vec<String> {
        self.places.split(',').map(|word| word.trim().to_lowercase()).filter(|word| !word.is_empty()).take(3).collect()
    }

    /// Whether nothing was chosen: then everything is of interest.
    pub fn is_empty(&self) -> bool {
        self.themes.is_empty() && self.place_words().is_empty()
    }
}

/// How many there are, as far as was counted: past a hundred, a desk has no use for more precision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Count {
    pub at_least: i64,
    /// Whether there may be more.
    pub goes_on: bool,
}

impl Count {
    /// How far is counted.
    pub const UP_TO: i64 = 100;

    /// What was counted, up to one more than is counted to.
    pub fn of(counted: i64) -> Self {
        Self { at_least: counted.min(Self::UP_TO), goes_on: counted > Self::UP_TO }
    }

    /// Whether none were found.
    pub const fn is_none(self) -> bool {
        self.at_least == 0
    }

    /// The number, with a plus when there may be more: `100+`.
    pub fn words(self, language: Language) -> String {
        number(self.at_least, language) + if self.goes_on && !self.is_none() { "+" } else { "" }
    }
}

impl Add for Count {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { at_least: self.at_least + other.at_least, goes_on: self.goes_on || other.goes_on }
    }
}

/// The first lines of a list, and how many there are in all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lines<T> {
    pub rows: Vec<T>,
    pub count: Count,
}

/// Everything on an official's desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Desk {
    /// Beside which the viewer stands and that wait for an answer; the longest waiting first.
    pub waiting: Lines<DeskRow>,
    /// Beside which nobody stands, of what is of interest.
    pub without_companion: Lines<DeskRow>,
    /// Whether somebody stands beside each initiative that is not done, of interest or not.
    pub is_nobody_alone: bool,
    /// The viewer's open commitments, by date.
    pub commitments: Lines<CommitmentRow>,
    /// Where the viewer stands and an answer did not help.
    pub not_helped: Lines<DeskRow>,
    pub handed: Lines<Handed>,
    /// Open commitments of whoever is no official any more, by date: for any official to take on.
    pub left_behind: Lines<CommitmentRow>,
    /// Beside how many initiatives the viewer stands.
    pub beside: Count,
    pub interests: Interests,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_says_how_far_it_went() {
        let words = |counted| Count::of(counted).words(Language::Nl);
        assert_eq!([0, 99, 100, 101].map(words), ["0", "99", "100", "100+"]);
        let both = Count::of(101) + Count::of(2);
        assert_eq!(both, Count { at_least: 102, goes_on: true });
        assert_eq!(Count { at_least: 1_384, goes_on: true }.words(Language::Nl), "1.384+");
        assert_eq!(Count { at_least: 0, goes_on: true }.words(Language::En), "0", "what was looked at has none");
    }
}
