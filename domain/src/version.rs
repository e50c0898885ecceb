//! Versions: what a text read at an earlier time, kept so that readers can compare.

use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// One version of a story or comment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// Counted from 1.
    pub version: i64,
    pub saved_at: Timestamp,
    /// Empty for a comment.
    pub title: String,
    /// The Markdown source.
    pub text: String,
}
