//! Lists of initiatives, paged by keyset.

use super::Conn;
use naast_domain::{
    ids::{InitiativeId, MemberId, ThemeId},
    initiative::{ListFilter, Order},
    paging::Cursor,
    time::Timestamp,
};

/// A row of the list.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Row {
    pub id: InitiativeId,
    pub title: String,
    pub opening: String,
    pub initiator: Option<MemberId>,
    pub initiator_name: Option<String>,
    pub theme: Option<ThemeId>,
    pub place: String,
    pub mood: Option<String>,
    pub started_at: Timestamp,
    pub last_activity_at: Timestamp,
    pub comment_count: i64,
    pub support_count: i64,
    pub answered_by: Option<String>,
    pub answered_at: Option<Timestamp>,
    pub import_author: Option<String>,
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT i.id, i.title, i.opening, CASE WHEN m.closed_at IS NULL THEN i.initiator END AS initiator,
                    m.name AS initiator_name, i.theme, i.place, i.mood, i.started_at, i.last_activity_at, i.comment_count,
                    i.support_count, o.name AS answered_by, a.posted_at AS answered_at, i.import_author
             FROM initiatives i
             LEFT JOIN members m ON m.id = i.initiator
             LEFT JOIN comments a ON a.id = i.last_answer
             LEFT JOIN members o ON o.id = a.author ",
            $rest
        )
    };
}

/// One page, and one row more when there is more.
pub async fn page(conn: &mut Conn, filter: &ListFilter, size: i64) -> sqlx::Result<Vec<Row>> {
    let after = filter.after.unwrap_or(Cursor { key: i64::MAX, id: i64::MAX });
    let sql = match filter.order {
        Order::Active => select!(
            "WHERE i.hidden_by IS NULL AND i.withdrawn_at IS NULL AND (CAST($1 AS BIGINT) IS NULL OR i.theme = $1)
             AND ($2 = 0 OR i.last_answer IS NULL) AND (i.last_activity_at, i.id) < ($3, $4)
             ORDER BY i.last_activity_at DESC, i.id DESC LIMIT $5"
        ),
        Order::Newest => select!(
            "WHERE i.hidden_by IS NULL AND i.withdrawn_at IS NULL AND (CAST($1 AS BIGINT) IS NULL OR i.theme = $1)
             AND ($2 = 0 OR i.last_answer IS NULL) AND (i.started_at, i.id) < ($3, $4)
             ORDER BY i.started_at DESC, i.id DESC LIMIT $5"
        ),
        Order::Support => select!(
            "WHERE i.hidden_by IS NULL AND i.withdrawn_at IS NULL AND (CAST($1 AS BIGINT) IS NULL OR i.theme = $1)
             AND ($2 = 0 OR i.last_answer IS NULL) AND (i.support_count, i.id) < ($3, $4)
             ORDER BY i.support_count DESC, i.id DESC LIMIT $5"
        ),
    };
    fetch_all!(conn, Row, sql, filter.theme, i64::from(filter.waiting), after.key, after.id, size)
}

/// One row by its id, when everybody may see it.
pub async fn find(conn: &mut Conn, id: InitiativeId) -> sqlx::Result<Option<Row>> {
    fetch_optional!(conn, Row, select!("WHERE i.id = $1 AND i.hidden_by IS NULL AND i.withdrawn_at IS NULL"), id)
}

/// How many initiatives everybody can see.
pub async fn count(conn: &mut Conn) -> sqlx::Result<i64> {
    let (count,): (i64,) =
        fetch_one!(conn, (i64,), "SELECT COUNT(*) FROM initiatives WHERE hidden_by IS NULL AND withdrawn_at IS NULL")?;
    Ok(count)
}
