//! Measures: what a moderator does, always with a statement of reasons.

use crate::{
    house_rule::HouseRule,
    ids::{CommentId, InitiativeId, MeasureId, MemberId},
    record::AnotherLook,
    time::Timestamp,
    words::words,
};
use serde::{Deserialize, Serialize};

words! {
    /// What a measure does.
    MeasureKind {
        /// Hide a comment or initiative.
        Hide = "hide",
        /// Show it again.
        Restore = "restore",
        /// Close a thread for new comments.
        Lock = "lock",
        /// Open it again.
        Reopen = "reopen",
        /// Tell the author what is asked of them; the text stays.
        Warn = "warn",
        /// Keep the author from taking part, for a time.
        Suspend = "suspend",
        /// Let them take part again, before that time is over.
        Lift = "lift",
    }
}

impl MeasureKind {
    /// The measure that undoes this one, where something can be undone.
    pub const fn undone_by(self) -> Option<Self> {
        match self {
            Self::Hide => Some(Self::Restore),
            Self::Lock => Some(Self::Reopen),
            Self::Suspend => Some(Self::Lift),
            Self::Restore | Self::Reopen | Self::Warn | Self::Lift => None,
        }
    }

    /// Whether it takes something from somebody: then the author can ask for another look, and reports are answered by it.
    pub const fn restricts(self) -> bool {
        matches!(self, Self::Hide | Self::Lock | Self::Warn | Self::Suspend)
    }

    /// Whether it is about the author more than about the text: then the public record does not tell which text it was.
    pub const fn is_personal(self) -> bool {
        matches!(self, Self::Warn | Self::Suspend | Self::Lift)
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
    /// The law that it breaks, when it is not a house rule.
    pub law: String,
    /// The moderator's own words.
    pub reason: String,
}

/// A line of the public moderation record; newest first. Moderators appear with a stable number, not by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    pub id: MeasureId,
    pub kind: MeasureKind,
    /// `None` where it would tell who was warned or suspended, to whoever is not a party to it.
    pub subject: Option<Subject>,
    /// The title of the initiative; empty when the initiative itself is hidden or withdrawn, or there is no subject.
    pub title: String,
    pub moderator_number: i64,
    /// The house rule as it read that day.
    pub rule: HouseRule,
    /// The law that it breaks, when it is not a house rule.
    pub law: String,
    pub reason: String,
    pub at: Timestamp,
    /// Until when it lasts, when it ends by itself.
    pub until: Option<Timestamp>,
    /// When it was undone.
    pub reversed_at: Option<Timestamp>,
    /// Whether automatic help pointed a moderator at it; a person decided all the same.
    pub is_flagged: bool,
    /// Whether another look was asked for.
    pub look: Option<AnotherLook>,
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
