//! Reports: someone says that content breaks a house rule.

use crate::{house_rule::HouseRule, ids::ReportId, measure::Subject, time::Timestamp};
use serde::{Deserialize, Serialize};

/// Everything that was reported about one comment or initiative and not dealt with yet: one case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    pub subject: Subject,
    pub title: String,
    pub author_name: String,
    /// The reported text; moderators read it also when it is hidden.
    pub body_html: String,
    pub is_hidden: bool,
    pub is_withdrawn: bool,
    pub reports: Vec<Report>,
    /// Whether this moderator may decide in it.
    pub is_own_case: bool,
}

/// One report. Who made it is not shown: moderators judge the text, not the reporter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    pub id: ReportId,
    pub rule: HouseRule,
    pub words: String,
    pub at: Timestamp,
}
