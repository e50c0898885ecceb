//! What is said in a thread: comments, and the answers of officials.

use super::{
    initiative::BehalfStory,
    moderation::{DismissalStory, MeasureStory, NoteStory, NoticeStory, WorkStory},
};
use serde::Deserialize;

/// A comment, or an official's answer.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CommentStory {
    pub id: String,
    /// Empty when it was entered on somebody's behalf.
    pub by: String,
    pub behalf: Option<BehalfStory>,
    pub days_after: f64,
    pub reply_to: String,
    pub language: String,
    /// Empty for `read` only.
    pub text: String,
    pub edited: String,
    pub withdrawn: bool,
    pub hidden: Option<MeasureStory>,
    /// Other measures on whoever wrote it.
    pub measure: Vec<MeasureStory>,
    pub dismissed: Option<DismissalStory>,
    pub reports: Vec<ReportStory>,
    /// That it breaks the law, said by people without an account.
    pub notices: Vec<NoticeStory>,
    /// What colleagues noted about it, who asked a moderator for help with it, and who has the case in hand.
    pub notes: Vec<NoteStory>,
    pub call: Option<WorkStory>,
    pub in_hand: Option<WorkStory>,
    /// A question by the initiator to the officials: the response clock runs.
    pub for_officials: bool,
    /// The key of the obstacle that it names.
    pub obstacle: String,
    /// The kind of an official's answer: `read`, `question`, `unknown`, `exploring`, `commitment`, `decision`, or
    /// `answer`, which is meant when it is empty.
    pub answer: String,
    /// Of `unknown`: whom the official asks.
    pub whom: String,
    /// Of `unknown`: by when the official is back. Of `commitment`: the date promised. May be in the future.
    pub due_days_after: Option<f64>,
    /// Of `commitment`: one sentence in the first person.
    pub promise: String,
    /// Of `exploring`: two to four ways.
    pub way: Vec<WayStory>,
    /// Of `exploring`.
    pub meeting: Option<MeetingStory>,
    /// Of `decision`.
    pub decision: Option<DecisionStory>,
    /// Of `decision`: the comment with the earlier decision that it revises.
    pub revises: String,
    /// The comments whose commitment it keeps, made by the same official.
    pub keeps: Vec<String>,
    pub backing: Option<BackingStory>,
    pub helped: Option<HelpedStory>,
}

/// A report by a member.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportStory {
    pub by: String,
    pub days_after: f64,
    pub rule: i64,
    pub words: String,
}

/// A way that is looked into.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WayStory {
    pub text: String,
    /// `open`, `possible` or `dead`.
    pub state: String,
    pub why: String,
}

/// A moment to look at it together.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeetingStory {
    /// May be in the future.
    pub days_after: f64,
    /// As on a clock: `19:30`.
    pub time: String,
    pub place: String,
}

/// A decision with its weighing.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DecisionStory {
    /// `yes`, `no` or `partly`.
    pub verdict: String,
    /// Shown after the verdict: “Ja: {headline}”.
    pub headline: String,
    /// Of `partly` only.
    pub conditions: String,
    /// What tipped it.
    pub tipped: String,
    pub could_change: String,
    /// In whose name it was taken (Awb, article 10:3 and following).
    pub mandate: String,
    /// Whether and how one can object in law (Awb, article 3:45).
    pub objection: String,
    pub objection_until_days_after: Option<f64>,
    /// Three or four; one of them tipped it.
    pub weight: Vec<WeightStory>,
}

/// One value in the weighing.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WeightStory {
    /// The key of a value.
    pub value: String,
    /// `for` or `against`.
    pub pull: String,
    pub why: String,
    pub tipped: bool,
}

/// A manager stands publicly behind a colleague's answer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackingStory {
    pub by: String,
    pub days_after: f64,
    pub words: String,
}

/// What the initiator says of an answer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpedStory {
    /// `yes` or `no`.
    pub says: String,
    /// May be empty.
    pub words: String,
    pub days_after: f64,
}
