//! Lists of initiatives, paged by keyset.

use crate::{
    journal::standing::{self, standing_columns, standing_joins},
    storage::Reader,
};
use naast_domain::{
    ids::{InitiativeId, MemberId, ThemeId},
    initiatives::{ListFilter, Order, Part},
    paging::Cursor,
    time::Timestamp,
};
use std::ops::Range;

/// A row of the list.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Row {
    pub id: InitiativeId,
    pub title: String,
    pub initiator: Option<MemberId>,
    pub initiator_name: Option<String>,
    pub theme: Option<ThemeId>,
    pub place: String,
    pub mood: Option<String>,
    pub started_at: Timestamp,
    pub last_activity_at: Timestamp,
    pub comment_count: i64,
    pub support_count: i64,
    pub import_author: Option<String>,
    /// The name under which somebody told what another wrote down, while it is of no account; empty once taken down.
    pub told_by: Option<String>,
    pub waiting_since: Option<Timestamp>,
    #[sqlx(flatten)]
    pub standing: standing::Row,
}

macro_rules! select {
    ($rest:expr) => {
        concat!(
            "SELECT i.id, i.title, CASE WHEN m.closed_at IS NULL THEN i.initiator END AS initiator,
                    m.name AS initiator_name, i.theme, i.place, i.mood, i.started_at, i.last_activity_at, i.comment_count,
                    i.support_count, i.import_author, CASE WHEN b.claimed_by IS NULL THEN b.name END AS told_by, i.waiting_since, ",
            standing_columns!(),
            " FROM initiatives i
             LEFT JOIN members m ON m.id = i.initiator
             LEFT JOIN behalfs b ON b.id = i.behalf ",
            standing_joins!(),
            $rest
        )
    };
}

/// What every list leaves out, and what the filter asks for: `$1` a theme, `$2` to `$4` whether only waiting, alone or
/// done ones.
macro_rules! chosen {
    ($rest:literal) => {
        select!(concat!(
            "WHERE i.hidden_by IS NULL AND i.withdrawn_at IS NULL AND (CAST($1 AS BIGINT) IS NULL OR i.theme = $1)
             AND ($2 = 0 OR i.waiting_since IS NOT NULL) AND ($3 = 0 OR (i.companion IS NULL AND i.done_at IS NULL))
             AND ($4 = 0 OR i.done_at IS NOT NULL) AND ",
            $rest
        ))
    };
}

/// One page, and one row more when there is more.
pub async fn page(conn: &mut Reader, filter: &ListFilter, size: i64) -> sqlx::Result<Vec<Row>> {
    let after = match filter.order {
        Order::Waiting => filter.after.unwrap_or(Cursor { key: i64::MIN, id: i64::MIN }),
        Order::Active | Order::Newest | Order::Support => {
            filter.after.unwrap_or(Cursor { key: i64::MAX, id: i64::MAX })
        }
    };
    let sql = match filter.order {
        Order::Active => {
            chosen!("(i.last_activity_at, i.id) < ($5, $6) ORDER BY i.last_activity_at DESC, i.id DESC LIMIT $7")
        }
        Order::Newest => chosen!("(i.started_at, i.id) < ($5, $6) ORDER BY i.started_at DESC, i.id DESC LIMIT $7"),
        Order::Support => {
            chosen!("(i.support_count, i.id) < ($5, $6) ORDER BY i.support_count DESC, i.id DESC LIMIT $7")
        }
        Order::Waiting => chosen!(
            "i.waiting_since IS NOT NULL AND (i.waiting_since, i.id) > ($5, $6) ORDER BY i.waiting_since, i.id LIMIT $7"
        ),
    };
    let is = |part: Part| i64::from(filter.part == part);
    fetch_all!(
        conn,
        Row,
        sql,
        filter.theme,
        is(Part::Waiting),
        is(Part::Alone),
        is(Part::Done),
        after.key,
        after.id,
        size
    )
}

/// One row by its id, when everybody may see it.
pub async fn find(conn: &mut Reader, id: InitiativeId) -> sqlx::Result<Option<Row>> {
    fetch_optional!(conn, Row, select!("WHERE i.id = $1 AND i.hidden_by IS NULL AND i.withdrawn_at IS NULL"), id)
}

/// Those with these numbers that everybody can see, and when something last happened to each.
pub async fn numbered(conn: &mut Reader, numbers: Range<InitiativeId>) -> sqlx::Result<Vec<(InitiativeId, Timestamp)>> {
    fetch_all!(
        conn,
        (InitiativeId, Timestamp),
        "SELECT id, last_activity_at FROM initiatives
         WHERE id >= $1 AND id < $2 AND hidden_by IS NULL AND withdrawn_at IS NULL ORDER BY id",
        numbers.start,
        numbers.end
    )
}

/// The one with the highest number.
pub async fn last(conn: &mut Reader) -> sqlx::Result<Option<InitiativeId>> {
    let (last,): (Option<InitiativeId>,) =
        fetch_one!(conn, (Option<InitiativeId>,), "SELECT MAX(id) FROM initiatives")?;
    Ok(last)
}

/// How many initiatives everybody can see.
pub async fn count(conn: &mut Reader) -> sqlx::Result<i64> {
    let (count,): (i64,) =
        fetch_one!(conn, (i64,), "SELECT COUNT(*) FROM initiatives WHERE hidden_by IS NULL AND withdrawn_at IS NULL")?;
    Ok(count)
}
