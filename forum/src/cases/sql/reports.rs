//! Reports.

use crate::{
    measures::subjects::About,
    organisation::house_rules::Named,
    storage::{Reader, Writer},
};
use naast_domain::{
    cases::report::Report,
    ids::{AppealId, HouseRuleId, MeasureId, MemberId, ReportId},
    location::Location,
    measures::Subject,
    time::Timestamp,
};

/// A report with the rule that it names.
#[derive(Debug, sqlx::FromRow)]
pub struct Row {
    pub id: ReportId,
    pub reporter: MemberId,
    #[sqlx(flatten)]
    pub about: About,
    pub words: String,
    pub at: Timestamp,
    pub settled_at: Option<Timestamp>,
    pub settled_by: Option<MemberId>,
    pub answer: String,
    /// The measure that followed.
    pub measure: Option<MeasureId>,
    #[sqlx(flatten)]
    pub rule: Named,
}

impl Row {
    /// What it is about.
    pub const fn subject(&self) -> Subject {
        self.about.0
    }

    /// As moderators read it.
    pub fn shown(self) -> Report {
        Report { id: self.id, rule: self.rule.shown(), words: self.words, at: self.at }
    }
}

/// Adds a report, unless this member has one open on the same thing. Tells its id when it is new.
pub async fn insert(
    conn: &mut Writer,
    reporter: MemberId,
    subject: Subject,
    rule: HouseRuleId,
    words: &str,
    at: Timestamp,
) -> sqlx::Result<Option<ReportId>> {
    let row = fetch_optional!(
        conn,
        (ReportId,),
        "INSERT INTO reports (reporter, initiative, comment, rule, words, at, profile)
         SELECT CAST($1 AS BIGINT), CAST($2 AS BIGINT), CAST($3 AS BIGINT), CAST($4 AS BIGINT), CAST($5 AS
          TEXT), CAST($6 AS BIGINT), CAST($7 AS BIGINT)
         WHERE NOT EXISTS (SELECT 1 FROM reports WHERE reporter = $1 AND (initiative = $2 OR profile = $7)
             AND comment IS NOT DISTINCT FROM CAST($3 AS BIGINT) AND settled_at IS NULL)
         RETURNING id",
        reporter,
        subject.initiative(),
        subject.comment(),
        rule,
        words,
        at,
        subject.profile()
    )?;
    Ok(row.map(|(id,)| id))
}

/// A subject with open reports or notices, and its place in the queue.
#[derive(Debug, sqlx::FromRow)]
pub struct CaseRow {
    /// How serious it is, in steps of 2^40, and after that the number of the oldest that is as serious: lower comes first.
    pub place: i64,
    #[sqlx(flatten)]
    pub about: About,
}

/// Subjects with open reports, notices or calls for help after this place: first where somebody is in danger, then what is
/// said to break the law, then where an official asks for help, then what breaks a house rule, then what automatic help
/// pointed out; in each the longest waiting first.
pub async fn cases(conn: &mut Reader, after: i64, size: i64) -> sqlx::Result<Vec<CaseRow>> {
    fetch_all!(
        conn,
        CaseRow,
        "SELECT MIN(place) AS place, initiative, comment, profile FROM (
             SELECT id + CASE WHEN is_urgent THEN 0 ELSE 1099511627776 END AS place, initiative, comment, profile
             FROM notices WHERE settled_at IS NULL
             UNION ALL
             SELECT id + 1649267441664, initiative, comment, profile FROM help_calls WHERE settled_at IS NULL
             UNION ALL
             SELECT id + 2199023255552, initiative, comment, profile FROM reports WHERE settled_at IS NULL
             UNION ALL
             SELECT id + 3298534883328, initiative, comment, profile FROM flags WHERE settled_at IS NULL
         ) AS waiting
         GROUP BY initiative, comment, profile HAVING MIN(place) > $1 ORDER BY MIN(place) LIMIT $2",
        after,
        size
    )
}

/// How many subjects have open reports or notices.
pub async fn count_cases(conn: &mut Reader) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(
        conn,
        (i64,),
        "SELECT COUNT(*) FROM (SELECT initiative, comment, profile FROM reports WHERE settled_at IS NULL
             UNION SELECT initiative, comment, profile FROM notices WHERE settled_at IS NULL
             UNION SELECT initiative, comment, profile FROM help_calls WHERE settled_at IS NULL
             UNION SELECT initiative, comment, profile FROM flags WHERE settled_at IS NULL) AS cases"
    )?;
    Ok(count)
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT p.id, p.reporter, p.initiative, p.comment, p.profile, p.words, p.at, p.settled_at, p.settled_by, p.answer,
                    p.measure, p.rule, r.number, r.title AS rule_title, r.text AS rule_text, r.since
             FROM reports p JOIN worded_house_rules r ON r.id = p.rule ",
            $rest
        )
    };
}

/// The open reports on a subject, oldest first.
pub async fn open(conn: &mut Reader, subject: Subject) -> sqlx::Result<Vec<Row>> {
    fetch_all!(
        conn,
        Row,
        select!(
            "WHERE (p.initiative = $1 OR p.profile = $3) AND p.comment IS NOT DISTINCT FROM CAST($2 AS BIGINT) AND p.settled_at IS NULL
             ORDER BY p.id"
        ),
        subject.initiative(),
        subject.comment(),
        subject.profile()
    )
}

/// One report.
pub async fn find(conn: &mut Reader, id: ReportId) -> sqlx::Result<Option<Row>> {
    fetch_optional!(conn, Row, select!("WHERE p.id = $1"), id)
}

/// Notes that the report that this appeal is about was followed by a measure after all.
pub async fn follow(conn: &mut Writer, appeal: AppealId, measure: MeasureId) -> sqlx::Result<()> {
    execute!(
        conn,
        "UPDATE reports SET measure = $2 WHERE id = (SELECT report FROM appeals WHERE id = $1)",
        appeal,
        measure
    )?;
    Ok(())
}

/// Whether a person waits for an answer about a subject: who reported it, filed a notice, or asked for help.
pub async fn is_waited_for(conn: &mut Reader, subject: Subject) -> sqlx::Result<bool> {
    let row = fetch_optional!(
        conn,
        (i64,),
        "SELECT asked_at FROM (
             SELECT initiative, comment, profile, at AS asked_at, settled_at FROM reports UNION ALL
             SELECT initiative, comment, profile, at AS asked_at, settled_at FROM notices UNION ALL
             SELECT initiative, comment, profile, at AS asked_at, settled_at FROM help_calls
         ) AS asked
         WHERE (initiative = $1 OR profile = $3) AND comment IS NOT DISTINCT FROM CAST($2 AS BIGINT) AND settled_at IS NULL LIMIT 1",
        subject.initiative(),
        subject.comment(),
        subject.profile()
    )?;
    Ok(row.is_some())
}

/// Every member who ever reported a subject, filed a notice about it or asked for help with it.
pub async fn reporters(conn: &mut Reader, subject: Subject) -> sqlx::Result<Vec<MemberId>> {
    let rows = fetch_all!(
        conn,
        (MemberId,),
        "SELECT reporter FROM reports WHERE (initiative = $1 OR profile = $3) AND comment IS NOT DISTINCT FROM CAST($2 AS BIGINT)
         UNION SELECT member FROM notices WHERE (initiative = $1 OR profile = $3) AND comment IS NOT DISTINCT FROM CAST($2 AS BIGINT)
             AND member IS NOT NULL
         UNION SELECT official FROM help_calls WHERE (initiative = $1 OR profile = $3) AND comment IS NOT DISTINCT FROM CAST($2 AS BIGINT)",
        subject.initiative(),
        subject.comment(),
        subject.profile()
    )?;
    Ok(rows.into_iter().map(|(member,)| member).collect())
}

/// Notes that a report was looked at: by whom, which measure followed, and what was answered when none did.
pub async fn settle(
    conn: &mut Writer,
    id: ReportId,
    by: MemberId,
    measure: Option<MeasureId>,
    answer: &str,
    at: Timestamp,
) -> sqlx::Result<()> {
    execute!(
        conn,
        "UPDATE reports SET settled_at = $2, settled_by = $3, measure = $4, answer = $5 WHERE id = $1",
        id,
        at,
        by,
        measure,
        answer
    )?;
    Ok(())
}

/// The reported text as it is shown; of a profile also the name that they gave themselves.
pub async fn text(conn: &mut Reader, subject: Subject) -> sqlx::Result<String> {
    let (html,): (String,) = match subject.location() {
        Location::Comment(id) => fetch_one!(conn, (String,), "SELECT body_html FROM comments WHERE id = $1", id)?,
        Location::Initiative(id) => {
            fetch_one!(conn, (String,), "SELECT story_html FROM initiatives WHERE id = $1", id)?
        }
        Location::Profile(id) => return crate::accounts::profiles::text(conn, id).await,
    };
    Ok(html)
}
