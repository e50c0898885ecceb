//! The marks of a measure that asks an author to change what they wrote.

use crate::storage::Writer;
use naast_domain::{ids::MeasureId, measures::Subject};

/// Nothing is asked any more by this measure, and what it hid is there again. Whoever calls this keeps what can be found.
pub async fn take_off(conn: &mut Writer, subject: Subject, measure: MeasureId) -> sqlx::Result<()> {
    macro_rules! take_off {
        ($table:literal, $id:expr) => {
            execute!(
                conn,
                concat!(
                    "UPDATE ",
                    $table,
                    " SET asked_by = NULL, hidden_by = NULLIF(hidden_by, $2) WHERE id = $1 AND asked_by = $2"
                ),
                $id,
                measure
            )?
        };
    }
    match subject {
        Subject::Contribution { comment: Some(comment), .. } => take_off!("comments", comment),
        Subject::Contribution { initiative, comment: None } => take_off!("initiatives", initiative),
        Subject::Profile(member) => take_off!("members", member),
    };
    Ok(())
}
