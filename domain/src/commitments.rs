//! Commitments: one person, one promise, one date. Never silently gone.

use crate::{
    day::Day,
    ids::{CommentId, CommitmentId, InitiativeId, MemberId},
    may::MayOnCommitment,
    members::Byline,
    paging::Cursor,
    time::Timestamp,
    words::words,
};
use serde::{Deserialize, Serialize};

words! {
    /// What became of a commitment. Overdue is open, a working day after its day has begun.
    CommitmentState {
        Open = "open",
        Kept = "kept",
        /// The initiator said that it is no longer needed.
        Released = "released",
    }
}

/// A commitment moved to another day, with the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    pub from: Day,
    pub to: Day,
    pub reason: String,
    pub at: Timestamp,
}

/// A colleague took it on when whoever promised was no official any more, with a note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenOn {
    pub by: Byline,
    pub note: String,
    pub at: Timestamp,
}

/// A commitment as everybody may read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commitment {
    pub id: CommitmentId,
    pub initiative: InitiativeId,
    /// The answer in which it was made.
    pub comment: CommentId,
    pub holder: Byline,
    pub holder_id: Option<MemberId>,
    /// Empty for "I will be back by then".
    pub promise: String,
    pub due: Day,
    pub state: CommitmentState,
    pub made_at: Timestamp,
    pub closed_at: Option<Timestamp>,
    /// How many working days its day has passed while it is open; 0 otherwise.
    pub late: u32,
    /// What was said when it was kept or released; may be empty.
    pub closing_words: String,
    /// Whether it is open and whoever promised is no official any more: any official may take it on.
    pub is_left_behind: bool,
    /// How it was moved and who took it on; not in lists.
    pub moves: Vec<Move>,
    pub taken_on: Vec<TakenOn>,
    /// What the viewer may do about it; not in lists.
    #[serde(default, skip_serializing_if = "MayOnCommitment::is_nothing")]
    pub may: MayOnCommitment,
}

/// A commitment in the list of all of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommitmentRow {
    pub commitment: Commitment,
    /// The title of its initiative; empty when that is hidden.
    pub title: String,
}

words! {
    /// Which commitments to list.
    CommitmentChoice {
        /// Not yet kept or released; the earliest day first.
        Open = "open",
        /// Open, and a working day after their day has begun.
        Overdue = "overdue",
        Kept = "kept",
        Released = "released",
    }
}

/// Which commitments to list; everything of it stands in the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommitmentFilter {
    pub choice: CommitmentChoice,
    pub holder: Option<MemberId>,
    pub after: Option<Cursor>,
}
