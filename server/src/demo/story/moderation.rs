//! What moderators do, what was asked of them and asked again, and what they made of it.

use serde::Deserialize;

/// A measure by a moderator.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MeasureStory {
    pub by: String,
    pub days_after: f64,
    /// The word of the measure; hiding or locking is meant when it is empty.
    pub kind: String,
    pub rule: i64,
    pub reason: String,
    /// For how many days, of what is for a time.
    pub days: String,
    /// What is masked, each on a line of its own.
    pub masked: String,
    pub appeal: Option<AppealStory>,
}

/// A notice that something breaks the law, by somebody without an account.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticeStory {
    pub days_after: f64,
    pub name: String,
    pub email: String,
    pub grounds: String,
    pub law: String,
}

/// A note for colleagues.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteStory {
    pub by: String,
    pub days_after: f64,
    pub text: String,
}

/// Something that one tap does.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkStory {
    pub by: String,
    pub days_after: f64,
}

/// Reports that were answered without a measure.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DismissalStory {
    pub by: String,
    pub days_after: f64,
    pub answer: String,
    /// The first reporter asks once more.
    #[serde(default)]
    pub appeal: Option<AppealStory>,
}

/// Another look that was asked for, by whom it went against.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AppealStory {
    pub days_after: f64,
    pub words: String,
    /// Nobody looked yet when it is missing.
    #[serde(default)]
    pub decided: Option<AppealDecisionStory>,
}

/// What another moderator made of it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AppealDecisionStory {
    pub by: String,
    pub days_after: f64,
    /// `upheld` or `reversed`.
    pub outcome: String,
    pub reason: String,
}
