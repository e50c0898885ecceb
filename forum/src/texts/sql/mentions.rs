//! Who goes by a name.

use crate::storage::Reader;
use naast_domain::ids::MemberId;

/// The member who goes by this name; of several, one who took part in the thread, else the one who came first.
pub async fn find(conn: &mut Reader, name: &str, initiative: i64) -> sqlx::Result<Option<(MemberId, String)>> {
    fetch_optional!(
        conn,
        (MemberId, String),
        "SELECT m.id, m.name FROM members m
         WHERE lower(m.name) = lower($1) AND m.closed_at IS NULL
         ORDER BY CASE WHEN EXISTS (SELECT 1 FROM comments c WHERE c.initiative = $2 AND c.author = m.id)
                    THEN 0 ELSE 1 END, m.id LIMIT 1",
        name,
        initiative
    )
}
