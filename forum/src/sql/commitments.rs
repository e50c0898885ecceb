//! Commitments as stored.

use super::{Conn, answers::Span};
use naast_domain::{
    clock::ClockRule,
    commitment::{Commitment, CommitmentChoice, CommitmentFilter, CommitmentState, Move},
    day::Day,
    ids::{CommentId, CommitmentId, InitiativeId, MeasureId, MemberId},
    member::{Byline, Office},
    paging::Cursor,
    time::Timestamp,
};

/// A commitment as stored, with its holder and its initiative.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Row {
    pub id: CommitmentId,
    pub initiative: InitiativeId,
    pub comment: CommentId,
    pub holder: MemberId,
    pub holder_name: String,
    pub holder_closed_at: Option<Timestamp>,
    pub function: String,
    pub department: String,
    pub promise: String,
    pub due: Day,
    pub state: String,
    pub made_at: Timestamp,
    pub closed_at: Option<Timestamp>,
    pub closing_words: String,
    pub title: String,
    pub hidden_by: Option<MeasureId>,
}

macro_rules! select {
    ($rest:expr) => {
        concat!(
            "SELECT p.id, p.initiative, p.comment, p.holder, m.name AS holder_name, m.closed_at AS holder_closed_at,
                    m.function, m.department, p.promise, p.due, p.state, p.made_at, p.closed_at, p.closing_words, i.title,
                    i.hidden_by
             FROM commitments p JOIN members m ON m.id = p.holder JOIN initiatives i ON i.id = p.initiative
             JOIN comments c ON c.id = p.comment ",
            $rest
        )
    };
}

impl Row {
    /// Whether it is neither kept nor released.
    pub fn is_open(&self) -> bool {
        self.state == CommitmentState::Open.word()
    }

    /// As everybody may read it on this day.
    pub fn shown(self, moves: Vec<Move>, rule: &ClockRule, today: Day) -> Option<Commitment> {
        let is_there = self.holder_closed_at.is_none();
        let state = CommitmentState::from_word(&self.state)?;
        Some(Commitment {
            id: self.id,
            initiative: self.initiative,
            comment: self.comment,
            holder: Byline {
                id: is_there.then_some(self.holder),
                name: if is_there { self.holder_name } else { String::new() },
                office: Some(Office { function: self.function, department: self.department }),
                imported_number: None,
            },
            holder_id: is_there.then_some(self.holder),
            promise: self.promise,
            due: self.due,
            state,
            late: if state == CommitmentState::Open { rule.days.between(self.due, today) } else { 0 },
            made_at: self.made_at,
            closed_at: self.closed_at,
            closing_words: self.closing_words,
            moves,
        })
    }
}

/// Keeps a promise that was made in an answer.
pub async fn insert(
    conn: &mut Conn,
    initiative: InitiativeId,
    comment: CommentId,
    holder: MemberId,
    (promise, due): (&str, Day),
    at: Timestamp,
) -> sqlx::Result<CommitmentId> {
    let (id,): (CommitmentId,) = fetch_one!(
        conn,
        (CommitmentId,),
        "INSERT INTO commitments (initiative, comment, holder, promise, due, state, made_at)
         VALUES ($1, $2, $3, $4, $5, 'open', $6) RETURNING id",
        initiative,
        comment,
        holder,
        promise,
        due,
        at
    )?;
    Ok(id)
}

/// The commitment with this id.
pub async fn find(conn: &mut Conn, id: CommitmentId) -> sqlx::Result<Option<Row>> {
    fetch_optional!(conn, Row, select!("WHERE p.id = $1"), id)
}

/// The open commitments of a member in this initiative.
pub async fn open_of(conn: &mut Conn, initiative: InitiativeId, holder: MemberId) -> sqlx::Result<Vec<Row>> {
    fetch_all!(
        conn,
        Row,
        select!("WHERE p.initiative = $1 AND p.holder = $2 AND p.state = 'open' ORDER BY p.due, p.id"),
        initiative,
        holder
    )
}

/// The commitments made in the answers of a span.
pub async fn between(conn: &mut Conn, span: Span<'_>) -> sqlx::Result<Vec<Row>> {
    fetch_all!(
        conn,
        Row,
        select!("WHERE c.initiative = $1 AND c.path >= $2 AND c.path <= $3 ORDER BY p.id"),
        span.initiative,
        span.first,
        span.last
    )
}

/// The commitments of an initiative whose answers everybody may read: the open ones first, by day.
pub async fn of(conn: &mut Conn, initiative: InitiativeId) -> sqlx::Result<Vec<Row>> {
    fetch_all!(
        conn,
        Row,
        select!(
            "WHERE p.initiative = $1 AND c.withdrawn_at IS NULL AND c.hidden_by IS NULL
             ORDER BY CASE p.state WHEN 'open' THEN 0 ELSE 1 END, p.due, p.id LIMIT 200"
        ),
        initiative
    )
}

/// A page of commitments; those that are open by day, the others the newest first.
pub async fn page(conn: &mut Conn, filter: &CommitmentFilter, today: Day, size: i64) -> sqlx::Result<Vec<Row>> {
    macro_rules! visible {
        ($rest:literal) => {
            select!(concat!(
                "WHERE p.state = $1 AND (CAST($2 AS BIGINT) IS NULL OR p.holder = $2) AND c.withdrawn_at IS NULL
                 AND c.hidden_by IS NULL AND i.withdrawn_at IS NULL AND ",
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
    let until = if filter.choice == CommitmentChoice::Overdue { today } else { Day(i64::MAX) };
    let after = filter.after.unwrap_or(first);
    fetch_all!(conn, Row, sql, state.word(), filter.holder, after.key, after.id, until, size)
}

#[derive(sqlx::FromRow)]
struct MoveRow {
    commitment: CommitmentId,
    from_day: Day,
    to_day: Day,
    reason: String,
    at: Timestamp,
}

/// How the commitments of an initiative were moved, oldest first.
pub async fn moves(conn: &mut Conn, initiative: InitiativeId) -> sqlx::Result<Vec<(CommitmentId, Move)>> {
    let rows = fetch_all!(
        conn,
        MoveRow,
        "SELECT v.commitment, v.from_day, v.to_day, v.reason, v.at FROM commitment_moves v
         JOIN commitments p ON p.id = v.commitment WHERE p.initiative = $1 ORDER BY v.id",
        initiative
    )?;
    let moved = |row: MoveRow| Move { from: row.from_day, to: row.to_day, reason: row.reason, at: row.at };
    Ok(rows.into_iter().map(|row| (row.commitment, moved(row))).collect())
}

/// Moves a commitment to another day.
pub async fn shift(
    conn: &mut Conn,
    row: &Row,
    due: Day,
    reason: &str,
    by: MemberId,
    at: Timestamp,
) -> sqlx::Result<()> {
    execute!(
        conn,
        "INSERT INTO commitment_moves (commitment, from_day, to_day, reason, member, at) VALUES ($1, $2, $3, $4, $5, $6)",
        row.id,
        row.due,
        due,
        reason,
        by,
        at
    )?;
    execute!(conn, "UPDATE commitments SET due = $2, reminded = '' WHERE id = $1", row.id, due)?;
    Ok(())
}

/// Closes a commitment: kept, or released.
pub async fn close(
    conn: &mut Conn,
    id: CommitmentId,
    state: CommitmentState,
    words: &str,
    at: Timestamp,
) -> sqlx::Result<()> {
    execute!(
        conn,
        "UPDATE commitments SET state = $2, closing_words = $3, closed_at = $4 WHERE id = $1",
        id,
        state.word(),
        words,
        at
    )?;
    Ok(())
}

/// Hands a commitment over.
pub async fn pass(conn: &mut Conn, id: CommitmentId, holder: MemberId) -> sqlx::Result<()> {
    execute!(conn, "UPDATE commitments SET holder = $2, reminded = '' WHERE id = $1", id, holder)?;
    Ok(())
}

/// Open commitments due before this day that were not reminded of in this word.
pub async fn unreminded(conn: &mut Conn, before: Day, word: &str) -> sqlx::Result<Vec<Row>> {
    fetch_all!(
        conn,
        Row,
        select!(
            "WHERE p.state = 'open' AND p.due < $1 AND p.reminded <> $2 AND p.reminded <> 'overdue'
             AND c.withdrawn_at IS NULL AND c.hidden_by IS NULL AND i.withdrawn_at IS NULL ORDER BY p.due, p.id LIMIT 500"
        ),
        before,
        word
    )
}

/// Notes that a reminder went out.
pub async fn note_reminder(conn: &mut Conn, id: CommitmentId, word: &str) -> sqlx::Result<()> {
    execute!(conn, "UPDATE commitments SET reminded = $2 WHERE id = $1", id, word)?;
    Ok(())
}
