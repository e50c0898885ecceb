//! Commitments as stored.

use crate::{
    measures::subjects::Span,
    storage::{Reader, Writer},
};
use naast_domain::{
    clock::ClockRule,
    commitments::{Commitment, CommitmentState},
    day::Day,
    ids::{CommentId, CommitmentId, InitiativeId, MeasureId, MemberId},
    may::MayOnCommitment,
    members::{Byline, Office},
    permission::PromiseState,
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
    pub holder_is_official: bool,
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
                    m.official_since IS NOT NULL AND m.closed_at IS NULL AS holder_is_official, m.function,
                     m.department, p.promise, p.due, p.state, p.made_at, p.closed_at, p.closing_words,
                    i.title, i.hidden_by
             FROM commitments p JOIN members m ON m.id = p.holder JOIN initiatives i ON i.id = p.initiative
             JOIN comments c ON c.id = p.comment ",
            $rest
        )
    };
}

mod history;
mod lists;

pub use history::{moves, shift, take_on, taken_on};
pub use lists::{count_left_behind, count_open, left_behind, note_reminder, page, unreminded};

impl Row {
    /// Whether it is neither kept nor released.
    pub fn is_open(&self) -> bool {
        self.state == CommitmentState::Open.word()
    }

    /// Whether it is open and whoever promised is no official any more.
    pub fn is_left_behind(&self) -> bool {
        self.is_open() && !self.holder_is_official
    }

    /// What the rules need to know of it.
    pub fn promise(&self) -> PromiseState {
        PromiseState { holder: Some(self.holder), is_open: self.is_open(), is_left_behind: self.is_left_behind() }
    }

    /// As everybody may read it on this day; without its history.
    pub fn shown(self, rule: &ClockRule, today: Day) -> Option<Commitment> {
        let is_left_behind = self.is_left_behind();
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
            is_left_behind,
            moves: Vec::new(),
            taken_on: Vec::new(),
            may: MayOnCommitment::default(),
        })
    }
}

/// Keeps a promise that was made in an answer.
pub async fn insert(
    conn: &mut Writer,
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
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
        initiative,
        comment,
        holder,
        promise,
        due,
        CommitmentState::Open.word(),
        at
    )?;
    Ok(id)
}

/// The commitment with this id.
pub async fn find(conn: &mut Reader, id: CommitmentId) -> sqlx::Result<Option<Row>> {
    fetch_optional!(conn, Row, select!("WHERE p.id = $1"), id)
}

/// The open commitments of a member in this initiative.
pub async fn open_of(conn: &mut Reader, initiative: InitiativeId, holder: MemberId) -> sqlx::Result<Vec<Row>> {
    fetch_all!(
        conn,
        Row,
        select!("WHERE p.initiative = $1 AND p.holder = $2 AND p.state = $3 ORDER BY p.due, p.id"),
        initiative,
        holder,
        CommitmentState::Open.word()
    )
}

/// The commitments made in the answers of a span.
pub async fn between(conn: &mut Reader, span: Span<'_>) -> sqlx::Result<Vec<Row>> {
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
pub async fn of(conn: &mut Reader, initiative: InitiativeId) -> sqlx::Result<Vec<Row>> {
    fetch_all!(
        conn,
        Row,
        select!(
            "WHERE p.initiative = $1 AND c.withdrawn_at IS NULL AND c.hidden_by IS NULL
             ORDER BY CASE p.state WHEN $2 THEN 0 ELSE 1 END, p.due, p.id LIMIT 200"
        ),
        initiative,
        CommitmentState::Open.word()
    )
}

/// Closes a commitment: kept, or released.
pub async fn close(
    conn: &mut Writer,
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
pub async fn pass(conn: &mut Writer, id: CommitmentId, holder: MemberId) -> sqlx::Result<()> {
    execute!(conn, "UPDATE commitments SET holder = $2, reminded = '' WHERE id = $1", id, holder)?;
    Ok(())
}
