//! Measures: what a moderator does, always with a statement of reasons.

pub mod another_look;
mod facts;
pub mod flag;
pub mod statement;

use crate::{
    ids::{CommentId, InitiativeId, MeasureId, MemberId},
    location::Location,
    measures::another_look::AnotherLook,
    organisation::house_rule::HouseRule,
    time::Timestamp,
    words::words,
};
use serde::{Deserialize, Serialize};

words! {
    /// What a measure does. They are offered in this order, the mildest first; what undoes one stands after it.
    MeasureKind {
        /// Tell the author what is asked of them; the text stays.
        Warn = "warn",
        /// Ask the author to change a text; it stays to be read meanwhile.
        AskChange = "ask_change",
        /// Take personal data out of the text; what was there is sealed, and later destroyed.
        Mask = "mask",
        /// Put it back, while it was not destroyed.
        Unmask = "unmask",
        /// Fold a comment and what replies to it: it does not belong in this thread.
        OffTopic = "off_topic",
        /// Unfold it again.
        OnTopic = "on_topic",
        /// Move a comment and what replies to it to another thread.
        Move = "move",
        /// Move it back.
        MoveBack = "move_back",
        /// Make a comment and what replies to it an initiative of its own.
        Split = "split",
        /// Put it back.
        Rejoin = "rejoin",
        /// Put an initiative and all that belongs to it together with another one about the same.
        Merge = "merge",
        /// Take them apart again, within a week.
        Unmerge = "unmerge",
        /// Let some minutes pass between the comments of each member.
        Slow = "slow",
        /// Let them speak as often as they like again.
        Unslow = "unslow",
        /// Close a thread, or one branch, for new comments.
        Lock = "lock",
        /// Open it again.
        Reopen = "reopen",
        /// Hide a comment, an initiative or a profile until its author changes it.
        Withhold = "withhold",
        /// Hide a comment or initiative.
        Hide = "hide",
        /// Show it again.
        Restore = "restore",
        /// Keep the author from taking part, for a time.
        Suspend = "suspend",
        /// Let them take part again, before that time is over.
        Lift = "lift",
        /// Close the author's account, after a notice of some days.
        CloseAccount = "close_account",
        /// Let them keep it, before it is closed.
        KeepAccount = "keep_account",
    }
}

words! {
    /// What a moderator fills in beside the reasons, for some kinds.
    MeasureField {
        /// For how many days: a suspension ends after them, an account is closed after them.
        Days = "days",
        /// How many minutes pass between the comments of each member.
        Minutes = "minutes",
        /// Another initiative, to which it leads.
        Target = "target",
        /// The passages to take out.
        Masked = "masked",
    }
}

/// What a measure or a report is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Subject {
    /// An initiative, or one comment in its thread.
    Contribution { initiative: InitiativeId, comment: Option<CommentId> },
    /// What a member tells about themselves: their name, and the text on their page.
    Profile(MemberId),
}

impl Subject {
    /// What stands in two columns of which one is filled; nothing when neither is.
    pub fn of(initiative: Option<InitiativeId>, comment: Option<CommentId>, profile: Option<MemberId>) -> Option<Self> {
        initiative.map(|initiative| Self::Contribution { initiative, comment }).or(profile.map(Self::Profile))
    }

    /// The initiative, or that of the thread in which it stands.
    pub const fn initiative(self) -> Option<InitiativeId> {
        match self {
            Self::Contribution { initiative, .. } => Some(initiative),
            Self::Profile(_) => None,
        }
    }

    /// The comment, if it is one.
    pub const fn comment(self) -> Option<CommentId> {
        match self {
            Self::Contribution { comment, .. } => comment,
            Self::Profile(_) => None,
        }
    }

    /// Whose profile it is, if it is one.
    pub const fn profile(self) -> Option<MemberId> {
        match self {
            Self::Contribution { .. } => None,
            Self::Profile(member) => Some(member),
        }
    }

    /// Where it stands.
    pub const fn location(self) -> Location {
        match self {
            Self::Contribution { initiative, comment } => Location::of(initiative, comment),
            Self::Profile(member) => Location::Profile(member),
        }
    }

    /// Its address within this forum.
    pub fn path(self) -> String {
        self.location().path()
    }
}

/// What a measure does to something that is there to be seen, and why, as everybody may read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Removal {
    pub kind: MeasureKind,
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
    /// The other moderator who confirmed it, when two decided.
    pub second_number: Option<i64>,
    /// For which organisation somebody from outside decided it after another look; empty when a moderator did.
    pub reviewer: String,
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
    /// How many minutes pass between the comments of each member.
    pub minutes: Option<i64>,
    /// The initiative that it was moved to, became, or was merged with.
    pub target: Option<InitiativeId>,
    /// When the author changed what was asked.
    pub changed_at: Option<Timestamp>,
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

impl Involvement {
    /// Whether this member is tied up in the case.
    pub fn ties(&self, member: MemberId) -> bool {
        self.author == Some(member) || self.reporters.contains(&member) || self.branch_authors.contains(&member)
    }
}
