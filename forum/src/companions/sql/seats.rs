//! Companions: who stands beside an initiative, what happened between them, and pauses made by hand.

use crate::storage::{Reader, Writer};
use naast_domain::{
    companions::{Colleague, Companion, CompanionStep, Step},
    day::Day,
    ids::{InitiativeId, MemberId, PauseId},
    members::{Byline, Office},
    time::Timestamp,
};

#[derive(sqlx::FromRow)]
struct SeatRow {
    member: MemberId,
    name: String,
    function: String,
    department: String,
    since: Timestamp,
}

/// Who stands beside it now, the first contact first.
pub async fn of(conn: &mut Reader, id: InitiativeId) -> sqlx::Result<Vec<Companion>> {
    let rows = fetch_all!(
        conn,
        SeatRow,
        "SELECT c.member, m.name, m.function, m.department, c.since FROM companions c JOIN members m ON m.id = c.member
         WHERE c.initiative = $1 ORDER BY c.position",
        id
    )?;
    let companions = rows.into_iter().map(|row| Companion {
        byline: Byline {
            id: Some(row.member),
            name: row.name,
            office: Some(Office { function: row.function, department: row.department }),
            imported_number: None,
        },
        id: row.member,
        since: row.since,
    });
    Ok(companions.collect())
}

#[derive(sqlx::FromRow)]
struct StepRow {
    step: String,
    member: Option<MemberId>,
    name: Option<String>,
    other: Option<MemberId>,
    other_name: Option<String>,
    note: String,
    at: Timestamp,
}

/// What happened between companions, oldest first.
pub async fn steps(conn: &mut Reader, id: InitiativeId) -> sqlx::Result<Vec<CompanionStep>> {
    let rows = fetch_all!(
        conn,
        StepRow,
        "SELECT s.step, m.id AS member, m.name, o.id AS other, o.name AS other_name, s.note, s.at FROM companion_steps s
         LEFT JOIN members m ON m.id = s.member AND m.closed_at IS NULL
         LEFT JOIN members o ON o.id = s.other AND o.closed_at IS NULL
         WHERE s.initiative = $1 ORDER BY s.id",
        id
    )?;
    let person = |id: Option<MemberId>, name: Option<String>| Byline {
        id,
        name: name.unwrap_or_default(),
        office: Some(Office::default()),
        imported_number: None,
    };
    let steps = rows.into_iter().filter_map(|row| {
        let step = Step::from_word(&row.step)?;
        Some(CompanionStep {
            step,
            by: person(row.member, row.name),
            other: step.has_other().then(|| person(row.other, row.other_name)),
            note: row.note,
            at: row.at,
        })
    });
    Ok(steps.collect())
}

/// Notes a step between companions.
pub async fn insert_step(
    conn: &mut Writer,
    id: InitiativeId,
    step: Step,
    (member, other): (MemberId, Option<MemberId>),
    note: &str,
    at: Timestamp,
) -> sqlx::Result<()> {
    execute!(
        conn,
        "INSERT INTO companion_steps (initiative, step, member, other, note, at) VALUES ($1, $2, $3, $4, $5, $6)",
        id,
        step.word(),
        member,
        other,
        note,
        at
    )?;
    Ok(())
}

/// Beside which initiatives a member stands.
pub async fn seats_of(conn: &mut Reader, member: MemberId) -> sqlx::Result<Vec<(InitiativeId,)>> {
    fetch_all!(conn, (InitiativeId,), "SELECT initiative FROM companions WHERE member = $1 ORDER BY initiative", member)
}

/// Officials whom something can be handed over to.
pub async fn colleagues(conn: &mut Reader, but: MemberId) -> sqlx::Result<Vec<Colleague>> {
    let rows = fetch_all!(
        conn,
        (MemberId, String, String),
        "SELECT id, name, department FROM members
         WHERE official_since IS NOT NULL AND closed_at IS NULL AND id <> $1 ORDER BY lower(name), id LIMIT 500",
        but
    )?;
    Ok(rows.into_iter().map(|(id, name, department)| Colleague { id, name, department }).collect())
}

/// Notes a pause made by hand.
pub async fn insert_pause(
    conn: &mut Writer,
    id: InitiativeId,
    member: MemberId,
    reason: &str,
    until: Day,
    at: Timestamp,
) -> sqlx::Result<PauseId> {
    let (pause,): (PauseId,) = fetch_one!(
        conn,
        (PauseId,),
        "INSERT INTO pauses (initiative, member, reason, until, at) VALUES ($1, $2, $3, $4, $5) RETURNING id",
        id,
        member,
        reason,
        until,
        at
    )?;
    Ok(pause)
}

/// Ends the pauses of an initiative.
pub async fn end_pauses(conn: &mut Writer, id: InitiativeId, at: Timestamp) -> sqlx::Result<()> {
    execute!(conn, "UPDATE pauses SET ended_at = $2 WHERE initiative = $1 AND ended_at IS NULL", id, at)?;
    Ok(())
}

/// Why the clock is paused by hand on this day; empty when it is not.
pub async fn pause_reason(conn: &mut Reader, id: InitiativeId, today: Day) -> sqlx::Result<String> {
    let row = fetch_optional!(
        conn,
        (String,),
        "SELECT reason FROM pauses WHERE initiative = $1 AND ended_at IS NULL AND until >= $2 ORDER BY id DESC LIMIT 1",
        id,
        today
    )?;
    Ok(row.map(|(reason,)| reason).unwrap_or_default())
}
