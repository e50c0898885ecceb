//! Which comments fit a pattern, and choosing them for a clearing.

use crate::{
    conversation::comments::LEVEL,
    storage::{Reader, Writer},
};
use naast_domain::{
    ids::{ClearingId, CommentId, MemberId},
    measures::MeasureKind,
    moderation::clearing::{Pattern, Sample},
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
               AND CASE WHEN $8 THEN m.suspended_until IS NULL OR m.suspended_until <= $9
                        ELSE c.hidden_by IS NULL AND (NOT $12 OR c.folded_by IS NULL) END
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
            $search.kind.is_personal(),
            $search.now,
            level,
            $search.moderator,
            $search.kind == MeasureKind::OffTopic
            $(, $more)*
        )
    }};
}

/// How many comments fit, of how many authors, in how many threads.
pub async fn count(conn: &mut Reader, search: &Search<'_>) -> sqlx::Result<(i64, i64, i64)> {
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
pub async fn sample(conn: &mut Reader, search: &Search<'_>, size: i64) -> sqlx::Result<Vec<Sample>> {
    const SQL: &str = fitting!(
        "SELECT c.id, c.author, m.name, CASE WHEN i.hidden_by IS NULL AND i.withdrawn_at IS NULL THEN i.title ELSE '' END
             AS title, CASE WHEN c.hidden_by IS NULL THEN substr(c.body, 1, 240) ELSE '' END AS text, c.posted_at",
        "ORDER BY c.id DESC LIMIT $13"
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
pub async fn newest(conn: &mut Reader) -> sqlx::Result<CommentId> {
    let (newest,): (CommentId,) = fetch_one!(conn, (CommentId,), "SELECT COALESCE(MAX(id), 0) FROM comments")?;
    Ok(newest)
}

/// Notes what is to be cleared up: the comments that fit, or one of each author when the measure is about the author.
/// Tells how many.
pub async fn choose(conn: &mut Writer, id: ClearingId, search: &Search<'_>) -> sqlx::Result<u64> {
    const ALL: &str = fitting!("INSERT INTO cleared_comments (clearing, comment) SELECT CAST($13 AS BIGINT), c.id", "");
    const AUTHORS: &str = fitting!(
        "INSERT INTO cleared_comments (clearing, comment) SELECT CAST($13 AS BIGINT), MAX(c.id)",
        "GROUP BY c.author"
    );
    macro_rules! execute_typed { ($conn:expr, $row:ty, $($rest:tt)*) => { execute!($conn, $($rest)*) } }
    let sql = if search.kind.is_personal() { AUTHORS } else { ALL };
    run!(execute_typed, conn, (), sql, search, id)
}

/// Notes what a clearing did and what still stands of it, so that another one undoes it. Tells how many.
pub async fn choose_done(conn: &mut Writer, id: ClearingId, undoes: ClearingId) -> sqlx::Result<u64> {
    execute!(
        conn,
        "INSERT INTO cleared_comments (clearing, comment)
         SELECT CAST($1 AS BIGINT), d.comment FROM cleared_comments d JOIN measures x ON x.id = d.measure
         WHERE d.clearing = $2 AND x.reversed_at IS NULL",
        id,
        undoes
    )
}
