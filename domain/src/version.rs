//! Versions: what a text read at an earlier time, kept so that readers can compare.

use crate::{ids::MeasureId, time::Timestamp};
use serde::{Deserialize, Serialize};

/// One version of a story or comment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// Counted from 1.
    pub version: i64,
    pub saved_at: Timestamp,
    /// Empty for a comment.
    pub title: String,
    /// The Markdown source; empty for whoever may not read it.
    pub text: String,
    /// The measure because of which only its author and moderators read it.
    pub sealed_by: Option<MeasureId>,
}
