//! Reports: someone says that content breaks a house rule.

use crate::{
    cases::casework::{Casework, HelpCall},
    ids::{MeasureId, ReportId},
    measures::{Measure, MeasureKind, Subject, flag::Flag},
    notices::CaseNotice,
    organisation::house_rule::HouseRule,
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// Everything that was reported about one comment or initiative and not dealt with yet, against a house rule or against
/// the law: one case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    pub subject: Subject,
    pub title: String,
    pub author_name: String,
    /// The reported text; moderators read it also when it is hidden.
    pub body_html: String,
    pub is_hidden: bool,
    pub is_withdrawn: bool,
    /// The measures that fit how things stand.
    pub fitting: Vec<MeasureKind>,
    pub reports: Vec<Report>,
    pub notices: Vec<CaseNotice>,
    /// The latest measures that were taken on what the same author wrote, the newest first.
    pub earlier: Vec<Measure>,
    /// The author's account, which can be warned or suspended; if they have one still.
    pub account: Option<CaseAccount>,
    /// What automatic help pointed out.
    pub flags: Vec<Flag>,
    /// What colleagues make of it, and what surrounds it; told of one case at a time, but for who has it in hand.
    pub work: Casework,
    /// Whether this moderator may decide in it.
    pub is_own_case: bool,
}

impl Case {
    /// Since when it waits, if it does.
    pub fn since(&self) -> Option<Timestamp> {
        let reports = self.reports.iter().map(|report| report.at);
        let reports = reports.chain(self.open_calls().map(|call| call.at));
        let reports = reports.chain(self.flags.iter().map(|flag| flag.at));
        reports.chain(self.notices.iter().map(|notice| notice.at)).min()
    }

    /// The officials who asked for help and wait for it.
    pub fn open_calls(&self) -> impl Iterator<Item = &HelpCall> {
        self.work.calls.iter().filter(|call| call.settled_at.is_none())
    }

    /// Whether somebody's life or safety is said to be in danger (Regulation (EU) 2022/2065, article 18).
    pub fn is_urgent(&self) -> bool {
        self.notices.iter().any(|notice| notice.is_urgent)
    }
}

/// What a moderator sees of the author's account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseAccount {
    /// Until when they are kept from taking part, if so now.
    pub suspended_until: Option<Timestamp>,
    /// When it will be closed, if a moderator announced that.
    pub closes_at: Option<Timestamp>,
}

/// One report. Who made it is not shown: moderators judge the text, not the reporter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    pub id: ReportId,
    pub rule: HouseRule,
    pub words: String,
    pub at: Timestamp,
}

/// A report and what became of it, as whoever made it reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    pub report: Report,
    pub subject: Subject,
    pub title: String,
    pub settled_at: Option<Timestamp>,
    /// What a moderator answered, when no measure followed.
    pub answer: String,
    /// The measure that followed.
    pub measure: Option<MeasureId>,
}
