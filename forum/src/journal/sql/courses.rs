//! Courses: the stored projection of where each initiative stands, brought forward with every entry of the journal.

use crate::{
    journal::sql::entries::Entry,
    storage::{Reader, Writer, listed},
};
use naast_domain::{
    clock::{Cause, ClockRule},
    day::Day,
    ids::{CommentId, CommitmentId, DecisionId, InitiativeId, MemberId},
    journal::{
        EntryKind,
        course::{Course, Happening, Seat},
    },
    time::Timestamp,
};
use std::sync::LazyLock;

/// The initiatives that are told as one: this one, and those that were merged with it.
const TOLD: &str = "WITH RECURSIVE told (id) AS (
                        SELECT CAST($1 AS BIGINT) UNION SELECT i.id FROM initiatives i JOIN told t ON i.merged_into = t.id
                    )";

#[derive(sqlx::FromRow)]
struct Row {
    kind: String,
    at: Timestamp,
    actor: Option<MemberId>,
    member: Option<MemberId>,
    comment: Option<CommentId>,
    thing: Option<i64>,
    due: Option<Day>,
    word: Option<String>,
}

/// Goes on with the course of an initiative as it is stored, in the transaction of the entry that was just appended.
pub async fn go_on(conn: &mut Writer, entry: &Entry, stored: &str) -> sqlx::Result<()> {
    let Some(initiative) = entry.initiative.filter(|_| entry.kind.heard().is_some()) else { return Ok(()) };
    if let Some(comment) = entry.comment.filter(|_| entry.kind.turns_back())
        && !counts(conn, initiative, comment).await?
    {
        return Ok(());
    }
    let before = read(stored);
    let course = if entry.kind.turns_back() {
        Course::of(&happenings(conn, initiative).await?)
    } else {
        let mut course = before.clone();
        course.goes_on(&Happening {
            kind: entry.kind,
            at: entry.at,
            actor: entry.actor,
            member: entry.member,
            comment: entry.comment,
            thing: entry.thing,
            due: entry.due,
            word: entry.word.map(str::to_owned),
        });
        course
    };
    if course != before || stored.is_empty() {
        let rule = crate::journal::sql::calendar::rule(conn).await?;
        store(conn, initiative, &course, &rule, Day::of(entry.at)).await?;
    }
    Ok(())
}

/// Whether a comment counts for the course: an answer, what was said for somebody, and what whoever ever carried the
/// initiative or one that it was merged with said. When anything else goes or comes back, the course stays as it is.
async fn counts(conn: &mut Reader, initiative: InitiativeId, comment: CommentId) -> sqlx::Result<bool> {
    static COUNTS: LazyLock<String> = LazyLock::new(|| {
        let carriers = listed(EntryKind::carries);
        format!(
            "{TOLD}
             SELECT c.id FROM comments c WHERE c.id = $2 AND (c.answer IS NOT NULL OR c.behalf IS NOT NULL OR EXISTS (
                SELECT 1 FROM told t JOIN journal j ON j.initiative = t.id
                WHERE j.kind IN ({carriers}) AND (j.actor = c.author OR j.member = c.author)))"
        )
    });
    let row = fetch_optional!(conn, (CommentId,), COUNTS.as_str(), initiative, comment)?;
    Ok(row.is_some())
}

async fn stored(conn: &mut Reader, id: InitiativeId) -> sqlx::Result<String> {
    let row = fetch_optional!(conn, (String,), "SELECT course FROM initiatives WHERE id = $1", id)?;
    Ok(row.map(|(course,)| course).unwrap_or_default())
}

/// A course as it is stored.
pub fn read(stored: &str) -> Course {
    serde_json::from_str(stored).unwrap_or_default()
}

/// The course of an initiative.
pub async fn find(conn: &mut Reader, id: InitiativeId) -> sqlx::Result<Course> {
    Ok(read(&stored(conn, id).await?))
}

/// Everything that the journal tells of an initiative and of those that were merged with it, oldest first. That one of
/// these rested by itself does not make the whole rest.
pub async fn happenings(conn: &mut Reader, id: InitiativeId) -> sqlx::Result<Vec<Happening>> {
    static HAPPENINGS: LazyLock<String> = LazyLock::new(|| {
        format!(
            "{TOLD}
             SELECT j.kind, j.at, j.actor, j.member, j.comment, j.thing, j.due, j.word
             FROM told t JOIN journal j ON j.initiative = t.id
             WHERE t.id = $1 OR j.kind NOT IN ({}) ORDER BY j.id",
            listed(EntryKind::is_of_one)
        )
    });
    let rows = fetch_all!(conn, Row, HAPPENINGS.as_str(), id)?;
    let happenings = rows.into_iter().filter_map(|row| {
        Some(Happening {
            kind: EntryKind::from_word(&row.kind)?,
            at: row.at,
            actor: row.actor,
            member: row.member,
            comment: row.comment,
            thing: row.thing,
            due: row.due,
            word: row.word,
        })
    });
    Ok(happenings.collect())
}

/// Keeps a course, with what lists ask for.
pub async fn store(
    conn: &mut Writer,
    id: InitiativeId,
    course: &Course,
    rule: &ClockRule,
    today: Day,
) -> sqlx::Result<()> {
    let clock = course.clock(rule, today);
    execute!(
        conn,
        "UPDATE initiatives SET course = $2, companion = $3, read_by = $4, last_answer = $5, decision = $6, promise = $7,
            waiting_since = $8, answer_due = $9, done_at = $10, waiting_for = $11 WHERE id = $1",
        id,
        serde_json::to_string(course).unwrap_or_default(),
        course.companion(),
        course.read.map(|read| read.by),
        course.latest.map(|latest| latest.comment),
        course.decision.map(|decided| decided.decision),
        course.next_promise().map(|promise| promise.commitment),
        clock.as_ref().map(|clock| clock.since),
        clock.as_ref().map(|clock| clock.due),
        course.done,
        clock.as_ref().map(|clock| clock.cause.word())
    )?;
    seat(conn, id, &course.companions).await?;
    if course.companions.is_empty() {
        return Ok(());
    }
    execute!(
        conn,
        "UPDATE companions SET answer_due = $2, not_helped = $3 WHERE initiative = $1",
        id,
        clock.as_ref().map(|clock| clock.due),
        clock.is_some_and(|clock| clock.cause == Cause::NotHelped)
    )?;
    Ok(())
}

/// Keeps who stands beside it.
async fn seat(conn: &mut Writer, id: InitiativeId, seats: &[Seat]) -> sqlx::Result<()> {
    let now = fetch_all!(
        conn,
        (MemberId, i64),
        "SELECT member, position FROM companions WHERE initiative = $1 ORDER BY position",
        id
    )?;
    if now.iter().map(|(member, _)| *member).eq(seats.iter().map(|seat| seat.member)) {
        return Ok(());
    }
    execute!(conn, "DELETE FROM companions WHERE initiative = $1", id)?;
    for (position, seat) in (0_i64..).zip(seats) {
        execute!(
            conn,
            "INSERT INTO companions (initiative, member, position, since) VALUES ($1, $2, $3, $4)",
            id,
            seat.member,
            position,
            seat.since
        )?;
    }
    Ok(())
}

/// The first initiatives after this one whose course was not told yet.
pub async fn untold(conn: &mut Reader, size: i64) -> sqlx::Result<Vec<(InitiativeId,)>> {
    fetch_all!(conn, (InitiativeId,), "SELECT id FROM initiatives WHERE course = '' ORDER BY id LIMIT $1", size)
}

/// A course as it is stored, with what lists ask for.
#[derive(Debug, sqlx::FromRow)]
pub struct Stored {
    pub id: InitiativeId,
    course: String,
    companion: Option<MemberId>,
    last_answer: Option<CommentId>,
    decision: Option<DecisionId>,
    promise: Option<CommitmentId>,
    done_at: Option<Timestamp>,
}

impl Stored {
    /// Whether this course is stored, and lists are told the same.
    pub fn is(&self, course: &Course) -> bool {
        read(&self.course) == *course
            && self.companion == course.companion()
            && self.last_answer == course.latest.map(|latest| latest.comment)
            && self.decision == course.decision.map(|decided| decided.decision)
            && self.promise == course.next_promise().map(|promise| promise.commitment)
            && self.done_at == course.done
    }
}

/// The first initiatives after this one, with their stored courses.
pub async fn after(conn: &mut Reader, id: InitiativeId, size: i64) -> sqlx::Result<Vec<Stored>> {
    fetch_all!(
        conn,
        Stored,
        "SELECT id, course, companion, last_answer, decision, promise, done_at FROM initiatives
         WHERE id > $1 ORDER BY id LIMIT $2",
        id,
        size
    )
}

/// The first initiatives after this one that wait for an answer.
pub async fn waiting_after(conn: &mut Reader, id: InitiativeId, size: i64) -> sqlx::Result<Vec<(InitiativeId,)>> {
    fetch_all!(
        conn,
        (InitiativeId,),
        "SELECT id FROM initiatives WHERE waiting_since IS NOT NULL AND id > $1 ORDER BY id LIMIT $2",
        id,
        size
    )
}
