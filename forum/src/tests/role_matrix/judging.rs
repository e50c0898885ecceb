//! Of the table: reports, notices, measures, and looking again at them.

use crate::{
    Result,
    testing::World,
    tests::role_matrix::stage::{REASON, reasons},
};
use naast_domain::{
    appeals::Contested,
    ids::{AppealId, CommentId, HouseRuleId, InitiativeId, MeasureId, NoticeId, ReportId},
    measures::{MeasureKind, Subject},
    members::Viewer,
    notices::NoticeInput,
};

/// What Ruth decided, what the author asked of it and reported, and a notice; only for the actions about these.
pub struct Judging {
    author: Viewer,
    rule: HouseRuleId,
    thread: Subject,
    /// What the author said, or what they tell about themselves.
    subject: Subject,
    said: CommentId,
    /// What an official answered.
    answer: Subject,
    measure: MeasureId,
    appeal: AppealId,
    report: ReportId,
    notice: NoticeId,
}

impl Judging {
    pub fn new(
        rule: HouseRuleId,
        author: &Viewer,
        (initiative, said, answered): (InitiativeId, CommentId, CommentId),
        subject: Subject,
    ) -> Self {
        Self {
            author: author.clone(),
            rule,
            thread: Subject::Contribution { initiative, comment: None },
            subject,
            said,
            answer: Subject::Contribution { initiative, comment: Some(answered) },
            measure: MeasureId(0),
            appeal: AppealId(0),
            report: ReportId(0),
            notice: NoticeId(0),
        }
    }

    /// What has to be there for this action.
    pub async fn before(&mut self, world: &World, ruth: &Viewer, action: &str, turn: usize) {
        let forum = &world.forum;
        let before = match action {
            "initiative_versions:hidden" => Some((MeasureKind::Hide, self.thread)),
            "comment_versions:hidden" | "take_measure:restore" | "measure" | "appeal" | "decide_appeal" => {
                Some((MeasureKind::Hide, self.subject))
            }
            "take_measure:reopen" => Some((MeasureKind::Lock, self.thread)),
            "take_measure:lift" => Some((MeasureKind::Suspend, self.subject)),
            _ => None,
        };
        if let Some((kind, subject)) = before {
            self.measure = forum.take_measure(ruth, kind, subject, &reasons(self.rule)).await.unwrap();
        }
        if action == "decide_appeal" {
            self.appeal = forum.appeal(&self.author, Contested::Measure(self.measure), REASON).await.unwrap();
        }
        if action == "report_page" {
            forum.report(&self.author, self.answer, self.rule, "Kijk eens").await.unwrap();
            self.report = forum.case(ruth, self.answer).await.unwrap().reports[0].id;
        }
        if action == "notice" {
            forum.file_notice(&Viewer::Visitor, &format!("{turn}"), "", &self.filed()).await.unwrap();
            self.notice = forum.case(ruth, self.subject).await.unwrap().notices[0].id;
        }
    }

    fn filed(&self) -> NoticeInput {
        crate::notices::tests::notice(format!("/comments/{}", self.said))
    }

    pub async fn attempt(&self, world: &World, who: &Viewer, action: &str) -> Option<Result<()>> {
        let (forum, rule) = (&world.forum, self.rule);
        let take = async |kind, subject| forum.take_measure(who, kind, subject, &reasons(rule)).await.map(drop);
        Some(match action {
            "report" => forum.report(who, self.subject, rule, "Kijk eens").await,
            "take_measure:hide" => take(MeasureKind::Hide, self.subject).await,
            "take_measure:restore" => take(MeasureKind::Restore, self.subject).await,
            "take_measure:lock" => take(MeasureKind::Lock, self.thread).await,
            "take_measure:reopen" => take(MeasureKind::Reopen, self.thread).await,
            "take_measure:warn" => take(MeasureKind::Warn, self.subject).await,
            "take_measure:suspend" => take(MeasureKind::Suspend, self.subject).await,
            "take_measure:lift" => take(MeasureKind::Lift, self.subject).await,
            "measure" => forum.measure(who, self.measure).await.map(drop),
            "report_page" => forum.report_page(who, self.report).await.map(drop),
            "appeal" => forum.appeal(who, Contested::Measure(self.measure), REASON).await.map(drop),
            "file_notice" => forum.file_notice(who, &format!("{who:?}"), "", &self.filed()).await.map(drop),
            "notice" => forum.notice(who, self.notice).await.map(drop),
            "moderator_count" => forum.moderator_count(who).await.map(drop),
            "open_appeals" => forum.open_appeals(who).await.map(drop),
            "decide_appeal" => forum.decide_appeal(who, self.appeal, "reversed", REASON).await,
            "dismiss_reports" => forum.dismiss_reports(who, self.subject, REASON).await,
            "cases" => forum.cases(who, None).await.map(drop),
            "case" => forum.case(who, self.subject).await.map(drop),
            "case_count" => forum.case_count(who).await.map(drop),
            _ => return None,
        })
    }
}
