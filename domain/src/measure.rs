//! Measures: what a moderator does, always with a statement of reasons.

use crate::{
    flaw::Flaw,
    house_rule::HouseRule,
    ids::{CommentId, InitiativeId, MeasureId, MemberId},
    time::Timestamp,
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// What a measure does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MeasureKind {
    /// Hide a comment or initiative.
    Hide,
    /// Show it again.
    Restore,
    /// Close a thread for new comments.
    Lock,
    /// Open it again.
    Reopen,
}

impl MeasureKind {
    /// All measures.
    pub const ALL: [Self; 4] = [Self::Hide, Self::Restore, Self::Lock, Self::Reopen];

    /// The word in forms, addresses and the database.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Hide => "hide",
            Self::Restore => "restore",
            Self::Lock => "lock",
            Self::Reopen => "reopen",
        }
    }
}

impl FromStr for MeasureKind {
    type Err = Flaw;
    fn from_str(word: &str) -> Result<Self, Flaw> {
        Self::ALL.into_iter().find(|kind| kind.word() == word).ok_or(Flaw::NotAChoice)
    }
}

/// What a measure or a report is about: an initiative, or one comment in its thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Subject {
    pub initiative: InitiativeId,
    pub comment: Option<CommentId>,
}

/// Why something is hidden or locked, as everybody may read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Removal {
    pub measure: MeasureId,
    pub at: Timestamp,
    pub rule: HouseRule,
    /// The moderator's own words.
    pub reason: String,
}

/// A line of the public moderation record; newest first. Moderators appear with a stable number, not by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    pub id: MeasureId,
    pub kind: MeasureKind,
    pub subject: Subject,
    /// The title of the initiative; empty when the initiative itself is hidden.
    pub title: String,
    pub moderator_number: i64,
    pub rule: HouseRule,
    pub reason: String,
    pub at: Timestamp,
}

/// How a moderator is tied up in a case; any of these keeps them from deciding in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Involvement {
    /// Who wrote the content.
    pub author: Option<MemberId>,
    /// Who reported it.
    pub reporters: Vec<MemberId>,
    /// Who wrote in the same branch.
    pub branch_authors: Vec<MemberId>,
}
