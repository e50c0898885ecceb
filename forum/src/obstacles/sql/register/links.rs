//! The initiatives that ran into rules.

use super::Reader;
use naast_domain::{
    ids::{CommentId, InitiativeId, ObstacleId},
    obstacles::ObstacleLink,
};

/// The first initiatives that ran into a rule, as far as everybody may read them.
pub async fn links(conn: &mut Reader, id: ObstacleId, size: i64) -> sqlx::Result<Vec<ObstacleLink>> {
    let rows = fetch_all!(
        conn,
        (InitiativeId, String, Option<CommentId>),
        concat!(
            "SELECT i.id, i.title, l.comment FROM obstacle_links l JOIN initiatives i ON i.id = l.initiative
             WHERE l.obstacle = $1 AND ",
            is_public!(),
            " ORDER BY i.id LIMIT $2"
        ),
        id,
        size
    )?;
    Ok(rows.into_iter().map(|(initiative, title, comment)| ObstacleLink { initiative, title, comment }).collect())
}

/// The first links of all rules between these two, as far as everybody may read them; so many of each.
pub async fn links_between(
    conn: &mut Reader,
    first: ObstacleId,
    last: ObstacleId,
    size: i64,
) -> sqlx::Result<Vec<(ObstacleId, ObstacleLink)>> {
    let rows = fetch_all!(
        conn,
        (ObstacleId, InitiativeId, String, Option<CommentId>),
        concat!(
            "SELECT obstacle, initiative, title, comment FROM (
                SELECT l.obstacle, l.initiative, i.title, l.comment,
                       ROW_NUMBER() OVER (PARTITION BY l.obstacle ORDER BY l.initiative) AS place
                FROM obstacle_links l JOIN initiatives i ON i.id = l.initiative
                WHERE l.obstacle >= $1 AND l.obstacle <= $2 AND ",
            is_public!(),
            ") AS ranked WHERE place <= $3 ORDER BY obstacle, initiative"
        ),
        first,
        last,
        size
    )?;
    let links = rows
        .into_iter()
        .map(|(obstacle, initiative, title, comment)| (obstacle, ObstacleLink { initiative, title, comment }));
    Ok(links.collect())
}

/// All initiatives that ran into a rule, also those that not everybody may read.
pub async fn linked(conn: &mut Reader, id: ObstacleId) -> sqlx::Result<Vec<InitiativeId>> {
    let sql = "SELECT initiative FROM obstacle_links WHERE obstacle = $1 ORDER BY initiative";
    let rows = fetch_all!(conn, (InitiativeId,), sql, id)?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
