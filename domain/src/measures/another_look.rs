//! What became of another look at a measure.

use crate::{time::Timestamp, words::words};
use serde::{Deserialize, Serialize};

words! {
    /// What became of an appeal.
    AppealOutcome {
        /// It stays as it was decided.
        Upheld = "upheld",
        /// It is undone, or the report or notice is followed after all.
        Reversed = "reversed",
    }
}

/// Another look at a measure, as the record tells it: when it was asked for, and what came of it. Not who asked, nor the
/// words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnotherLook {
    pub asked_at: Timestamp,
    /// Nothing yet while it waits.
    pub decided: Option<(AppealOutcome, Timestamp)>,
    /// For which organisation somebody from outside gave it; empty when another moderator did.
    pub reviewer: String,
}
