//! Clearings: which comments fit a pattern, and how far the measures on them are.

use super::{Conn, comments::LEVEL};
use naast_domain::{
    clearing::{Clearing, Pattern, Sample},
    ids::{ClearingId, CommentId, HouseRuleId, InitiativeId, MeasureId, MemberId},
    measure::MeasureKind,
    statement::{Ground, Statement},
    text::{LawName, Reason},
    time::Timestamp,
};

/// What to look for, and for whom.
pub struct Search<'a> {
    pub pattern: &'a Pattern,
    pub kind: MeasureKind,
    /// Whose own conversations and reports are left alone; nobody's when it is 0.
    pub moderator: MemberId,
    /// The newest comment that may be among them.
    pub newest: CommentId,
    pub now: Timestamp,
}

impl Search<'_> {
    /// The words as LIKE reads them: all signs stand for themselves.
    fn words(&self) -> String {
        let mut like = String::from("%");
        for sign in self.pattern.words.to_lowercase().chars() {
            if matches!(sign, '%' | '_' | '\\') {
                like.push('\\');
            }
            like.push(sign);
        }
        like.push('%');
        like
    }

    fn since(&self) -> Timestamp {
        self.now.plus(-i64::from(self.pattern.hours) * Timestamp::HOUR)
    }

    /// How old an account was at most, in milliseconds.
    fn age(&self) -> i64 {
        self.pattern.newcomers.map_or(i64::MAX, |days| i64::from(days) * Timestamp::DAY)
    }
}

/// The comments that fit. Not what its author took back, nor what officials, moderators and administrators say, nor
/// answers; of what is hidden only when the measure is about the author.
macro_rules! fitting {
    ($select:literal, $rest:literal) => {
        concat!(
            $select,
            " FROM comments c JOIN members m ON m.id = c.author JOIN initiatives i ON i.id = c.initiative
             WHERE c.posted_at >= $1 AND c.id <= $2 AND lower(c.body) LIKE $3 ESCAPE '\\'
               AND (NOT $4 OR c.body LIKE '%://%' OR c.body LIKE '%www.%')
               AND c.posted_at - m.joined_at < $5
               AND (CAST($6 AS BIGINT) IS NULL OR c.author = $6) AND (CAST($7 AS BIGINT) IS NULL OR c.initiative = $7)
               AND c.withdrawn_at IS NULL AND c.answer IS NULL AND m.closed_at IS NULL AND m.official_since IS NULL
               AND m.moderator_since IS NULL AND m.administrator_since IS NULL
               AND CASE $8 WHEN 'suspend' THEN m.suspended_until IS NULL OR m.suspended_until <= $9
                           WHEN 'off_topic' THEN c.hidden_by IS NULL AND c.folded_by IS NULL
                           ELSE c.hidden_by IS NULL END
               AND (c.initiative, substr(c.path, 1, CAST($10 AS INTEGER))) NOT IN (
                   SELECT o.initiative, substr(o.path, 1, CAST($10 AS INTEGER)) FROM comments o WHERE o.author = $11)
               AND NOT EXISTS (SELECT 1 FROM reports p WHERE p.reporter = $11 AND p.comment = c.id)
               AND NOT EXISTS (SELECT 1 FROM notices n WHERE n.member = $11 AND n.comment = c.id) ",
            $rest
        )
    };
}

macro_rules! run {
    ($fetch:ident, $conn:expr, $row:ty, $sql:expr, $search:expr $(, $more:expr)*) => {{
        let level = i64::try_from(LEVEL).unwrap_or_default();
        $fetch!(
            $conn,
            $row,
            $sql,
            $search.since(),
            $search.newest,
            &$search.words(),
            $search.pattern.has_links,
            $search.age(),
            $search.pattern.author,
            $search.pattern.initiative,
            $search.kind.word(),
            $search.now,
            level,
            $search.moderator
            $(, $more)*
        )
    }};
}

/// How many comments fit, of how many authors, in how many threads.
pub async fn count(conn: &mut Conn, search: &Search<'_>) -> sqlx::Result<(i64, i64, i64)> {
    const SQL: &str = fitting!("SELECT COUNT(*), COUNT(DISTINCT c.author), COUNT(DISTINCT c.initiative)", "");
    run!(fetch_one, conn, (i64, i64, i64), SQL, search)
}

#[derive(sqlx::FromRow)]
struct SampleRow {
    id: CommentId,
    author: MemberId,
    name: String,
    title: String,
    text: String,
    posted_at: Timestamp,
}

/// The latest of those that fit.
pub async fn sample(conn: &mut Conn, search: &Search<'_>, size: i64) -> sqlx::Result<Vec<Sample>> {
    const SQL: &str = fitting!(
        "SELECT c.id, c.author, m.name, CASE WHEN i.hidden_by IS NULL AND i.withdrawn_at IS NULL THEN i.title ELSE '' END
             AS title, CASE WHEN c.hidden_by IS NULL THEN substr(c.body, 1, 240) ELSE '' END AS text, c.posted_at",
        "ORDER BY c.id DESC LIMIT $12"
    );
    let rows = run!(fetch_all, conn, SampleRow, SQL, search, size)?;
    let sample = |row: SampleRow| Sample {
        comment: row.id,
        author: row.author,
        author_name: row.name,
        title: row.title,
        text: row.text,
        at: row.posted_at,
    };
    Ok(rows.into_iter().map(sample).collect())
}

/// The newest comment there is.
pub async fn newest(conn: &mut Conn) -> sqlx::Result<CommentId> {
    let (newest,): (CommentId,) = fetch_one!(conn, (CommentId,), "SELECT COALESCE(MAX(id), 0) FROM comments")?;
    Ok(newest)
}

/// Notes what is to be cleared up: the comments that fit, or one of each author when the measure is about the author.
/// Tells how many.
pub async fn choose(conn: &mut Conn, id: ClearingId, search: &Search<'_>) -> sqlx::Result<u64> {
    const ALL: &str = fitting!("INSERT INTO cleared_comments (clearing, comment) SELECT CAST($12 AS BIGINT), c.id", "");
    const AUTHORS: &str = fitting!(
        "INSERT INTO cleared_comments (clearing, comment) SELECT CAST($12 AS BIGINT), MAX(c.id)",
        "GROUP BY c.author"
    );
    macro_rules! execute_typed { ($conn:expr, $row:ty, $($rest:tt)*) => { execute!($conn, $($rest)*) } }
    let sql = if search.kind.is_personal() { AUTHORS } else { ALL };
    run!(execute_typed, conn, (), sql, search, id)
}

/// Notes what a clearing did and what still stands of it, so that another one undoes it. Tells how many.
pub async fn choose_done(conn: &mut Conn, id: ClearingId, undoes: ClearingId) -> sqlx::Result<u64> {
    execute!(
        conn,
        "INSERT INTO cleared_comments (clearing, comment)
         SELECT CAST($1 AS BIGINT), d.comment FROM cleared_comments d JOIN measures x ON x.id = d.measure
         WHERE d.clearing = $2 AND x.reversed_at IS NULL",
        id,
        undoes
    )
}

/// What a clearing begins with.
pub struct New<'a> {
    pub moderator: MemberId,
    pub kind: MeasureKind,
    /// The pattern; nothing of it when it undoes another clearing.
    pub pattern: Option<&'a Pattern>,
    pub since: Timestamp,
    pub rule: HouseRuleId,
    pub law: &'a str,
    pub reason: &'a str,
    pub days: Option<i64>,
    pub undoes: Option<ClearingId>,
    pub at: Timestamp,
}

/// Begins a clearing.
pub async fn insert(conn: &mut Conn, new: &New<'_>) -> sqlx::Result<ClearingId> {
    let pattern = new.pattern;
    let (id,): (ClearingId,) = fetch_one!(
        conn,
        (ClearingId,),
        "INSERT INTO clearings (moderator, kind, words, has_links, newcomers, author, initiative, since, rule, law, reason,
             days, undoes, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) RETURNING id",
        new.moderator,
        new.kind.word(),
        pattern.map_or("", |pattern| pattern.words.as_str()),
        pattern.is_some_and(|pattern| pattern.has_links),
        pattern.and_then(|pattern| pattern.newcomers).map(i64::from),
        pattern.and_then(|pattern| pattern.author),
        pattern.and_then(|pattern| pattern.initiative),
        new.since,
        new.rule,
        new.law,
        new.reason,
        new.days,
        new.undoes,
        new.at
    )?;
    Ok(id)
}

/// A clearing that runs.
#[derive(sqlx::FromRow)]
pub struct Running {
    pub id: ClearingId,
    pub moderator: MemberId,
    pub kind: String,
    pub rule: HouseRuleId,
    pub law: String,
    pub reason: String,
    pub days: Option<i64>,
}

impl Running {
    /// The statement of reasons that each has.
    pub fn statement(&self) -> Option<Statement> {
        let ground = LawName::parse(&self.law).map_or(Ground::HouseRule(self.rule), Ground::Law);
        let days = self.days.and_then(|days| u32::try_from(days).ok());
        Some(Statement { days, ..Statement::plain(ground, Reason::parse(&self.reason).ok()?) })
    }
}

/// The oldest clearing that runs.
pub async fn running(conn: &mut Conn) -> sqlx::Result<Option<Running>> {
    fetch_optional!(
        conn,
        Running,
        "SELECT id, moderator, kind, rule, law, reason, days FROM clearings WHERE ended_at IS NULL ORDER BY id LIMIT 1"
    )
}

/// The next comments of a clearing, and their threads.
pub async fn waiting(conn: &mut Conn, id: ClearingId, size: i64) -> sqlx::Result<Vec<(CommentId, InitiativeId)>> {
    fetch_all!(
        conn,
        (CommentId, InitiativeId),
        "SELECT d.comment, c.initiative FROM cleared_comments d JOIN comments c ON c.id = d.comment
         WHERE d.clearing = $1 AND d.done_at IS NULL ORDER BY d.comment LIMIT $2",
        id,
        size
    )
}

/// Notes that a comment had its turn, and which measure was taken.
pub async fn note(
    conn: &mut Conn,
    id: ClearingId,
    comment: CommentId,
    measure: Option<MeasureId>,
    at: Timestamp,
) -> sqlx::Result<()> {
    execute!(
        conn,
        "UPDATE cleared_comments SET done_at = $4, measure = $3 WHERE clearing = $1 AND comment = $2",
        id,
        comment,
        measure,
        at
    )?;
    Ok(())
}

/// Ends a clearing; what had no turn yet is left alone.
pub async fn end(conn: &mut Conn, id: ClearingId, at: Timestamp) -> sqlx::Result<()> {
    execute!(conn, "UPDATE cleared_comments SET done_at = $2 WHERE clearing = $1 AND done_at IS NULL", id, at)?;
    execute!(conn, "UPDATE clearings SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL", id, at)?;
    Ok(())
}

/// A clearing as stored, with how far it is.
#[derive(sqlx::FromRow)]
pub struct Row {
    pub id: ClearingId,
    pub kind: String,
    pub moderator_number: Option<i64>,
    pub moderator_name: String,
    pub rule: HouseRuleId,
    pub law: String,
    pub reason: String,
    pub words: String,
    pub at: Timestamp,
    pub ended_at: Option<Timestamp>,
    pub undoes: Option<ClearingId>,
    pub undone_by: Option<ClearingId>,
    pub all_of_them: i64,
    pub done: i64,
    pub left_alone: i64,
}

impl Row {
    /// What it rests on.
    pub fn ground(&self) -> Ground {
        LawName::parse(&self.law).map_or(Ground::HouseRule(self.rule), Ground::Law)
    }

    /// As moderators see it.
    pub fn shown(self) -> Option<Clearing> {
        Some(Clearing {
            kind: MeasureKind::from_word(&self.kind)?,
            id: self.id,
            moderator_number: self.moderator_number.unwrap_or_default(),
            moderator_name: self.moderator_name,
            reason: self.reason,
            words: self.words,
            at: self.at,
            ended_at: self.ended_at,
            undoes: self.undoes,
            undone_by: self.undone_by,
            all: self.all_of_them,
            done: self.done,
            left: self.left_alone,
        })
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT g.id, g.kind, m.moderator_number, m.name AS moderator_name, g.rule, g.law, g.reason, g.words, g.at, g.ended_at,
                    g.undoes, u.id AS undone_by,
                    (SELECT COUNT(*) FROM cleared_comments d WHERE d.clearing = g.id) AS all_of_them,
                    (SELECT COUNT(*) FROM cleared_comments d WHERE d.clearing = g.id AND d.measure IS NOT NULL) AS done,
                    (SELECT COUNT(*) FROM cleared_comments d WHERE d.clearing = g.id AND d.measure IS NULL
                         AND d.done_at IS NOT NULL) AS left_alone
             FROM clearings g JOIN members m ON m.id = g.moderator LEFT JOIN clearings u ON u.undoes = g.id ",
            $rest
        )
    };
}

/// One clearing.
pub async fn find(conn: &mut Conn, id: ClearingId) -> sqlx::Result<Option<Row>> {
    fetch_optional!(conn, Row, select!("WHERE g.id = $1"), id)
}

/// The latest clearings, the newest first.
pub async fn latest(conn: &mut Conn, size: i64) -> sqlx::Result<Vec<Row>> {
    fetch_all!(conn, Row, select!("ORDER BY g.id DESC LIMIT $1"), size)
}
