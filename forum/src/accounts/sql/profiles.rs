//! What members tell about themselves, and what they contributed: their public page.

use crate::storage::{Reader, Writer};
use naast_domain::{
    ids::{CommentId, InitiativeId, MeasureId, MemberId},
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
    conn: &mut Reader,
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

/// Changes what they tell about themselves; a name that stood in for theirs goes.
pub async fn update(conn: &mut Writer, id: MemberId, name: &str, about: &str) -> sqlx::Result<()> {
    execute!(conn, "UPDATE members SET name = $2, about = $3, withheld_name = NULL WHERE id = $1", id, name, about)?;
    Ok(())
}

/// Changes what a member tells about themselves, and not the name: a withheld one stays so.
pub async fn update_about(conn: &mut Writer, id: MemberId, about: &str) -> sqlx::Result<()> {
    execute!(conn, "UPDATE members SET about = $2 WHERE id = $1", id, about)?;
    Ok(())
}

/// Hides what they tell about themselves by this measure, or shows it again.
pub async fn set_hidden(conn: &mut Writer, id: MemberId, measure: Option<MeasureId>) -> sqlx::Result<()> {
    execute!(conn, "UPDATE members SET hidden_by = $2 WHERE id = $1", id, measure)?;
    Ok(())
}

/// Notes the measure that asks them to change it, or that none does any more.
pub async fn set_asked(conn: &mut Writer, id: MemberId, measure: Option<MeasureId>) -> sqlx::Result<()> {
    execute!(conn, "UPDATE members SET asked_by = $2 WHERE id = $1", id, measure)?;
    Ok(())
}

/// Lets another name stand in for theirs.
pub async fn withhold_name(conn: &mut Writer, id: MemberId, stand_in: &str) -> sqlx::Result<()> {
    execute!(
        conn,
        "UPDATE members SET withheld_name = name, name = $2 WHERE id = $1 AND withheld_name IS NULL AND closed_at IS NULL",
        id,
        stand_in
    )?;
    Ok(())
}

/// Lets them speak by their own name again.
pub async fn give_name_back(conn: &mut Writer, id: MemberId) -> sqlx::Result<()> {
    execute!(
        conn,
        "UPDATE members SET name = withheld_name, withheld_name = NULL WHERE id = $1 AND withheld_name IS NOT NULL",
        id
    )?;
    Ok(())
}

/// What they tell about themselves, as it is shown to moderators.
pub async fn text(conn: &mut Reader, id: MemberId) -> sqlx::Result<String> {
    let (name, about): (String, String) = fetch_one!(
        conn,
        (String, String),
        "SELECT COALESCE(withheld_name, name), about FROM members WHERE id = $1",
        id
    )?;
    let name = format!("<p><strong>{}</strong></p>", ammonia::clean_text(&name));
    let about = if about.is_empty() { about } else { format!("<p>{}</p>", ammonia::clean_text(&about)) };
    Ok(name + &about)
}
