//! Appeals: the author asks another moderator to look again, and whoever filed a report or notice that was not followed
//! can ask once more (Regulation (EU) 2022/2065, article 20).

pub mod review;

use crate::{
    cases::report::Answered,
    ids::{AppealId, MeasureId, NoticeId, ReportId},
    measures::{Measure, Subject, another_look::AppealOutcome},
    notices::CaseNotice,
    time::Timestamp,
    version::Version,
};
use serde::{Deserialize, Serialize};

/// How long one can ask for another look, in milliseconds: six months (article 20, paragraph 1), counted as the longest
/// six months are.
pub const TERM: i64 = 184 * Timestamp::DAY;

/// An appeal, as whoever made it and moderators read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appeal {
    pub id: AppealId,
    pub words: String,
    pub at: Timestamp,
    pub decision: Option<AppealDecision>,
}

/// What another moderator made of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppealDecision {
    pub outcome: AppealOutcome,
    pub reason: String,
    pub at: Timestamp,
    pub moderator_number: i64,
    /// For which organisation somebody from outside decided; empty when another moderator did.
    pub reviewer: String,
}

/// What an appeal is against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Contested {
    Measure(MeasureId),
    /// A report that was not followed.
    Report(ReportId),
    /// A notice that was not followed.
    Notice(NoticeId),
}

/// An appeal that waits for a moderator; the longest waiting first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenAppeal {
    pub id: AppealId,
    pub contested: Contested,
    pub subject: Subject,
    pub title: String,
    pub at: Timestamp,
    /// Whether the viewer may decide it: not who decided before, and nobody who is tied up in the case.
    pub is_own_case: bool,
}

/// What a viewer may do about a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Recourse {
    /// Ask another moderator to look again.
    pub may_appeal: bool,
    /// Decide the appeal that waits.
    pub may_decide: bool,
}

/// A measure with its statement of reasons, as this viewer may read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasurePage {
    pub measure: Measure,
    /// The text that it is about; only for its author and for moderators.
    pub body_html: Option<String>,
    /// What was masked, as it read before; only for its author and for moderators, until it is destroyed.
    pub sealed: Vec<Version>,
    /// Whether the viewer wrote it.
    pub is_yours: bool,
    /// For the author and for moderators.
    pub appeal: Option<Appeal>,
    pub recourse: Recourse,
}

/// A report, as whoever made it and moderators read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportPage {
    pub answered: Answered,
    pub appeal: Option<Appeal>,
    pub recourse: Recourse,
}

/// A notice and what became of it: for whoever has its code, and for moderators.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticePage {
    pub notice: CaseNotice,
    pub subject: Subject,
    pub title: String,
    pub settled_at: Option<Timestamp>,
    /// Why it was decided so: of the measure that followed, or what a moderator answered.
    pub answer: String,
    pub measure: Option<MeasureId>,
    pub appeal: Option<Appeal>,
    pub recourse: Recourse,
}
