//! The days on which the organisation works, and within how many of them it answers.

use crate::storage::{Reader, Writer};
use naast_domain::{
    clock::{ClockRule, working_days::WorkingDays},
    day::Day,
};

/// What the response clock is read against.
pub async fn rule(conn: &mut Reader) -> sqlx::Result<ClockRule> {
    let rows = fetch_all!(
        conn,
        (Option<i64>, Option<Day>),
        "SELECT o.answer_days, c.day FROM (SELECT 1 AS one) AS always
         LEFT JOIN organisation o ON o.id = always.one LEFT JOIN closing_days c ON c.day > 0"
    )?;
    let allowed = rows.first().and_then(|(days, _)| u32::try_from((*days)?).ok());
    let closed = rows.into_iter().filter_map(|(_, day)| day).collect();
    let usual = ClockRule::default();
    Ok(ClockRule { allowed: allowed.unwrap_or(usual.allowed), days: WorkingDays { closed } })
}

/// The closing days, the first one first.
pub async fn closing_days(conn: &mut Reader) -> sqlx::Result<Vec<(Day, String)>> {
    fetch_all!(conn, (Day, String), "SELECT day, name FROM closing_days ORDER BY day")
}

/// Adds a closing day, or gives it another name.
pub async fn put_closing_day(conn: &mut Writer, day: Day, name: &str) -> sqlx::Result<()> {
    execute!(
        conn,
        "INSERT INTO closing_days (day, name) VALUES ($1, $2) ON CONFLICT (day) DO UPDATE SET name = excluded.name",
        day,
        name
    )?;
    Ok(())
}

/// Takes a closing day away; tells whether there was one.
pub async fn delete_closing_day(conn: &mut Writer, day: Day) -> sqlx::Result<bool> {
    Ok(execute!(conn, "DELETE FROM closing_days WHERE day = $1", day)? == 1)
}

/// Keeps within how many working days the organisation answers; tells whether it told about itself yet.
pub async fn put_answer_days(conn: &mut Writer, days: i64) -> sqlx::Result<bool> {
    let changed = execute!(conn, "UPDATE organisation SET answer_days = $1 WHERE id = 1", days)?;
    Ok(changed == 1)
}
