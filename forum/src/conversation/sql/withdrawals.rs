//! Everything that somebody said, withdrawn at once; and what was withdrawn long ago, erased.

use crate::storage::{Writer, listed};
use const_format::formatcp;
use naast_domain::{
    answers::AnswerKind,
    ids::{BehalfId, CommentId, InitiativeId, MemberId},
    time::Timestamp,
};
use std::sync::LazyLock;

/// Withdraws all comments of a member, but not what they promised or decided as an official; which those were.
pub async fn withdraw_all_of(
    conn: &mut Writer,
    author: MemberId,
    now: Timestamp,
) -> sqlx::Result<Vec<(InitiativeId, CommentId)>> {
    static WITHDRAWN: LazyLock<String> = LazyLock::new(|| {
        format!("author = $1 AND (answer IS NULL OR answer NOT IN ({}))", listed(AnswerKind::is_binding))
    });
    static FORGET: LazyLock<String> = LazyLock::new(|| {
        let those = WITHDRAWN.as_str();
        format!("DELETE FROM search_documents WHERE id IN (SELECT id FROM comments WHERE {those})")
    });
    static WITHDRAW: LazyLock<String> = LazyLock::new(|| {
        let those = WITHDRAWN.as_str();
        format!("UPDATE comments SET withdrawn_at = $2 WHERE {those} AND withdrawn_at IS NULL RETURNING initiative, id")
    });
    execute!(conn, FORGET.as_str(), author)?;
    fetch_all!(conn, (InitiativeId, CommentId), WITHDRAW.as_str(), author, now)
}

/// Withdraws all that was said with a claim code, or written down for it; what that was.
pub async fn withdraw_all_by_code(
    conn: &mut Writer,
    behalf: BehalfId,
    now: Timestamp,
) -> sqlx::Result<Vec<(InitiativeId, CommentId)>> {
    execute!(
        conn,
        "DELETE FROM search_documents WHERE id IN (SELECT id FROM comments WHERE behalf = $1 AND author IS NULL)",
        behalf
    )?;
    fetch_all!(
        conn,
        (InitiativeId, CommentId),
        "UPDATE comments SET withdrawn_at = $2 WHERE behalf = $1 AND author IS NULL AND withdrawn_at IS NULL
         RETURNING initiative, id",
        behalf,
        now
    )
}

/// Erases the words of comments that were withdrawn before this moment, in all their versions; how many there were. Official answers
/// are kept, and so is what stands under a measure: its author may contest that.
pub async fn erase(conn: &mut Writer, before: Timestamp) -> sqlx::Result<u64> {
    const THOSE: &str = "withdrawn_at < $1 AND hidden_by IS NULL AND answer IS NULL AND body <> ''";
    let versions =
        formatcp!("UPDATE comment_versions SET body = '' WHERE comment IN (SELECT id FROM comments WHERE {THOSE})");
    execute!(conn, versions, before)?;
    execute!(conn, formatcp!("UPDATE comments SET body = '', body_html = '' WHERE {THOSE}"), before)
}
