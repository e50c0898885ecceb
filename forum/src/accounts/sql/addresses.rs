//! The addresses of members.

use crate::storage::Writer;
use naast_domain::ids::MemberId;

/// Keeps the address of a member to be told there that they left it, if it was proved to be theirs; tells whether it was.
pub async fn leave_email(conn: &mut Writer, id: MemberId) -> sqlx::Result<bool> {
    let kept = execute!(
        conn,
        "UPDATE mail_addresses SET former = proved
         WHERE member = $1 AND refused IS NULL AND proved = (SELECT m.email FROM members m WHERE m.id = $1)",
        id
    )?;
    Ok(kept == 1)
}

/// Changes the address.
pub async fn update_email(conn: &mut Writer, id: MemberId, email: &str) -> sqlx::Result<()> {
    execute!(conn, "UPDATE members SET email = $2 WHERE id = $1", id, email)?;
    Ok(())
}
