//! News: what was posted, as the journal tells it; of one thread, or of all.

use crate::{
    news::News,
    storage::{Reader, listed},
};
use naast_domain::{
    ids::{CommentId, EntryId, InitiativeId, MemberId},
    journal::{EntryKind, Visibility},
};
use std::sync::LazyLock;

/// What was posted in a thread after this entry: entry, comment, and the author, unless they closed their account.
pub async fn in_thread(
    conn: &mut Reader,
    initiative: InitiativeId,
    after: EntryId,
    size: i64,
) -> sqlx::Result<Vec<(EntryId, CommentId, Option<MemberId>)>> {
    static NEWS: LazyLock<String> = LazyLock::new(|| {
        format!(
            "SELECT j.id, j.comment, m.id FROM journal j LEFT JOIN members m ON m.id = j.actor AND m.closed_at IS NULL
             WHERE j.initiative = $1 AND j.id > $2 AND j.kind IN ({}) AND j.visibility = $4 ORDER BY j.id LIMIT $3",
            listed(EntryKind::is_post)
        )
    });
    fetch_all!(
        conn,
        (EntryId, CommentId, Option<MemberId>),
        NEWS.as_str(),
        initiative,
        after,
        size,
        Visibility::Public.word()
    )
}

/// An entry of the journal, with what was posted by it where it tells everybody of a post.
#[derive(Debug, sqlx::FromRow)]
pub struct Row {
    pub id: EntryId,
    pub kind: String,
    pub visibility: String,
    pub initiative: Option<InitiativeId>,
    pub actor: Option<MemberId>,
}

impl Row {
    /// The entry, and who made it.
    pub fn news(&self) -> News {
        News { entry: self.id, author: self.actor }
    }

    /// The thread in which everybody may read that something was posted.
    pub fn thread(&self) -> Option<InitiativeId> {
        let is_post = EntryKind::from_word(&self.kind).is_some_and(EntryKind::is_post);
        self.initiative.filter(|_| is_post && self.visibility == Visibility::Public.word())
    }
}

/// All entries after this one, of any kind: so that whoever reads on never reads one twice.
pub async fn after(conn: &mut Reader, after: EntryId, size: i64) -> sqlx::Result<Vec<Row>> {
    fetch_all!(
        conn,
        Row,
        "SELECT id, kind, visibility, initiative, actor FROM journal WHERE id > $1 ORDER BY id LIMIT $2",
        after,
        size
    )
}
