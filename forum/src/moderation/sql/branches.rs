//! Branches that become initiatives of their own: what hangs below a comment, and moving it to another thread.

use crate::{
    conversation::comments::place_of,
    storage::{Reader, Writer},
};
use naast_domain::{
    answers::AnswerKind,
    ids::{BehalfId, CommentId, InitiativeId, MeasureId, MemberId},
    permission::{Said, TextState},
    time::Timestamp,
};
use std::collections::HashMap;

/// The comment at the top of a branch.
#[derive(Debug, sqlx::FromRow)]
pub struct Top {
    pub initiative: InitiativeId,
    pub author: Option<MemberId>,
    pub body: String,
    pub body_html: String,
    pub posted_at: Timestamp,
    pub answer: Option<String>,
    pub withdrawn_at: Option<Timestamp>,
    pub hidden_by: Option<MeasureId>,
    pub became: Option<InitiativeId>,
    pub behalf: Option<BehalfId>,
    pub import_author: Option<String>,
}

impl Top {
    /// What the rules need to know of it; not whether its branch is locked.
    pub fn said(&self) -> Said {
        Said {
            author: self.author,
            behalf: self.behalf,
            text: TextState::of(self.withdrawn_at.is_some(), self.hidden_by, None),
            answer: self.answer.as_deref().and_then(AnswerKind::from_word),
            has_branched: self.became.is_some(),
            is_blank: self.body_html.is_empty(),
            is_locked: false,
            posted_at: self.posted_at,
            is_asked: false,
        }
    }
}

/// The comment with this id, as the top of a branch.
pub async fn find(conn: &mut Reader, id: CommentId) -> sqlx::Result<Option<Top>> {
    fetch_optional!(
        conn,
        Top,
        "SELECT initiative, author, body, body_html, posted_at, answer, withdrawn_at, hidden_by, became, behalf,
                import_author
         FROM comments WHERE id = $1",
        id
    )
}

/// Something that hangs below a comment.
#[derive(Debug, sqlx::FromRow)]
pub struct Below {
    pub id: CommentId,
    pub parent: CommentId,
    pub answer: Option<String>,
}

/// Everything that replies to a comment, at any depth, in the order of reading: each after what it replies to. Asked by
/// replies and not by paths, for at the deepest level a reply stands beside what it replies to.
pub async fn below(conn: &mut Reader, top: CommentId) -> sqlx::Result<Vec<Below>> {
    fetch_all!(
        conn,
        Below,
        "WITH RECURSIVE below (id) AS (
            SELECT id FROM comments WHERE parent = $1
            UNION ALL SELECT c.id FROM comments c JOIN below b ON c.parent = b.id
         )
         SELECT c.id, c.parent, c.answer FROM below b JOIN comments c ON c.id = b.id ORDER BY c.path",
        top
    )
}

/// Notes at both ends that the branch of a comment became an initiative.
pub async fn link(conn: &mut Writer, top: CommentId, became: InitiativeId, now: Timestamp) -> sqlx::Result<()> {
    execute!(conn, "UPDATE comments SET became = $2 WHERE id = $1", top, became)?;
    execute!(conn, "UPDATE initiatives SET branched_from = $2, last_activity_at = $3 WHERE id = $1", became, top, now)?;
    Ok(())
}

/// Moves what hangs below a comment into the thread of another initiative, where what replied to the comment stands on
/// top; with all that names both its comment and its initiative, and counted anew on both sides.
pub async fn take_along(conn: &mut Writer, top: &Top, below: &[Below], to: InitiativeId) -> sqlx::Result<()> {
    put(conn, below, HashMap::new(), to).await?;
    follow(conn, top.initiative, to).await
}

/// Where a comment stands: its path and its depth.
pub type Places = HashMap<CommentId, (String, i64)>;

/// Puts comments into the thread of another initiative, in this order; `places` are those of what some of them hang below
/// there. What hangs below nothing of these stands on top. `follow` when all are put.
pub async fn put(conn: &mut Writer, comments: &[Below], mut places: Places, to: InitiativeId) -> sqlx::Result<()> {
    for it in comments {
        let above = places.get(&it.parent).map(|(path, depth)| (it.parent, path.as_str(), *depth));
        let (path, depth) = place_of(it.id, above);
        execute!(
            conn,
            "UPDATE comments SET initiative = $2, parent = $3, path = $4, depth = $5 WHERE id = $1",
            it.id,
            to,
            above.map(|(parent, ..)| parent),
            &path,
            depth
        )?;
        places.insert(it.id, (path, depth));
    }
    Ok(())
}

/// Lets all that names both a comment and its initiative follow to another thread, and counts both threads anew.
pub async fn follow(conn: &mut Writer, from: InitiativeId, to: InitiativeId) -> sqlx::Result<()> {
    for statement in FOLLOWING {
        execute!(conn, *statement, from, to)?;
    }
    count(conn, from, to).await
}

/// What names both a comment and its initiative goes where the comment went: from `$1` to `$2`.
const FOLLOWING: &[&str] = &[
    "UPDATE reports SET initiative = $2
     WHERE initiative = $1 AND comment IN (SELECT id FROM comments WHERE initiative = $2)",
    "UPDATE notices SET initiative = $2
     WHERE initiative = $1 AND comment IN (SELECT id FROM comments WHERE initiative = $2)",
    "UPDATE cases_in_hand SET initiative = $2
     WHERE initiative = $1 AND comment IN (SELECT id FROM comments WHERE initiative = $2)",
    "UPDATE case_notes SET initiative = $2
     WHERE initiative = $1 AND comment IN (SELECT id FROM comments WHERE initiative = $2)",
    "UPDATE flags SET initiative = $2
     WHERE initiative = $1 AND comment IN (SELECT id FROM comments WHERE initiative = $2)",
    "UPDATE help_calls SET initiative = $2
     WHERE initiative = $1 AND comment IN (SELECT id FROM comments WHERE initiative = $2)",
    "UPDATE measures SET initiative = $2
     WHERE initiative = $1 AND comment IN (SELECT id FROM comments WHERE initiative = $2)",
    "UPDATE proposed_measures SET initiative = $2
     WHERE initiative = $1 AND comment IN (SELECT id FROM comments WHERE initiative = $2)",
    "UPDATE waiting_posts SET initiative = $2
     WHERE initiative = $1 AND COALESCE(comment, parent) IN (SELECT id FROM comments WHERE initiative = $2)",
    "UPDATE behalfs SET initiative = $2
     WHERE initiative = $1 AND comment IN (SELECT id FROM comments WHERE initiative = $2)",
    "UPDATE obstacle_links SET initiative = $2
     WHERE initiative = $1 AND comment IN (SELECT id FROM comments WHERE initiative = $2)",
    // A rule that is named on both sides stands at both.
    "INSERT INTO obstacle_links (obstacle, initiative, comment, member, at)
     SELECT m.obstacle, c.initiative, MIN(c.id), MIN(c.author), MIN(c.posted_at)
     FROM obstacle_comments m JOIN comments c ON c.id = m.comment
     WHERE c.initiative IN ($1, $2) GROUP BY m.obstacle, c.initiative
     ON CONFLICT (obstacle, initiative) DO NOTHING",
    "UPDATE drafts SET place = 'reply:' || CAST($2 AS TEXT) || substr(place, length('reply:' || CAST($1 AS TEXT)) + 1)
     WHERE place IN (SELECT 'reply:' || CAST($1 AS TEXT) || ':' || CAST(id AS TEXT) FROM comments WHERE initiative = $2)",
];

/// Counts what hangs below each comment of both threads, and both threads.
async fn count(conn: &mut Writer, from: InitiativeId, to: InitiativeId) -> sqlx::Result<()> {
    execute!(
        conn,
        "UPDATE comments SET descendants = (SELECT COUNT(*) FROM comments b WHERE b.initiative = comments.initiative
            AND b.path > comments.path AND b.path < comments.path || '~')
         WHERE initiative = $1 OR initiative = $2",
        from,
        to
    )?;
    execute!(
        conn,
        "UPDATE initiatives SET comment_count = (SELECT COUNT(*) FROM comments c WHERE c.initiative = initiatives.id),
            last_activity_at = (SELECT COALESCE(MAX(c.posted_at), 0) FROM comments c WHERE c.initiative = initiatives.id
                                UNION ALL SELECT initiatives.last_activity_at ORDER BY 1 DESC LIMIT 1)
         WHERE id = $1 OR id = $2",
        from,
        to
    )?;
    Ok(())
}
