//! What becomes of commitments. A date at which an official is back is a commitment too (domain rule 4).

use serde::Deserialize;

/// A commitment that is kept, without an answer in the thread.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct KeptStory {
    /// The comment it was made in.
    pub of: String,
    pub days_after: f64,
    pub note: String,
}

/// A commitment that gets another date.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MovedStory {
    /// The comment it was made in.
    pub of: String,
    pub days_after: f64,
    /// The new date.
    pub due_days_after: f64,
    pub reason: String,
}

/// A commitment that the initiator no longer asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReleasedStory {
    /// The comment it was made in.
    pub of: String,
    pub days_after: f64,
    /// What the initiator says; may be empty.
    pub words: String,
}
