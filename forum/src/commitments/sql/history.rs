//! How commitments were moved, and who took them on.

use super::{Reader, Row, Writer, pass};
use naast_domain::{
    commitments::{Move, TakenOn},
    day::Day,
    ids::{CommitmentId, InitiativeId, MemberId},
    members::{Byline, Office},
    time::Timestamp,
};

#[derive(sqlx::FromRow)]
struct MoveRow {
    commitment: CommitmentId,
    from_day: Day,
    to_day: Day,
    reason: String,
    at: Timestamp,
}

/// How the commitments of an initiative were moved, oldest first.
pub async fn moves(conn: &mut Reader, initiative: InitiativeId) -> sqlx::Result<Vec<(CommitmentId, Move)>> {
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

#[derive(sqlx::FromRow)]
struct TakenRow {
    commitment: CommitmentId,
    member: Option<MemberId>,
    name: Option<String>,
    note: String,
    at: Timestamp,
}

/// Who took on commitments of an initiative, oldest first.
pub async fn taken_on(conn: &mut Reader, initiative: InitiativeId) -> sqlx::Result<Vec<(CommitmentId, TakenOn)>> {
    let rows = fetch_all!(
        conn,
        TakenRow,
        "SELECT t.commitment, m.id AS member, m.name, t.note, t.at FROM commitments_taken_on t
         JOIN commitments p ON p.id = t.commitment LEFT JOIN members m ON m.id = t.member AND m.closed_at IS NULL
         WHERE p.initiative = $1 ORDER BY t.id",
        initiative
    )?;
    let taken = |row: TakenRow| {
        let (name, office) = (row.name.unwrap_or_default(), Some(Office::default()));
        let by = Byline { id: row.member, name, office, imported_number: None };
        (row.commitment, TakenOn { by, note: row.note, at: row.at })
    };
    Ok(rows.into_iter().map(taken).collect())
}

/// Keeps who took a commitment on, and that it is theirs now.
pub async fn take_on(conn: &mut Writer, id: CommitmentId, by: MemberId, note: &str, at: Timestamp) -> sqlx::Result<()> {
    execute!(
        conn,
        "INSERT INTO commitments_taken_on (commitment, member, note, at) VALUES ($1, $2, $3, $4)",
        id,
        by,
        note,
        at
    )?;
    pass(conn, id, by).await
}

/// Moves a commitment to another day.
pub async fn shift(
    conn: &mut Writer,
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
