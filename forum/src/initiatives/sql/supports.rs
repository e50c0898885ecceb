//! Support, following, and when somebody was here last.

use crate::storage::{Reader, Writer};
use naast_domain::{
    ids::{EntryId, InitiativeId, MemberId},
    journal::Concern,
    time::Timestamp,
};

/// Whether it was new: adds one support of a member.
pub async fn support(conn: &mut Writer, id: InitiativeId, member: MemberId, now: Timestamp) -> sqlx::Result<bool> {
    let added = execute!(
        conn,
        "INSERT INTO supports (initiative, member, at) VALUES ($1, $2, $3) ON CONFLICT (initiative, member) DO NOTHING",
        id,
        member,
        now
    )?;
    if added == 1 {
        execute!(conn, "UPDATE initiatives SET support_count = support_count + 1 WHERE id = $1", id)?;
    }
    Ok(added == 1)
}

/// Whether there was one: takes the support back.
pub async fn unsupport(conn: &mut Writer, id: InitiativeId, member: MemberId) -> sqlx::Result<bool> {
    let removed = execute!(conn, "DELETE FROM supports WHERE initiative = $1 AND member = $2", id, member)?;
    if removed == 1 {
        execute!(conn, "UPDATE initiatives SET support_count = support_count - 1 WHERE id = $1", id)?;
    }
    Ok(removed == 1)
}

/// Whether it was new: follows.
pub async fn follow(conn: &mut Writer, id: InitiativeId, member: MemberId, now: Timestamp) -> sqlx::Result<bool> {
    let added = execute!(
        conn,
        "INSERT INTO follows (initiative, member, at) VALUES ($1, $2, $3) ON CONFLICT (initiative, member) DO NOTHING",
        id,
        member,
        now
    )?;
    Ok(added == 1)
}

/// Whether they followed: ends it.
pub async fn unfollow(conn: &mut Writer, id: InitiativeId, member: MemberId) -> sqlx::Result<bool> {
    Ok(execute!(conn, "DELETE FROM follows WHERE initiative = $1 AND member = $2", id, member)? == 1)
}

/// Notes that an entry concerns whoever follows an initiative, without those who know of it; whom it concerns for another reason
/// was noted before, and that stays.
pub async fn concern_followers(
    conn: &mut Writer,
    entry: EntryId,
    id: InitiativeId,
    [first, second, third]: [Option<MemberId>; 3],
) -> sqlx::Result<()> {
    execute!(
        conn,
        "INSERT INTO concerns (member, entry, reason)
         SELECT member, CAST($2 AS BIGINT), CAST($3 AS TEXT) FROM follows
         WHERE initiative = $1 AND member IS DISTINCT FROM CAST($4 AS BIGINT)
            AND member IS DISTINCT FROM CAST($5 AS BIGINT) AND member IS DISTINCT FROM CAST($6 AS BIGINT)
         ON CONFLICT (member, entry) DO NOTHING",
        id,
        entry,
        Concern::Followed.word(),
        first,
        second,
        third
    )?;
    Ok(())
}

/// Whether a member supports and follows, and when they were here last.
pub async fn of_member(
    conn: &mut Reader,
    id: InitiativeId,
    member: MemberId,
) -> sqlx::Result<(bool, bool, Option<Timestamp>)> {
    let (supports, follows, visit): (i64, i64, Option<Timestamp>) = fetch_one!(
        conn,
        (i64, i64, Option<Timestamp>),
        "SELECT (SELECT COUNT(*) FROM supports WHERE initiative = $1 AND member = $2),
                (SELECT COUNT(*) FROM follows WHERE initiative = $1 AND member = $2),
                (SELECT at FROM visits WHERE initiative = $1 AND member = $2)",
        id,
        member
    )?;
    Ok((supports == 1, follows == 1, visit))
}

/// Notes that a member was here.
pub async fn visit(conn: &mut Writer, id: InitiativeId, member: MemberId, now: Timestamp) -> sqlx::Result<()> {
    execute!(
        conn,
        "INSERT INTO visits (member, initiative, at) VALUES ($1, $2, $3)
         ON CONFLICT (member, initiative) DO UPDATE SET at = excluded.at",
        member,
        id,
        now
    )?;
    Ok(())
}
