//! Decisions: yes, no or partly, never without the weighing of the values and goals that the organisation stands for.

mod draft;
mod revises;
mod weighing;

pub use draft::{DecisionDraft, DecisionInput};
pub use revises::Revises;
pub use weighing::{WeightDraft, WeightInput};

use crate::{
    day::Day,
    ids::{CommentId, DecisionId},
    organisation::value::Value,
    time::Timestamp,
    words::words,
};
use serde::{Deserialize, Serialize};

words! {
    /// What was decided.
    Verdict {
        Yes = "yes",
        No = "no",
        /// With conditions.
        Partly = "partly",
    }
}

words! {
    /// Which way a value pulled.
    Pull {
        For = "for",
        Against = "against",
    }
}

/// A value or goal in a weighing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weight {
    pub value: Value,
    pub pull: Pull,
    pub why: String,
    /// Whether it tipped the scales.
    pub tipped: bool,
}

/// A decision as everybody may read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    pub id: DecisionId,
    pub verdict: Verdict,
    pub headline: String,
    /// Filled for partly.
    pub conditions: String,
    pub weights: Vec<Weight>,
    /// What tipped it, in words.
    pub tipped: String,
    /// What could change it.
    pub could_change: String,
    /// In whose name it was taken (Awb 10:3 and following).
    pub mandate: String,
    /// Whether and how one can object in law (Awb 3:45).
    pub objection: String,
    pub objection_until: Option<Day>,
    pub decided_at: Timestamp,
    /// The answer with the earlier decision that this one revises.
    pub revises: Option<CommentId>,
    /// The answer with the later decision that revised this one.
    pub revised_by: Option<CommentId>,
}

/// An earlier decision that a new one may revise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlierDecision {
    /// The answer that holds it.
    pub comment: CommentId,
    pub headline: String,
}
