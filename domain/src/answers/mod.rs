//! Answers: what an official says as official, in one of seven kinds, each with its own small form and consequence.

pub mod decision;
mod draft;
mod exploring;
mod facts;
mod naming;
mod twice;

pub use draft::{AnswerDetail, AnswerDraft, AnswerInput};
pub use exploring::{WAYS, WayInput};
pub use naming::{Naming, NamingInput};

use crate::{
    answers::decision::{Decision, EarlierDecision},
    commitments::Commitment,
    companions::Colleague,
    ids::{MemberId, TemplateId},
    members::Byline,
    obstacles::NamedRule,
    organisation::value::Value,
    time::Timestamp,
    words::words,
};
use serde::{Deserialize, Serialize};

words! {
    /// The kind of answer an official gives, in the order in which the form offers them.
    AnswerKind {
        /// A plain answer.
        Answer = "answer",
        /// I have read this. It does not stop the response clock.
        Read = "read",
        /// A question to the citizen. It pauses the clock until answered.
        Question = "question",
        /// I don't know yet: whom I will ask, and by when I am back.
        Unknown = "unknown",
        /// Exploring together: the ways looked at.
        Exploring = "exploring",
        /// A promise, with a date.
        Commitment = "commitment",
        /// A decision, with its weighing.
        Decision = "decision",
    }
}

words! {
    /// How far a way was looked at.
    WayState {
        Open = "open",
        Possible = "possible",
        Dead = "dead",
    }
}

/// A way that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Way {
    pub text: String,
    pub state: WayState,
    /// May be empty.
    pub why: String,
}

/// A meeting that an official proposes while exploring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    pub at: Timestamp,
    pub place: String,
}

/// A manager stands publicly behind an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Backing {
    pub by: Byline,
    pub words: String,
    pub at: Timestamp,
}

/// What whoever carries the initiative says of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Help {
    pub helped: bool,
    pub words: String,
    pub at: Timestamp,
}

/// An answer as the thread shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub kind: AnswerKind,
    /// Whom the official will ask; filled for "I don't know yet".
    pub whom: String,
    pub ways: Vec<Way>,
    pub meeting: Option<Meeting>,
    pub commitment: Option<Commitment>,
    pub decision: Option<Decision>,
    pub backings: Vec<Backing>,
    pub help: Option<Help>,
}

impl Answer {
    /// Whether this member stands behind it.
    pub fn is_backed_by(&self, member: MemberId) -> bool {
        self.backings.iter().any(|backing| backing.by.id == Some(member))
    }
}

/// What the reply form of an official offers to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AnswerKit {
    pub values: Vec<Value>,
    pub templates: Vec<Template>,
    pub colleagues: Vec<Colleague>,
    /// Decisions in this thread that none has revised yet, the newest first.
    pub decisions: Vec<EarlierDecision>,
    /// The newest rules of the register.
    pub obstacles: Vec<NamedRule>,
}

/// A starting text for an answer, of the organisation or the viewer's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    pub id: TemplateId,
    pub kind: AnswerKind,
    pub title: String,
    pub text: String,
    /// Whether it is the viewer's own; else the organisation's.
    pub is_own: bool,
}
