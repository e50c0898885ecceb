//! What the servers of a forum sign with: the same on all of them.

use crate::storage::{Reader, Writer};

/// The secret of this name.
pub async fn find(conn: &mut Reader, name: &str) -> sqlx::Result<Option<String>> {
    let row = fetch_optional!(conn, (String,), "SELECT secret FROM keys WHERE name = $1", name)?;
    Ok(row.map(|(secret,)| secret))
}

/// Keeps a secret, unless another server was first.
pub async fn put(conn: &mut Writer, name: &str, secret: &str) -> sqlx::Result<()> {
    execute!(conn, "INSERT INTO keys (name, secret) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING", name, secret)?;
    Ok(())
}
