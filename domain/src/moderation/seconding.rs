//! Two moderators for what weighs most: one proposes a measure, another one confirms or declines it.

use crate::{
    ids::{MeasureId, ProposalId},
    measures::{MeasureKind, Subject},
    organisation::house_rule::HouseRule,
    time::Timestamp,
    words::words,
};
use serde::{Deserialize, Serialize};

words! {
    /// What became of a proposed measure.
    ProposalOutcome {
        /// Another moderator confirmed it: it was taken.
        Confirmed = "confirmed",
        /// Another moderator said no, in words.
        Declined = "declined",
        /// Whoever proposed it took it back.
        TakenBack = "taken_back",
    }
}

/// What came of deciding on a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Taken {
    /// It was taken.
    Measure(MeasureId),
    /// It waits for another moderator.
    Waits(ProposalId),
}

/// A measure that waits for another moderator, as moderators read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposedMeasure {
    pub id: ProposalId,
    pub kind: MeasureKind,
    pub subject: Subject,
    pub title: String,
    /// Who proposed it: inside, moderators go by name.
    pub by: String,
    /// The house rule as it reads that day.
    pub rule: HouseRule,
    /// The law that it breaks, when it is not a house rule.
    pub law: String,
    pub reason: String,
    /// For how many days.
    pub days: Option<i64>,
    pub at: Timestamp,
    /// Whether the viewer proposed it, and may take it back.
    pub is_yours: bool,
    /// Whether the viewer may confirm or decline it.
    pub may_answer: bool,
}
