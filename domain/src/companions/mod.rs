//! Companions: officials who publicly go and stand beside an initiative. The history stays visible.

pub mod desk;

use crate::{ids::MemberId, members::Byline, time::Timestamp, words::words};
use serde::{Deserialize, Serialize};

words! {
    /// What happened between companions.
    Step {
        /// "I am going to stand beside it."
        Stood = "stood",
        /// Handed over to a named colleague, effective at once.
        HandedOver = "handed_over",
        /// A colleague took over: people fall ill.
        TookOver = "took_over",
        SteppedBack = "stepped_back",
    }
}

impl Step {
    /// Whether a colleague was there: to whom it was handed over, or from whom it was taken over.
    pub const fn has_other(self) -> bool {
        match self {
            Self::HandedOver | Self::TookOver => true,
            Self::Stood | Self::SteppedBack => false,
        }
    }
}

/// One step in the history of who stood beside an initiative.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompanionStep {
    pub step: Step,
    pub by: Byline,
    /// To whom it was handed over, or from whom it was taken over.
    pub other: Option<Byline>,
    /// The note or reason that came with it; may be empty.
    pub note: String,
    pub at: Timestamp,
}

/// An official who stands beside it now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Companion {
    pub byline: Byline,
    pub id: MemberId,
    pub since: Timestamp,
}

/// An official whom something can be handed over to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Colleague {
    pub id: MemberId,
    pub name: String,
    pub department: String,
}
