//! Where rules in the way are named: at initiatives, and in comments.

use crate::{
    measures::subjects::Span,
    storage::{Reader, Writer},
};
use naast_domain::{
    ids::{CommentId, InitiativeId, MemberId, ObstacleId},
    obstacles::NamedRule,
    time::Timestamp,
};

/// The rule in these words that is named at this initiative already; without an initiative, the one of this member.
pub async fn find_same(
    conn: &mut Reader,
    rule: &str,
    initiative: Option<InitiativeId>,
    member: MemberId,
) -> sqlx::Result<Option<ObstacleId>> {
    let row = match initiative {
        Some(initiative) => fetch_optional!(
            conn,
            (ObstacleId,),
            "SELECT o.id FROM obstacle_links l JOIN obstacles o ON o.id = l.obstacle
             WHERE l.initiative = $1 AND o.rule = $2 ORDER BY o.id LIMIT 1",
            initiative,
            rule
        )?,
        None => fetch_optional!(
            conn,
            (ObstacleId,),
            "SELECT o.id FROM obstacles o WHERE o.named_by = $1 AND o.rule = $2
                AND NOT EXISTS (SELECT 1 FROM obstacle_links l WHERE l.obstacle = o.id) ORDER BY o.id LIMIT 1",
            member,
            rule
        )?,
    };
    Ok(row.map(|(id,)| id))
}

/// Where a rule stood in the way: an initiative, and the comment that said so.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    pub initiative: InitiativeId,
    pub comment: Option<CommentId>,
}

/// Whether it was new: notes that an initiative ran into a rule, and in which comment that was said.
pub async fn insert_link(
    conn: &mut Writer,
    obstacle: ObstacleId,
    about: Place,
    member: MemberId,
    at: Timestamp,
) -> sqlx::Result<bool> {
    let linked = execute!(
        conn,
        "INSERT INTO obstacle_links (obstacle, initiative, comment, member, at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (obstacle, initiative) DO NOTHING",
        obstacle,
        about.initiative,
        about.comment,
        member,
        at
    )?;
    let Some(comment) = about.comment else { return Ok(linked == 1) };
    let said = execute!(
        conn,
        "INSERT INTO obstacle_comments (obstacle, comment) VALUES ($1, $2) ON CONFLICT (comment, obstacle) DO NOTHING",
        obstacle,
        comment
    )?;
    Ok(linked + said > 0)
}

/// The rules that a comment names.
pub async fn named_in(conn: &mut Reader, comment: CommentId) -> sqlx::Result<Vec<NamedRule>> {
    let rows = fetch_all!(
        conn,
        (ObstacleId, String),
        "SELECT o.id, o.rule FROM obstacle_comments m JOIN obstacles o ON o.id = m.obstacle
         WHERE m.comment = $1 ORDER BY o.id",
        comment
    )?;
    Ok(rows.into_iter().map(|(id, rule)| NamedRule { id, rule }).collect())
}

/// The rules that the comments of a span name.
pub async fn named_between(conn: &mut Reader, span: Span<'_>) -> sqlx::Result<Vec<(CommentId, NamedRule)>> {
    let rows = fetch_all!(
        conn,
        (CommentId, ObstacleId, String),
        "SELECT c.id, o.id, o.rule FROM comments c JOIN obstacle_comments m ON m.comment = c.id
         JOIN obstacles o ON o.id = m.obstacle
         WHERE c.initiative = $1 AND c.path >= $2 AND c.path <= $3 ORDER BY c.id, o.id",
        span.initiative,
        span.first,
        span.last
    )?;
    Ok(rows.into_iter().map(|(comment, id, rule)| (comment, NamedRule { id, rule })).collect())
}

/// Rules to choose from in an answer: those that its initiative ran into first, then the newest of the register.
pub async fn to_choose(conn: &mut Reader, initiative: InitiativeId, size: i64) -> sqlx::Result<Vec<NamedRule>> {
    let rows = fetch_all!(
        conn,
        (ObstacleId, String),
        "SELECT o.id, o.rule FROM obstacles o
         LEFT JOIN obstacle_links l ON l.obstacle = o.id AND l.initiative = $1
         ORDER BY CASE WHEN l.obstacle IS NULL THEN 1 ELSE 0 END, o.id DESC LIMIT $2",
        initiative,
        size
    )?;
    Ok(rows.into_iter().map(|(id, rule)| NamedRule { id, rule }).collect())
}
