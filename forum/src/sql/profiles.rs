//! What one member contributed, for their public page.

use super::Conn;
use naast_domain::{
    ids::{CommentId, InitiativeId, MemberId},
    paging::Cursor,
    time::Timestamp,
};

/// A contribution with the text that its opening is made from.
#[derive(Debug, sqlx::FromRow)]
pub struct Contribution {
    pub id: i64,
    pub initiative: InitiativeId,
    pub title: String,
    pub comment: Option<CommentId>,
    pub body: String,
    pub at: Timestamp,
}

/// What everybody can read of theirs, newest first. The key of an initiative is its id, negated, so that the two
/// kinds share one order.
pub async fn contributions(
    conn: &mut Conn,
    member: MemberId,
    after: Cursor,
    size: i64,
) -> sqlx::Result<Vec<Contribution>> {
    fetch_all!(
        conn,
        Contribution,
        "SELECT * FROM (
            SELECT -i.id AS id, i.id AS initiative, i.title, CAST(NULL AS BIGINT) AS comment, i.story AS body, i.started_at AS at
            FROM initiatives i WHERE i.initiator = $1 AND i.hidden_by IS NULL AND i.withdrawn_at IS NULL
            UNION ALL
            SELECT c.id, c.initiative, i.title, c.id AS comment, c.body, c.posted_at AS at
            FROM comments c JOIN initiatives i ON i.id = c.initiative
            WHERE c.author = $1 AND c.hidden_by IS NULL AND c.withdrawn_at IS NULL AND i.hidden_by IS NULL
         ) AS theirs
         WHERE (at, id) < ($2, $3) ORDER BY at DESC, id DESC LIMIT $4",
        member,
        after.key,
        after.id,
        size
    )
}
