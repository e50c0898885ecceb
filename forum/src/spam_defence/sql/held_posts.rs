//! What waits for a person.

use crate::storage::{Reader, Writer};
use naast_domain::{
    ids::{CommentId, InitiativeId, MemberId, WaitingId},
    initiatives::InitiativeInput,
    language::Language,
    spam_defence::held_post::{WaitingOutcome, WaitingPost, Written},
    time::Timestamp,
};

/// A post that waits, as stored.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Row {
    pub id: WaitingId,
    pub member: MemberId,
    pub name: String,
    pub joined_at: Timestamp,
    pub initiative: Option<InitiativeId>,
    pub parent: Option<CommentId>,
    pub for_officials: bool,
    pub language: String,
    pub content: String,
    pub title: String,
    pub at: Timestamp,
    pub outcome: Option<String>,
}

impl Row {
    /// What was written.
    pub fn written(&self) -> Written {
        match self.initiative {
            Some(initiative) => Written::Comment {
                initiative,
                parent: self.parent,
                body: self.content.clone(),
                for_officials: self.for_officials,
            },
            None => Written::Initiative(
                serde_json::from_str(&self.content)
                    .unwrap_or_else(|_| InitiativeInput { story: self.content.clone(), ..InitiativeInput::default() }),
            ),
        }
    }

    /// In which language it was written.
    pub fn language(&self) -> Language {
        Language::from_tag(&self.language).unwrap_or_default()
    }

    /// As its author and moderators see it.
    pub fn shown(self, viewer: Option<MemberId>) -> WaitingPost {
        WaitingPost {
            id: self.id,
            written: self.written(),
            is_own: Some(self.member) == viewer,
            is_returned: self.outcome.as_deref() == Some(WaitingOutcome::Returned.word()),
            author: self.member,
            author_name: self.name,
            joined_at: self.joined_at,
            title: self.title,
            at: self.at,
        }
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT w.id, w.member, m.name, m.joined_at, w.initiative, w.parent, w.for_officials, w.language, w.content,
                    CASE WHEN i.hidden_by IS NULL AND i.withdrawn_at IS NULL THEN COALESCE(i.title, '') ELSE '' END AS title,
                    w.at, w.outcome
             FROM waiting_posts w JOIN members m ON m.id = w.member LEFT JOIN initiatives i ON i.id = w.initiative ",
            $rest
        )
    };
}

/// Keeps a post until a person looked at it, unless the same one waits.
pub async fn insert(
    conn: &mut Writer,
    member: MemberId,
    written: &Written,
    language: Language,
    at: Timestamp,
) -> sqlx::Result<bool> {
    let (initiative, parent, for_officials, content) = match written {
        Written::Comment { initiative, parent, body, for_officials } => {
            (Some(*initiative), *parent, *for_officials, body.clone())
        }
        Written::Initiative(input) => (None, None, false, serde_json::to_string(input).unwrap_or_default()),
    };
    let kept = execute!(
        conn,
        "INSERT INTO waiting_posts (member, initiative, parent, for_officials, language, content, at)
         SELECT CAST($1 AS BIGINT), CAST($2 AS BIGINT), CAST($3 AS BIGINT), $4, CAST($5 AS TEXT), CAST($6 AS TEXT),
                CAST($7 AS BIGINT)
         WHERE NOT EXISTS (SELECT 1 FROM waiting_posts WHERE member = $1 AND content = $6 AND settled_at IS NULL
             AND initiative IS NOT DISTINCT FROM CAST($2 AS BIGINT) AND parent IS NOT DISTINCT FROM CAST($3 AS BIGINT))",
        member,
        initiative,
        parent,
        for_officials,
        language.tag(),
        &content,
        at
    )?;
    Ok(kept > 0)
}

/// How much of a member waits.
pub async fn count_of(conn: &mut Reader, member: MemberId) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(
        conn,
        (i64,),
        "SELECT COUNT(*) FROM waiting_posts WHERE member = $1 AND settled_at IS NULL",
        member
    )?;
    Ok(count)
}

/// How much waits in all.
pub async fn count(conn: &mut Reader) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(conn, (i64,), "SELECT COUNT(*) FROM waiting_posts WHERE settled_at IS NULL")?;
    Ok(count)
}

/// What waits, the longest waiting first, after this one.
pub async fn open(conn: &mut Reader, after: WaitingId, size: i64) -> sqlx::Result<Vec<Row>> {
    fetch_all!(conn, Row, select!("WHERE w.settled_at IS NULL AND w.id > $1 ORDER BY w.id LIMIT $2"), after, size)
}

/// What a member wrote that waits, or came back to them.
pub async fn of_member(conn: &mut Reader, member: MemberId) -> sqlx::Result<Vec<Row>> {
    fetch_all!(
        conn,
        Row,
        select!("WHERE w.member = $1 AND (w.settled_at IS NULL OR w.outcome = $2) ORDER BY w.id"),
        member,
        WaitingOutcome::Returned.word()
    )
}

/// One that waits.
pub async fn find(conn: &mut Reader, id: WaitingId) -> sqlx::Result<Option<Row>> {
    fetch_optional!(conn, Row, select!("WHERE w.id = $1 AND w.settled_at IS NULL"), id)
}

/// Notes what came of it. Its text stays only where it came back to its author.
pub async fn settle(
    conn: &mut Writer,
    id: WaitingId,
    by: MemberId,
    outcome: WaitingOutcome,
    at: Timestamp,
) -> sqlx::Result<()> {
    execute!(
        conn,
        "UPDATE waiting_posts SET settled_at = $4, settled_by = $2, outcome = $3,
            content = CASE WHEN $5 THEN content ELSE '' END
         WHERE id = $1",
        id,
        by,
        outcome.word(),
        at,
        outcome == WaitingOutcome::Returned
    )?;
    Ok(())
}

/// Notes where it stands now.
pub async fn note_place(
    conn: &mut Writer,
    id: WaitingId,
    initiative: Option<InitiativeId>,
    comment: Option<CommentId>,
) -> sqlx::Result<()> {
    execute!(conn, "UPDATE waiting_posts SET initiative = $2, comment = $3 WHERE id = $1", id, initiative, comment)?;
    Ok(())
}

/// Forgets what a member wrote that waits or came back.
pub async fn forget(conn: &mut Writer, member: MemberId, at: Timestamp) -> sqlx::Result<()> {
    execute!(
        conn,
        "UPDATE waiting_posts SET settled_at = $2, settled_by = $1, outcome = $3, content = ''
         WHERE member = $1 AND (settled_at IS NULL OR outcome = $4)",
        member,
        at,
        WaitingOutcome::TakenBack.word(),
        WaitingOutcome::Returned.word()
    )?;
    Ok(())
}
