//! The figures of the transparency report, each counted within a period.

use crate::storage::{Reader, Worded};
use naast_domain::{
    measures::another_look::AppealOutcome,
    moderation::{
        record::RecordGround,
        transparency::{Against, NamedGround, Period},
    },
    time::Timestamp,
};

/// From the moment at which a period begins until that at which it is over.
#[derive(Debug, Clone, Copy)]
pub struct Span {
    from: Timestamp,
    until: Timestamp,
}

impl Span {
    /// Of this period.
    pub fn of(period: Period) -> Self {
        let (from, until) = period.span();
        Self { from, until }
    }
}

/// How many durations are read at once.
const STEP: usize = 1_000;

/// The standing version of a house rule, or the law.
#[derive(Debug, sqlx::FromRow)]
pub struct GroundRow {
    number: i64,
    #[sqlx(try_from = "String")]
    title: Worded,
}

impl GroundRow {
    /// The ground with its name.
    pub fn named(self) -> NamedGround {
        let ground = RecordGround::of_number(self.number);
        NamedGround { ground, title: self.title.0 }
    }
}

/// How many reports came in that name a ground.
#[derive(Debug, sqlx::FromRow)]
pub struct ByGround {
    #[sqlx(flatten)]
    pub ground: GroundRow,
    pub count: i64,
}

/// Reports that came in, by the house rule that they name.
pub async fn reports_by_ground(conn: &mut Reader, span: Span) -> sqlx::Result<Vec<ByGround>> {
    fetch_all!(
        conn,
        ByGround,
        "SELECT s.number, s.title, g.count
         FROM (SELECT r.number, COUNT(*) AS count FROM reports p JOIN house_rules r ON r.id = p.rule
               WHERE p.at >= $1 AND p.at < $2 GROUP BY r.number) AS g
         JOIN worded_house_rules s ON s.number = g.number AND s.until IS NULL ORDER BY s.number",
        span.from,
        span.until
    )
}

/// What became of reports.
#[derive(Debug, sqlx::FromRow)]
pub struct Decided {
    pub followed_by_rule: i64,
    pub followed_by_law: i64,
    pub not_followed: i64,
    pub open: i64,
}

/// What became of what stands in a table, whose column in `appeals` this is.
macro_rules! decided {
    ($table:literal, $column:literal) => {
        concat!(
            "SELECT COUNT(*) FILTER (WHERE p.settled_at < $2 AND a.id IS NULL AND r.number > 0) AS followed_by_rule,
                    COUNT(*) FILTER (WHERE p.settled_at < $2 AND a.id IS NULL AND r.number = 0) AS followed_by_law,
                    COUNT(*) FILTER (WHERE p.settled_at < $2 AND (a.id IS NOT NULL OR r.id IS NULL)) AS not_followed,
                    COUNT(*) FILTER (WHERE p.settled_at IS NULL OR p.settled_at >= $2) AS open
             FROM ",
            $table,
            " p LEFT JOIN appeals a ON a.",
            $column,
            " = p.id LEFT JOIN measures x ON x.id = p.measure LEFT JOIN house_rules r ON r.id = x.rule
             WHERE p.at < $2 AND (p.settled_at IS NULL OR p.settled_at >= $1)"
        )
    };
}

/// Reports that were decided in the period, and those that waited at its end. A report that was followed only after its
/// reporter asked once more counts as it was decided first.
pub async fn reports(conn: &mut Reader, span: Span) -> sqlx::Result<Decided> {
    fetch_one!(conn, Decided, decided!("reports", "report"), span.from, span.until)
}

/// How many notices of illegal content came in; each of them names the law.
pub async fn notices_received(conn: &mut Reader, span: Span) -> sqlx::Result<i64> {
    let (count,): (i64,) =
        fetch_one!(conn, (i64,), "SELECT COUNT(*) FROM notices WHERE at >= $1 AND at < $2", span.from, span.until)?;
    Ok(count)
}

/// As `reports`, of notices.
pub async fn notices(conn: &mut Reader, span: Span) -> sqlx::Result<Decided> {
    fetch_one!(conn, Decided, decided!("notices", "notice"), span.from, span.until)
}

/// How long something took: when it ended, its id, and the milliseconds.
type Duration = (i64, i64, i64);

/// Reads durations step by step.
macro_rules! durations {
    ($conn:expr, $span:expr, $sql:expr) => {{
        let (mut all, mut after) = (Vec::new(), ($span.from.0 - 1, i64::MAX));
        loop {
            let rows: Vec<Duration> = fetch_all!($conn, Duration, $sql, after.0, after.1, $span.until, STEP as i64)?;
            all.extend(rows.iter().map(|(_, _, took)| *took));
            match rows.last() {
                Some(last) if rows.len() == STEP => after = (last.0, last.1),
                _ => return Ok(all),
            }
        }
    }};
}

/// How long each report took that was decided in the period.
pub async fn report_times(conn: &mut Reader, span: Span) -> sqlx::Result<Vec<i64>> {
    durations!(
        conn,
        span,
        "SELECT settled_at, id, settled_at - at FROM reports
         WHERE (settled_at, id) > ($1, $2) AND settled_at < $3 ORDER BY settled_at, id LIMIT $4"
    )
}

/// How long each notice took that was decided in the period.
pub async fn notice_times(conn: &mut Reader, span: Span) -> sqlx::Result<Vec<i64>> {
    durations!(
        conn,
        span,
        "SELECT settled_at, id, settled_at - at FROM notices
         WHERE (settled_at, id) > ($1, $2) AND settled_at < $3 ORDER BY settled_at, id LIMIT $4"
    )
}

/// How often a measure of this kind was taken on this ground.
#[derive(Debug, sqlx::FromRow)]
pub struct OwnRow {
    pub kind: String,
    #[sqlx(flatten)]
    pub ground: GroundRow,
    pub count: i64,
}

/// Measures that answered no report and no notice, by kind and ground.
pub async fn own_measures(conn: &mut Reader, span: Span) -> sqlx::Result<Vec<OwnRow>> {
    fetch_all!(
        conn,
        OwnRow,
        "SELECT g.kind, s.number, s.title, g.count
         FROM (SELECT x.kind, r.number, COUNT(*) AS count FROM measures x JOIN house_rules r ON r.id = x.rule
               WHERE x.at >= $1 AND x.at < $2 AND NOT EXISTS (SELECT 1 FROM reports p WHERE p.measure = x.id)
                 AND NOT EXISTS (SELECT 1 FROM notices n WHERE n.measure = x.id)
               GROUP BY x.kind, r.number) AS g
         JOIN worded_house_rules s ON s.number = g.number AND s.until IS NULL ORDER BY s.number, g.kind",
        span.from,
        span.until
    )
}

/// What was asked again, and what came of it.
#[derive(Debug, sqlx::FromRow)]
pub struct AppealCounts {
    pub received: i64,
    pub upheld: i64,
    pub reversed: i64,
    pub open: i64,
}

/// Appeals that came in or were decided in the period, and those that waited at its end.
pub async fn appeals(conn: &mut Reader, against: Against, span: Span) -> sqlx::Result<AppealCounts> {
    macro_rules! count {
        ($against:literal) => {
            concat!(
                "SELECT COUNT(*) FILTER (WHERE at >= $1) AS received,
                        COUNT(*) FILTER (WHERE decided_at < $2 AND outcome = $3) AS upheld,
                        COUNT(*) FILTER (WHERE decided_at < $2 AND outcome = $4) AS reversed,
                        COUNT(*) FILTER (WHERE decided_at IS NULL OR decided_at >= $2) AS open
                 FROM appeals WHERE at < $2 AND (decided_at IS NULL OR decided_at >= $1) AND ",
                $against
            )
        };
    }
    let sql = match against {
        Against::Measures => count!("measure IS NOT NULL"),
        Against::Reports => count!("report IS NOT NULL"),
        Against::Notices => count!("notice IS NOT NULL"),
    };
    let (upheld, reversed) = (AppealOutcome::Upheld.word(), AppealOutcome::Reversed.word());
    fetch_one!(conn, AppealCounts, sql, span.from, span.until, upheld, reversed)
}

/// How long each appeal took that was decided in the period.
pub async fn appeal_times(conn: &mut Reader, against: Against, span: Span) -> sqlx::Result<Vec<i64>> {
    macro_rules! times {
        ($against:literal) => {
            concat!(
                "SELECT decided_at, id, decided_at - at FROM appeals
                 WHERE (decided_at, id) > ($1, $2) AND decided_at < $3 AND ",
                $against,
                " ORDER BY decided_at, id LIMIT $4"
            )
        };
    }
    let sql = match against {
        Against::Measures => times!("measure IS NOT NULL"),
        Against::Reports => times!("report IS NOT NULL"),
        Against::Notices => times!("notice IS NOT NULL"),
    };
    durations!(conn, span, sql)
}

/// How many measures automatic help pointed at, and how many of these were undone since.
pub async fn pointed_at(conn: &mut Reader, span: Span) -> sqlx::Result<(i64, i64)> {
    fetch_one!(
        conn,
        (i64, i64),
        "SELECT COUNT(*), COUNT(*) FILTER (WHERE reversed_at IS NOT NULL) FROM measures
         WHERE is_flagged AND at >= $1 AND at < $2",
        span.from,
        span.until
    )
}
