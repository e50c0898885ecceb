//! What one member contributed: for their public page, and for the download of their own data.

use super::Conn;
use naast_domain::{
    ids::{CommentId, InitiativeId, MemberId},
    paging::Cursor,
    time::Timestamp,
};
use serde::Serialize;

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

macro_rules! own {
    ($($(#[$doc:meta])* $function:ident, $row:ident { $($field:ident: $type:ty),* }, $sql:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Serialize, sqlx::FromRow)]
        pub struct $row { $($field: $type),* }

        $(#[$doc])*
        pub async fn $function(conn: &mut Conn, member: MemberId) -> sqlx::Result<Vec<$row>> {
            fetch_all!(conn, $row, $sql, member)
        }
    )*};
}

own! {
    /// Their initiatives.
    own_initiatives, OwnInitiative { id: i64, title: String, story: String, place: String, mood: Option<String>, started_at: i64, withdrawn_at: Option<i64> },
    "SELECT id, title, story, place, mood, started_at, withdrawn_at FROM initiatives WHERE initiator = $1 ORDER BY id";
    /// Their comments and answers.
    own_comments, OwnComment { id: i64, initiative: i64, parent: Option<i64>, answer: Option<String>, body: String, posted_at: i64, withdrawn_at: Option<i64> },
    "SELECT id, initiative, parent, answer, body, posted_at, withdrawn_at FROM comments WHERE author = $1 ORDER BY id";
    /// Earlier versions of what they wrote.
    own_versions, OwnVersion { initiative: Option<i64>, comment: Option<i64>, version: i64, text: String, saved_at: i64 },
    "SELECT v.initiative, CAST(NULL AS BIGINT) AS comment, v.version, v.story AS text, v.saved_at
     FROM initiative_versions v JOIN initiatives i ON i.id = v.initiative WHERE i.initiator = $1
     UNION ALL
     SELECT CAST(NULL AS BIGINT), v.comment, v.version, v.body, v.saved_at
     FROM comment_versions v JOIN comments c ON c.id = v.comment WHERE c.author = $1";
    /// What they support.
    own_supports, OwnSupport { initiative: i64, at: i64 },
    "SELECT initiative, at FROM supports WHERE member = $1 ORDER BY at";
    /// What they follow.
    own_follows, OwnFollow { initiative: i64, at: i64 },
    "SELECT initiative, at FROM follows WHERE member = $1 ORDER BY at";
    /// The help that they offered, and what was said to it.
    own_offers, OwnOffer { initiative: i64, kind: String, text: String, state: String, words: String, at: i64 },
    "SELECT initiative, kind, text, state, words, at FROM offers WHERE member = $1 ORDER BY id";
    /// What they said of answers: whether they helped.
    own_helps, OwnHelp { comment: i64, helped: bool, words: String, at: i64 },
    "SELECT comment, helped, words, at FROM helps WHERE member = $1 ORDER BY at";
    /// What they were invited to carry together.
    own_carries, OwnCarry { initiative: i64, invited_at: i64, joined_at: Option<i64> },
    "SELECT initiative, invited_at, joined_at FROM carriers WHERE member = $1 ORDER BY invited_at";
    /// The rules in the way that they named.
    own_obstacles, OwnObstacle { id: i64, rule: String, citation: String, link: String, blocks: String, named_at: i64 },
    "SELECT id, rule, citation, link, blocks, named_at FROM obstacles WHERE named_by = $1 ORDER BY id";
    /// Where they said that a rule stands in the way.
    own_obstacle_links, OwnObstacleLink { obstacle: i64, initiative: i64, comment: Option<i64>, at: i64 },
    "SELECT obstacle, initiative, comment, at FROM obstacle_links WHERE member = $1 ORDER BY at";
    /// Their own starting texts for answers.
    own_templates, OwnTemplate { id: i64, kind: String, title: String, text: String, retired_at: Option<i64> },
    "SELECT id, kind, title, text, retired_at FROM templates WHERE owner = $1 ORDER BY id";
    /// What they care about.
    own_interests, OwnInterests { themes: String, places: String },
    "SELECT themes, places FROM interests WHERE member = $1";
    /// What they are writing.
    own_drafts, OwnDraft { place: String, content: String, saved_at: i64 },
    "SELECT place, content, saved_at FROM drafts WHERE member = $1 ORDER BY saved_at";
    /// What they reported.
    own_reports, OwnReport { initiative: i64, comment: Option<i64>, words: String, at: i64, settled_at: Option<i64> },
    "SELECT initiative, comment, words, at, settled_at FROM reports WHERE reporter = $1 ORDER BY at";
    /// What the journal says of them.
    own_entries, OwnEntry { at: i64, kind: String, initiative: Option<i64>, comment: Option<i64> },
    "SELECT at, kind, initiative, comment FROM journal WHERE actor = $1 OR member = $1 ORDER BY id";
}
