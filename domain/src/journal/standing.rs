//! Where it stands: the facts of the one plain sentence, as they follow from the course. The sentence itself is in
//! the translation files.

use crate::{
    answers::{AnswerKind, decision::Verdict},
    clock::Reading,
    day::Day,
    ids::CommentId,
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// An answer, and who gave it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandingAnswer {
    pub kind: AnswerKind,
    pub by: String,
    pub comment: CommentId,
    pub at: Timestamp,
}

/// The decision that stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandingDecision {
    pub verdict: Verdict,
    pub headline: String,
    pub comment: CommentId,
    pub at: Timestamp,
}

/// The open commitment with the nearest day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandingPromise {
    pub by: String,
    /// Empty for "I will be back by then".
    pub promise: String,
    pub due: Day,
    pub comment: CommentId,
    /// How many working days its day has passed; 0 while it has not.
    pub late: u32,
}

/// Where an initiative stands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Standing {
    pub withdrawn: Option<Timestamp>,
    pub done: Option<Timestamp>,
    /// The first contact, and since when.
    pub companion: Option<(String, Timestamp)>,
    pub read: Option<StandingAnswer>,
    pub latest: Option<StandingAnswer>,
    pub decision: Option<StandingDecision>,
    pub promise: Option<StandingPromise>,
    pub clock: Option<Reading>,
    /// Whether a question waits for the citizen.
    pub is_asked: bool,
}

/// Whose turn it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Turn {
    Organisation,
    Initiator,
    Nobody,
}

impl Standing {
    /// Whose turn it is: the initiator's while a question waits for them; the organisation's while something waits for
    /// an answer or is promised. What is done rests, unless the initiator asks the officials something after it.
    pub const fn turn(&self) -> Turn {
        if self.withdrawn.is_some() || (self.done.is_some() && self.clock.is_none()) {
            Turn::Nobody
        } else if self.is_asked {
            Turn::Initiator
        } else if self.clock.is_some() || self.promise.is_some() {
            Turn::Organisation
        } else {
            Turn::Nobody
        }
    }
}
