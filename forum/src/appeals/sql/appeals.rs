//! Appeals against measures, and against reports and notices that were not followed.

use crate::{
    measures::subjects::About,
    storage::{Reader, Writer},
};
use naast_domain::{
    appeals::{Appeal, AppealDecision, Contested},
    ids::{AppealId, MeasureId, MemberId, NoticeId, ReportId},
    measures::{Subject, another_look::AppealOutcome},
    permission::{Appellant, Decider},
    text::{Note, Reason},
    time::Timestamp,
};

/// An appeal as stored.
#[derive(Debug, sqlx::FromRow)]
pub struct Row {
    pub id: AppealId,
    pub measure: Option<MeasureId>,
    pub report: Option<ReportId>,
    pub notice: Option<NoticeId>,
    pub member: Option<MemberId>,
    pub words: String,
    pub at: Timestamp,
    pub decided_at: Option<Timestamp>,
    pub moderator_number: Option<i64>,
    pub outcome: Option<String>,
    pub reason: String,
    /// For which organisation somebody from outside decided, or nothing.
    pub reviewer: String,
}

impl Row {
    /// What it is against.
    pub fn contested(&self) -> Option<Contested> {
        contested(self.measure, self.report, self.notice)
    }

    /// As it is read.
    pub fn shown(self) -> Appeal {
        let outcome = self.outcome.as_deref().and_then(AppealOutcome::from_word);
        let decision = outcome.zip(self.decided_at).map(|(outcome, at)| AppealDecision {
            outcome,
            reason: self.reason,
            at,
            moderator_number: self.moderator_number.unwrap_or_default(),
            reviewer: self.reviewer,
        });
        Appeal { id: self.id, words: self.words, at: self.at, decision }
    }
}

fn contested(measure: Option<MeasureId>, report: Option<ReportId>, notice: Option<NoticeId>) -> Option<Contested> {
    let measure = measure.map(Contested::Measure);
    measure.or(report.map(Contested::Report)).or(notice.map(Contested::Notice))
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT a.id, a.measure, a.report, a.notice, a.member, a.words, a.at, a.decided_at, m.moderator_number,
                    a.outcome, a.reason, a.reviewer
             FROM appeals a LEFT JOIN members m ON m.id = a.moderator ",
            $rest
        )
    };
}

/// One appeal.
pub async fn find(conn: &mut Reader, id: AppealId) -> sqlx::Result<Option<Row>> {
    fetch_optional!(conn, Row, select!("WHERE a.id = $1"), id)
}

/// The appeal against this decision, if somebody made one.
pub async fn against(conn: &mut Reader, contested: Contested) -> sqlx::Result<Option<Row>> {
    match contested {
        Contested::Measure(id) => fetch_optional!(conn, Row, select!("WHERE a.measure = $1"), id),
        Contested::Report(id) => fetch_optional!(conn, Row, select!("WHERE a.report = $1"), id),
        Contested::Notice(id) => fetch_optional!(conn, Row, select!("WHERE a.notice = $1"), id),
    }
}

/// Adds an appeal.
pub async fn insert(
    conn: &mut Writer,
    contested: Contested,
    by: Appellant,
    words: &Note,
    at: Timestamp,
) -> sqlx::Result<AppealId> {
    let (measure, report, notice) = match contested {
        Contested::Measure(id) => (Some(id), None, None),
        Contested::Report(id) => (None, Some(id), None),
        Contested::Notice(id) => (None, None, Some(id)),
    };
    let (member, behalf) = match by {
        Appellant::Member(id) => (Some(id), None),
        Appellant::Code(id) => (None, Some(id)),
        Appellant::Notifier(_) => (None, None),
    };
    let (id,): (AppealId,) = fetch_one!(
        conn,
        (AppealId,),
        "INSERT INTO appeals (measure, report, notice, member, behalf, words, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
        measure,
        report,
        notice,
        member,
        behalf,
        words.as_str(),
        at
    )?;
    Ok(id)
}

/// Keeps what became of it.
pub async fn decide(
    conn: &mut Writer,
    id: AppealId,
    by: &Decider,
    outcome: AppealOutcome,
    reason: &Reason,
    at: Timestamp,
) -> sqlx::Result<()> {
    execute!(
        conn,
        "UPDATE appeals SET decided_at = $2, moderator = $3, outcome = $4, reason = $5, reviewer = $6 WHERE id = $1",
        id,
        at,
        by.id(),
        outcome.word(),
        reason.as_str(),
        by.reviewer()
    )?;
    Ok(())
}

/// An appeal that waits, with what it is about.
#[derive(Debug, sqlx::FromRow)]
pub struct OpenRow {
    pub id: AppealId,
    pub measure: Option<MeasureId>,
    pub report: Option<ReportId>,
    pub notice: Option<NoticeId>,
    #[sqlx(flatten)]
    pub about: About,
    pub title: String,
    pub at: Timestamp,
}

impl OpenRow {
    /// What it is against.
    pub fn contested(&self) -> Option<Contested> {
        contested(self.measure, self.report, self.notice)
    }
}

/// Appeals that wait, the longest waiting first.
pub async fn open(conn: &mut Reader, size: i64) -> sqlx::Result<Vec<OpenRow>> {
    fetch_all!(
        conn,
        OpenRow,
        "SELECT a.id, a.measure, a.report, a.notice, i.id AS initiative,
                COALESCE(x.comment, r.comment, n.comment) AS comment, f.id AS profile,
                COALESCE(i.title, f.name) AS title, a.at
         FROM appeals a
         LEFT JOIN measures x ON x.id = a.measure
         LEFT JOIN reports r ON r.id = a.report
         LEFT JOIN notices n ON n.id = a.notice
         LEFT JOIN initiatives i ON i.id = COALESCE(x.initiative, r.initiative, n.initiative)
         LEFT JOIN members f ON f.id = COALESCE(x.profile, r.profile, n.profile)
         WHERE a.decided_at IS NULL ORDER BY a.id LIMIT $1",
        size
    )
}

/// What waits of those who reported this thing, or filed a notice about it, and asked once more.
pub async fn open_on_reports(conn: &mut Reader, subject: Subject) -> sqlx::Result<Vec<AppealId>> {
    let rows = fetch_all!(
        conn,
        (AppealId,),
        "SELECT a.id FROM appeals a LEFT JOIN reports r ON r.id = a.report LEFT JOIN notices n ON n.id = a.notice
         WHERE a.decided_at IS NULL AND a.measure IS NULL 
           AND (COALESCE(r.initiative, n.initiative) = $1 OR COALESCE(r.profile, n.profile) = $3)
           AND COALESCE(r.comment, n.comment) IS NOT DISTINCT FROM CAST($2 AS BIGINT)
         ORDER BY a.id",
        subject.initiative(),
        subject.comment(),
        subject.profile()
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// How many wait; counts to a hundred.
pub async fn count_open(conn: &mut Reader) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(
        conn,
        (i64,),
        "SELECT COUNT(*) FROM (SELECT 1 AS one FROM appeals WHERE decided_at IS NULL LIMIT 100) AS waiting"
    )?;
    Ok(count)
}
