//! Another look from outside: where no moderator can look again, somebody of another organisation is invited for that one
//! appeal.

use crate::{
    appeals::{Appeal, Contested},
    cases::report::Report,
    ids::{AppealId, ReviewId},
    measures::{Measure, Subject},
    notices::CaseNotice,
    time::Timestamp,
    version::Version,
};
use serde::{Deserialize, Serialize};

/// For how long a code is good, in milliseconds: two weeks.
pub const LIFE: i64 = 14 * Timestamp::DAY;

/// An appeal that waits and that no moderator can decide, or that somebody from outside looks at; without what it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StuckAppeal {
    pub id: AppealId,
    pub contested: Contested,
    pub at: Timestamp,
    pub review: Option<Invited>,
    /// Whether the viewer may invite somebody; taking an invitation back comes with it.
    pub may_invite: bool,
    /// Whether the viewer may take back who was invited.
    pub may_withdraw: bool,
}

/// Somebody from outside who was invited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invited {
    pub id: ReviewId,
    pub at: Timestamp,
    pub expires_at: Timestamp,
    /// For which organisation, and since when, once somebody took it on.
    pub taken: Option<(String, Timestamp)>,
}

/// What whoever took it on reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReviewPage {
    /// While it waits for them.
    Open(Box<OpenReview>),
    /// Once it was decided: nothing of what it was about any more.
    Decided,
}

/// The text, the decision and what was asked, for one appeal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenReview {
    pub id: ReviewId,
    pub organisation: String,
    pub appeal: Appeal,
    pub subject: Subject,
    pub title: String,
    /// Empty when it was withdrawn.
    pub body_html: String,
    /// The measure that it is about.
    pub measure: Option<Measure>,
    /// What was masked, as it read before.
    pub sealed: Vec<Version>,
    /// The report or notice that was not followed, and what was answered.
    pub report: Option<Report>,
    pub notice: Option<CaseNotice>,
    pub answer: String,
}
