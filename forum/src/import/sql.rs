//! What an earlier import brought, by its number at the place that it came from.

use crate::storage::Reader;
use naast_domain::ids::{CommentId, InitiativeId};

/// An imported comment and where it stands.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Stored {
    pub id: CommentId,
    pub initiative: InitiativeId,
    pub path: String,
    pub depth: i64,
}

/// The initiative with this number.
pub async fn find_initiative(conn: &mut Reader, source: &str, number: &str) -> sqlx::Result<Option<InitiativeId>> {
    let row = fetch_optional!(
        conn,
        (InitiativeId,),
        "SELECT id FROM initiatives WHERE import_source = $1 AND import_number = $2",
        source,
        number
    )?;
    Ok(row.map(|(id,)| id))
}

/// The comment with this number.
pub async fn find_comment(conn: &mut Reader, source: &str, number: &str) -> sqlx::Result<Option<Stored>> {
    fetch_optional!(
        conn,
        Stored,
        "SELECT id, initiative, path, depth FROM comments WHERE import_source = $1 AND import_number = $2",
        source,
        number
    )
}
