//! Lists of commitments: by what became of them, of one official, left behind, to be reminded of.

use super::{Reader, Row, Writer};
use naast_domain::{
    commitments::{CommitmentChoice, CommitmentFilter, CommitmentState},
    companions::desk::Count,
    day::Day,
    ids::{CommitmentId, MemberId},
    journal::Reminder,
    paging::Cursor,
};

/// What the lists leave out: what everybody may not read.
macro_rules! readable {
    () => {
        "c.withdrawn_at IS NULL AND c.hidden_by IS NULL AND i.withdrawn_at IS NULL"
    };
}

/// What is counted: commitments that the condition holds for.
macro_rules! promised {
    ($condition:expr) => {
        concat!(
            "FROM commitments p JOIN initiatives i ON i.id = p.initiative JOIN comments c ON c.id = p.comment WHERE ",
            $condition
        )
    };
}

/// A page of commitments; those that are open by day, the others the newest first.
/// `latest` is the latest working day: what is open and due before it is overdue.
pub async fn page(conn: &mut Reader, filter: &CommitmentFilter, latest: Day, size: i64) -> sqlx::Result<Vec<Row>> {
    macro_rules! visible {
        ($rest:literal) => {
            select!(concat!(
                "WHERE p.state = $1 AND (CAST($2 AS BIGINT) IS NULL OR p.holder = $2) AND ",
                readable!(),
                " AND ",
                $rest
            ))
        };
    }
    let (state, sql, first) = match filter.choice {
        CommitmentChoice::Open | CommitmentChoice::Overdue => (
            CommitmentState::Open,
            visible!("p.due < $5 AND (p.due, p.id) > ($3, $4) ORDER BY p.due, p.id LIMIT $6"),
            Cursor { key: i64::MIN, id: i64::MIN },
        ),
        CommitmentChoice::Kept => (
            CommitmentState::Kept,
            visible!("p.due < $5 AND (p.due, p.id) < ($3, $4) ORDER BY p.due DESC, p.id DESC LIMIT $6"),
            Cursor { key: i64::MAX, id: i64::MAX },
        ),
        CommitmentChoice::Released => (
            CommitmentState::Released,
            visible!("p.due < $5 AND (p.due, p.id) < ($3, $4) ORDER BY p.due DESC, p.id DESC LIMIT $6"),
            Cursor { key: i64::MAX, id: i64::MAX },
        ),
    };
    let until = if filter.choice == CommitmentChoice::Overdue { latest } else { Day(i64::MAX) };
    let after = filter.after.unwrap_or(first);
    fetch_all!(conn, Row, sql, state.word(), filter.holder, after.key, after.id, until, size)
}

/// How many open commitments this member has.
pub async fn count_open(conn: &mut Reader, holder: MemberId) -> sqlx::Result<Count> {
    let open = CommitmentState::Open.word();
    fetch_count!(conn, promised!(concat!("p.holder = $1 AND p.state = $2 AND ", readable!())), holder, open)
}

/// The open commitments of whoever is no official any more, by day.
macro_rules! left_behind {
    () => {
        concat!(
            "p.state = $1 AND p.holder NOT IN
                (SELECT id FROM members WHERE official_since IS NOT NULL AND closed_at IS NULL) AND ",
            readable!()
        )
    };
}

/// Those, the nearest day first.
pub async fn left_behind(conn: &mut Reader, size: i64) -> sqlx::Result<Vec<Row>> {
    let sql = select!(concat!("WHERE ", left_behind!(), " ORDER BY p.due, p.id LIMIT $2"));
    fetch_all!(conn, Row, sql, CommitmentState::Open.word(), size)
}

/// How many of those there are.
pub async fn count_left_behind(conn: &mut Reader) -> sqlx::Result<Count> {
    fetch_count!(conn, promised!(left_behind!()), CommitmentState::Open.word())
}

/// Open commitments due before this day of which nobody was reminded like this, nor that they are overdue.
pub async fn unreminded(conn: &mut Reader, before: Day, reminder: Reminder) -> sqlx::Result<Vec<Row>> {
    fetch_all!(
        conn,
        Row,
        select!(concat!(
            "WHERE p.state = $3 AND p.due < $1 AND p.reminded <> $2 AND p.reminded <> $4 AND ",
            readable!(),
            " ORDER BY p.due, p.id LIMIT 500"
        )),
        before,
        reminder.word(),
        CommitmentState::Open.word(),
        Reminder::Overdue.word()
    )
}

/// Notes that a reminder went out.
pub async fn note_reminder(conn: &mut Writer, id: CommitmentId, reminder: Reminder) -> sqlx::Result<()> {
    execute!(conn, "UPDATE commitments SET reminded = $2 WHERE id = $1", id, reminder.word())?;
    Ok(())
}
