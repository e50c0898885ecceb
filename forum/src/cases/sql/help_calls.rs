//! Calls for help: officials who ask a moderator to look, and how they were answered.

use crate::storage::{Reader, Writer};
use naast_domain::{
    cases::casework::HelpCall,
    ids::{MeasureId, MemberId},
    measures::Subject,
    time::Timestamp,
};

/// Notes that an official asks for help, unless they wait for it already. Tells whether it is new.
pub async fn insert(conn: &mut Writer, subject: Subject, official: MemberId, at: Timestamp) -> sqlx::Result<bool> {
    let new = execute!(
        conn,
        "INSERT INTO help_calls (initiative, comment, official, at, profile)
         SELECT CAST($1 AS BIGINT), CAST($2 AS BIGINT), CAST($3 AS BIGINT), CAST($4 AS BIGINT), CAST($5 AS BIGINT)
         WHERE NOT EXISTS (SELECT 1 FROM help_calls WHERE (initiative = $1 OR profile = $5)
             AND comment IS NOT DISTINCT FROM CAST($2 AS BIGINT) AND official = $3 AND settled_at IS NULL)",
        subject.initiative(),
        subject.comment(),
        official,
        at,
        subject.profile()
    )?;
    Ok(new > 0)
}

#[derive(sqlx::FromRow)]
struct CallRow {
    official: MemberId,
    name: String,
    at: Timestamp,
    settled_at: Option<Timestamp>,
    answer: String,
    measure: Option<MeasureId>,
}

/// Who asked for help with a subject and was answered, or waits; the oldest first.
pub async fn of(conn: &mut Reader, subject: Subject) -> sqlx::Result<Vec<HelpCall>> {
    let rows = fetch_all!(
        conn,
        CallRow,
        "SELECT h.official, m.name, h.at, h.settled_at, h.answer, h.measure
         FROM help_calls h JOIN members m ON m.id = h.official
         WHERE (h.initiative = $1 OR h.profile = $3) AND h.comment IS NOT DISTINCT FROM CAST($2 AS BIGINT)
         ORDER BY h.id LIMIT 100",
        subject.initiative(),
        subject.comment(),
        subject.profile()
    )?;
    let shown = |row: CallRow| HelpCall {
        official: row.official,
        name: row.name,
        at: row.at,
        settled_at: row.settled_at,
        answer: row.answer,
        measure: row.measure,
    };
    Ok(rows.into_iter().map(shown).collect())
}

/// Notes that open calls were answered, and by which measure; tells who asked.
pub async fn settle(
    conn: &mut Writer,
    subject: Subject,
    by: MemberId,
    measure: Option<MeasureId>,
    answer: &str,
    at: Timestamp,
) -> sqlx::Result<Vec<MemberId>> {
    let rows = fetch_all!(
        conn,
        (MemberId,),
        "UPDATE help_calls SET settled_at = $3, settled_by = $4, measure = $5, answer = $6
         WHERE (initiative = $1 OR profile = $7) AND comment IS NOT DISTINCT FROM CAST($2 AS BIGINT)
           AND settled_at IS NULL RETURNING official",
        subject.initiative(),
        subject.comment(),
        at,
        by,
        measure,
        answer,
        subject.profile()
    )?;
    Ok(rows.into_iter().map(|(official,)| official).collect())
}
