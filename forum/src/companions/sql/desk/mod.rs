//! What is on an official's desk.

use crate::storage::Reader;
use naast_domain::{
    companions::{Step, desk::Count},
    ids::{InitiativeId, MemberId, ThemeId},
    time::Timestamp,
};

/// An initiative on the desk.
#[derive(Debug, sqlx::FromRow)]
pub struct Row {
    pub id: InitiativeId,
    pub title: String,
    pub opening: String,
    pub initiator: Option<MemberId>,
    pub initiator_name: Option<String>,
    pub told_by: Option<String>,
    pub import_author: Option<String>,
    pub place: String,
    pub theme: Option<ThemeId>,
    pub started_at: Timestamp,
    pub course: String,
}

macro_rules! select {
    ($rest:expr) => {
        concat!(
            "SELECT i.id, i.title, i.opening, CASE WHEN m.closed_at IS NULL THEN i.initiator END AS initiator,
                    m.name AS initiator_name, CASE WHEN b.claimed_by IS NULL THEN b.name END AS told_by,
                     i.import_author, i.place, i.theme, i.started_at, i.course
             FROM initiatives i LEFT JOIN members m ON m.id = i.initiator LEFT JOIN behalfs b ON b.id = i.behalf ",
            $rest
        )
    };
}

mod alone;
mod interests;

pub use alone::{count_alone, is_nobody_alone, quiet_alone, waiting_alone};
pub use interests::{interests, put_interests};

/// What waits where this member, `$1`, stands: after an answer that did not help, or for another reason, as `$2` says.
/// `companions` has both as the initiative does, so that this is read in its order.
macro_rules! waits {
    ($condition:literal) => {
        concat!(
            "JOIN companions c ON c.initiative = i.id WHERE c.member = $1 AND c.answer_due IS NOT NULL ",
            $condition,
            " AND i.hidden_by IS NULL AND i.withdrawn_at IS NULL"
        )
    };
}

/// What waits for an answer where this member stands, the longest waiting first: what did not help yet, or what else.
pub async fn waiting(conn: &mut Reader, member: MemberId, not_helped: bool, size: i64) -> sqlx::Result<Vec<Row>> {
    fetch_all!(
        conn,
        Row,
        select!(concat!(waits!("AND c.not_helped = $2"), " ORDER BY c.answer_due, c.initiative LIMIT $3")),
        member,
        not_helped,
        size
    )
}

/// How many of those there are. The order makes PostgreSQL stop at the last that is counted.
pub async fn count_waiting(conn: &mut Reader, member: MemberId, not_helped: bool) -> sqlx::Result<Count> {
    fetch_count!(
        conn,
        concat!("FROM initiatives i ", waits!("AND c.not_helped = $2"), " ORDER BY c.answer_due, c.initiative"),
        member,
        not_helped
    )
}

/// How many of both there are; every page of an official asks for it.
pub async fn count_on_desk(conn: &mut Reader, member: MemberId) -> sqlx::Result<Count> {
    fetch_count!(
        conn,
        concat!("FROM initiatives i ", waits!(""), " ORDER BY c.not_helped, c.answer_due, c.initiative"),
        member
    )
}

/// Beside how many initiatives this member stands.
pub async fn count_beside(conn: &mut Reader, member: MemberId) -> sqlx::Result<Count> {
    fetch_count!(conn, "FROM companions WHERE member = $1", member)
}

/// Something that was handed over, with the note.
#[derive(Debug, sqlx::FromRow)]
pub struct HandedRow {
    pub initiative: InitiativeId,
    pub title: String,
    pub from_name: Option<String>,
    pub note: String,
    pub at: Timestamp,
}

/// `NOT IN` rather than `NOT EXISTS`: so SQLite, which gathers no statistics, reads for each line the steps and comments
/// of that one initiative, and not everything that this member was handed or ever said.
macro_rules! handed {
    () => {
        "FROM companion_steps s
         JOIN companions c ON c.initiative = s.initiative AND c.member = s.other
         JOIN initiatives i ON i.id = s.initiative
         LEFT JOIN members m ON m.id = s.member AND m.closed_at IS NULL
         WHERE s.other = $1 AND s.step = $2 AND i.hidden_by IS NULL AND i.withdrawn_at IS NULL
           AND s.other NOT IN (SELECT l.other FROM companion_steps l WHERE l.initiative = s.initiative AND l.id > s.id
                               AND l.step = $2 AND l.other IS NOT NULL)
           AND s.other NOT IN (SELECT a.author FROM comments a WHERE a.initiative = s.initiative
                               AND a.posted_at >= s.at AND a.author IS NOT NULL)"
    };
}

/// What was handed over to this member, who stands there still and has not said anything there since; newest first.
pub async fn handed(conn: &mut Reader, member: MemberId, size: i64) -> sqlx::Result<Vec<HandedRow>> {
    let sql = concat!(
        "SELECT s.initiative, i.title, m.name AS from_name, s.note, s.at ",
        handed!(),
        " ORDER BY s.id DESC LIMIT $3"
    );
    fetch_all!(conn, HandedRow, sql, member, Step::HandedOver.word(), size)
}

/// How many of those there are.
pub async fn count_handed(conn: &mut Reader, member: MemberId) -> sqlx::Result<Count> {
    fetch_count!(conn, handed!(), member, Step::HandedOver.word())
}
