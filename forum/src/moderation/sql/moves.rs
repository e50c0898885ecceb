//! Comments and initiatives that moderators put elsewhere: from where, and what else went along.

use crate::storage::{Reader, Writer, listed};
use naast_domain::{
    answers::AnswerKind,
    ids::{CommentId, InitiativeId, MeasureId, MemberId},
};
use std::sync::LazyLock;

/// Notes from which thread a measure takes a comment.
pub async fn note(conn: &mut Writer, measure: MeasureId, comment: CommentId, from: InitiativeId) -> sqlx::Result<()> {
    execute!(
        conn,
        "INSERT INTO moved_comments (measure, comment, initiative) VALUES ($1, $2, $3)",
        measure,
        comment,
        from
    )?;
    Ok(())
}

/// What a measure took and still stands where it was put, in the order of reading; and from where.
pub async fn of(
    conn: &mut Reader,
    measure: MeasureId,
    to: InitiativeId,
) -> sqlx::Result<Vec<(CommentId, InitiativeId)>> {
    fetch_all!(
        conn,
        (CommentId, InitiativeId),
        "SELECT m.comment, m.initiative FROM moved_comments m JOIN comments c ON c.id = m.comment
         WHERE m.measure = $1 AND c.initiative = $2 ORDER BY c.path",
        measure,
        to
    )
}

/// Where what is said in a thread belongs: the initiative that it was merged into, and so on.
pub async fn merged_into(conn: &mut Reader, initiative: InitiativeId) -> sqlx::Result<InitiativeId> {
    let (last,): (InitiativeId,) = fetch_one!(
        conn,
        (InitiativeId,),
        "WITH RECURSIVE into_what (id, into_id) AS (
            SELECT id, merged_into FROM initiatives WHERE id = $1
            UNION SELECT i.id, i.merged_into FROM initiatives i JOIN into_what w ON i.id = w.into_id
         ) SELECT id FROM into_what WHERE into_id IS NULL",
        initiative
    )?;
    Ok(last)
}

/// The comments at the top of a thread, in the order of reading.
pub async fn tops(conn: &mut Reader, initiative: InitiativeId) -> sqlx::Result<Vec<CommentId>> {
    let rows = fetch_all!(
        conn,
        (CommentId,),
        "SELECT id FROM comments WHERE initiative = $1 AND parent IS NULL ORDER BY path",
        initiative
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// What a comment replied to when it was said, with its place, if that stands in this thread.
pub async fn hangs_below(
    conn: &mut Reader,
    comment: CommentId,
    to: InitiativeId,
) -> sqlx::Result<Option<(CommentId, String, i64)>> {
    fetch_optional!(
        conn,
        (CommentId, String, i64),
        "SELECT p.id, p.path, p.depth FROM comments c JOIN comments p ON p.id = c.replied_to
         WHERE c.id = $1 AND p.initiative = $2",
        comment,
        to
    )
}

/// The place of a comment in its thread.
pub async fn place(conn: &mut Reader, comment: CommentId) -> sqlx::Result<Option<(String, i64)>> {
    fetch_optional!(conn, (String, i64), "SELECT path, depth FROM comments WHERE id = $1", comment)
}

/// Puts an initiative together with another one, or by itself again.
pub async fn set_merged(conn: &mut Writer, id: InitiativeId, into: Option<InitiativeId>) -> sqlx::Result<()> {
    execute!(conn, "UPDATE initiatives SET merged_into = $2 WHERE id = $1", id, into)?;
    Ok(())
}

/// Takes the mark off a comment that it became an initiative.
pub async fn unlink(conn: &mut Writer, comment: CommentId) -> sqlx::Result<()> {
    execute!(conn, "UPDATE comments SET became = NULL WHERE id = $1", comment)?;
    Ok(())
}

/// Notes what a merge takes along of a kind: `$1` the measure, `$2` from, `$3` to.
const TAKEN: &[&str] = &[
    "INSERT INTO merged_things (measure, kind, thing)
     SELECT CAST($1 AS BIGINT), 'support', s.member FROM supports s WHERE s.initiative = $2
        AND NOT EXISTS (SELECT 1 FROM supports o WHERE o.initiative = $3 AND o.member = s.member)",
    "INSERT INTO merged_things (measure, kind, thing)
     SELECT CAST($1 AS BIGINT), 'follow', f.member FROM follows f WHERE f.initiative = $2
        AND NOT EXISTS (SELECT 1 FROM follows o WHERE o.initiative = $3 AND o.member = f.member)",
    "INSERT INTO merged_things (measure, kind, thing)
     SELECT CAST($1 AS BIGINT), 'commitment', id FROM commitments WHERE initiative = $2 AND CAST($3 AS BIGINT) > 0",
    "INSERT INTO merged_things (measure, kind, thing)
     SELECT CAST($1 AS BIGINT), 'decision', id FROM decisions WHERE initiative = $2 AND CAST($3 AS BIGINT) > 0",
    "INSERT INTO merged_things (measure, kind, thing)
     SELECT CAST($1 AS BIGINT), 'offer', id FROM offers WHERE initiative = $2 AND CAST($3 AS BIGINT) > 0",
    "INSERT INTO merged_things (measure, kind, thing)
     SELECT CAST($1 AS BIGINT), 'obstacle', l.obstacle FROM obstacle_links l WHERE l.initiative = $2
        AND NOT EXISTS (SELECT 1 FROM obstacle_links o WHERE o.initiative = $3 AND o.obstacle = l.obstacle)",
];

/// Gives to the other initiative what was noted: `$1` the measure, `$2` from, `$3` to.
const GIVEN: &[&str] = &[
    "INSERT INTO supports (initiative, member, at)
     SELECT CAST($3 AS BIGINT), s.member, s.at FROM supports s JOIN merged_things m ON m.thing = s.member
     WHERE m.measure = $1 AND m.kind = 'support' AND s.initiative = $2",
    "INSERT INTO follows (initiative, member, at)
     SELECT CAST($3 AS BIGINT), f.member, f.at FROM follows f JOIN merged_things m ON m.thing = f.member
     WHERE m.measure = $1 AND m.kind = 'follow' AND f.initiative = $2",
    "INSERT INTO obstacle_links (obstacle, initiative, comment, member, at)
     SELECT l.obstacle, CAST($3 AS BIGINT), l.comment, l.member, l.at
     FROM obstacle_links l JOIN merged_things m ON m.thing = l.obstacle
     WHERE m.measure = $1 AND m.kind = 'obstacle' AND l.initiative = $2
     ON CONFLICT (obstacle, initiative) DO NOTHING",
];

/// Takes back what was given: `$1` the measure, `$2` from whom it came, `$3` to whom it went.
const RETURNED: &[&str] = &[
    "DELETE FROM supports WHERE initiative = $3 AND CAST($2 AS BIGINT) > 0
        AND member IN (SELECT thing FROM merged_things WHERE measure = $1 AND kind = 'support')",
    "DELETE FROM follows WHERE initiative = $3 AND CAST($2 AS BIGINT) > 0
        AND member IN (SELECT thing FROM merged_things WHERE measure = $1 AND kind = 'follow')",
    "DELETE FROM obstacle_links WHERE initiative = $3
        AND (comment IS NULL OR comment IN (SELECT id FROM comments WHERE initiative = $2))
        AND obstacle IN (SELECT thing FROM merged_things WHERE measure = $1 AND kind = 'obstacle')",
];

/// Moves what was noted and belongs to one initiative only: `$1` the measure, `$2` from, `$3` to.
const MOVED: &[&str] = &[
    "UPDATE commitments SET initiative = $3 WHERE initiative = $2
        AND id IN (SELECT thing FROM merged_things WHERE measure = $1 AND kind = 'commitment')",
    "UPDATE decisions SET initiative = $3 WHERE initiative = $2
        AND id IN (SELECT thing FROM merged_things WHERE measure = $1 AND kind = 'decision')",
    "UPDATE offers SET initiative = $3 WHERE initiative = $2
        AND id IN (SELECT thing FROM merged_things WHERE measure = $1 AND kind = 'offer')",
];

/// Takes supporters, followers, commitments, decisions, offers and rules in the way along to another initiative.
pub async fn take_things(
    conn: &mut Writer,
    measure: MeasureId,
    from: InitiativeId,
    to: InitiativeId,
) -> sqlx::Result<()> {
    for statement in [TAKEN, GIVEN, MOVED].concat() {
        execute!(conn, statement, measure, from, to)?;
    }
    count_support(conn, to).await?;
    execute!(
        conn,
        "UPDATE initiatives SET imported_support = imported_support + (SELECT f.imported_support FROM initiatives f WHERE f.id = $1),
            support_count = support_count + (SELECT f.imported_support FROM initiatives f WHERE f.id = $1) WHERE id = $2",
        from,
        to
    )?;
    Ok(())
}

/// Gives all of it back to where it came from.
pub async fn return_things(
    conn: &mut Writer,
    measure: MeasureId,
    from: InitiativeId,
    to: InitiativeId,
) -> sqlx::Result<()> {
    for statement in RETURNED {
        execute!(conn, *statement, measure, from, to)?;
    }
    for statement in MOVED {
        execute!(conn, *statement, measure, to, from)?;
    }
    execute!(
        conn,
        "UPDATE initiatives SET imported_support = imported_support - (SELECT f.imported_support FROM initiatives f WHERE f.id = $1)
         WHERE id = $2",
        from,
        to
    )?;
    execute!(conn, "DELETE FROM merged_things WHERE measure = $1", measure)?;
    count_support(conn, to).await
}

async fn count_support(conn: &mut Writer, id: InitiativeId) -> sqlx::Result<()> {
    execute!(
        conn,
        "UPDATE initiatives SET support_count = imported_support
            + (SELECT COUNT(*) FROM supports s WHERE s.initiative = initiatives.id) WHERE id = $1",
        id
    )?;
    Ok(())
}

/// Whether an official answered after this measure in what it took along: such an answer was given to both.
pub async fn is_answered_since(conn: &mut Reader, measure: MeasureId, comments: &[CommentId]) -> sqlx::Result<bool> {
    static ANSWERED: LazyLock<String> = LazyLock::new(|| {
        let substantial = listed(AnswerKind::is_substantial);
        format!(
            "WITH RECURSIVE below (id) AS (
                SELECT CAST($1 AS BIGINT) UNION ALL SELECT c.id FROM comments c JOIN below b ON c.parent = b.id
             )
             SELECT c.author FROM below b JOIN comments c ON c.id = b.id
             WHERE c.answer IN ({substantial}) AND c.author IS NOT NULL
               AND c.posted_at > (SELECT at FROM measures WHERE id = $2) LIMIT 1"
        )
    });
    for comment in comments {
        let answered = fetch_optional!(conn, (MemberId,), ANSWERED.as_str(), comment, measure)?;
        if answered.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}
