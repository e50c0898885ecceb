//! What was entered on behalf of somebody, as stored; its claim codes are in `codes`.

use crate::{
    measures::subjects::Span,
    storage::{Reader, Writer},
};
use naast_domain::{
    day::Day,
    ids::{BehalfId, CommentId, InitiativeId, MemberId},
    on_behalf::BehalfDraft,
    provenance::{Origin, Provenance},
    time::Timestamp,
};

/// Something entered on behalf of somebody, as stored.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Row {
    pub id: BehalfId,
    pub initiative: InitiativeId,
    pub comment: Option<CommentId>,
    pub origin: String,
    /// The name that they gave; empty once it was taken down.
    pub name: String,
    /// The name for everybody to read: that of the account where it was one from the beginning, and none once the
    /// account is closed.
    pub told_by: Option<String>,
    pub told_on: Day,
    pub contact: String,
    pub entered_by: MemberId,
    pub entered_by_name: Option<String>,
    pub entered_at: Timestamp,
    pub claimed_by: Option<MemberId>,
    pub claimed_at: Option<Timestamp>,
    /// What the code is for with which this comment goes: itself, or the initiative whose initiator said it.
    pub spoken_for: Option<BehalfId>,
    pub title: String,
    pub is_title_hidden: bool,
    pub is_gone: bool,
    pub is_hidden: bool,
}

impl Row {
    /// Where it came from.
    pub fn provenance(&self) -> Option<Provenance> {
        Some(Provenance {
            origin: Origin::from_word(&self.origin)?,
            told_by: self.told_by.clone().unwrap_or_default(),
            told_on: self.told_on,
            entered_by: self.entered_by_name.clone().unwrap_or_default(),
            entered_at: self.entered_at,
            is_claimed: self.claimed_at.is_some(),
        })
    }

    /// Where it came from, as everybody may read it: nothing of what was withdrawn or taken down.
    pub fn public_provenance(&self) -> Option<Provenance> {
        if self.is_gone { None } else { self.provenance() }
    }

    /// Whether a code can be given for it.
    pub fn may_have_code(&self) -> bool {
        let is_own = self.spoken_for.is_none_or(|spoken_for| spoken_for == self.id);
        self.claimed_by.is_none() && !self.is_gone && is_own
    }

    /// Whether whoever told it had it taken down.
    pub fn is_taken_down(&self) -> bool {
        self.claimed_by.is_none() && self.name.is_empty()
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT b.id, b.initiative, b.comment, b.origin, b.name, b.told_on, b.contact, b.entered_by,
                    CASE WHEN b.claimed_by IS NULL THEN b.name WHEN k.closed_at IS NOT NULL THEN ''
                         WHEN b.claimed_at IS NULL THEN k.name ELSE b.name END AS told_by,
                    m.name AS entered_by_name, b.entered_at, b.claimed_by, b.claimed_at, c.behalf AS spoken_for, i.title,
                    i.hidden_by IS NOT NULL AS is_title_hidden,
                    COALESCE(c.withdrawn_at, CASE WHEN b.comment IS NULL THEN i.withdrawn_at END) IS NOT NULL AS is_gone,
                    COALESCE(c.hidden_by, CASE WHEN b.comment IS NULL THEN i.hidden_by END) IS NOT NULL AS is_hidden
             FROM behalfs b JOIN initiatives i ON i.id = b.initiative LEFT JOIN comments c ON c.id = b.comment
             LEFT JOIN members m ON m.id = b.entered_by AND m.closed_at IS NULL
             LEFT JOIN members k ON k.id = b.claimed_by ",
            $rest
        )
    };
}

/// The one with this id.
pub async fn find(conn: &mut Reader, id: BehalfId) -> sqlx::Result<Option<Row>> {
    fetch_optional!(conn, Row, select!("WHERE b.id = $1"), id)
}

/// Those of the comments of a span.
pub async fn between(conn: &mut Reader, span: Span<'_>) -> sqlx::Result<Vec<Row>> {
    fetch_all!(
        conn,
        Row,
        select!("WHERE c.initiative = $1 AND c.path >= $2 AND c.path <= $3"),
        span.initiative,
        span.first,
        span.last
    )
}

/// The one whose claim code this is.
pub async fn find_by_code(conn: &mut Reader, hash: &str) -> sqlx::Result<Option<Row>> {
    fetch_optional!(conn, Row, select!("WHERE b.code_hash = $1"), hash)
}

/// The one that somebody with this claim session came in for.
pub async fn find_by_session(conn: &mut Reader, hash: &str, now: Timestamp) -> sqlx::Result<Option<Row>> {
    fetch_optional!(
        conn,
        Row,
        select!("JOIN claim_sessions s ON s.behalf = b.id WHERE s.token_hash = $1 AND s.expires_at > $2"),
        hash,
        now
    )
}

/// Where something came from, as everybody may read it.
pub async fn provenance(conn: &mut Reader, id: BehalfId) -> sqlx::Result<Option<Provenance>> {
    Ok(find(conn, id).await?.and_then(|row| row.public_provenance()))
}

/// The same story under the same name, entered by the same member after this moment. What was taken down has no name
/// any more.
pub async fn find_same_story(
    conn: &mut Reader,
    by: MemberId,
    (name, story): (&str, &str),
    since: Timestamp,
) -> sqlx::Result<Option<Row>> {
    fetch_optional!(
        conn,
        Row,
        select!(
            "WHERE b.entered_by = $1 AND b.entered_at > $2 AND b.comment IS NULL AND (b.name = $3 OR b.name = '')
                AND i.story = $4 ORDER BY b.id DESC LIMIT 1"
        ),
        by,
        since,
        name,
        story
    )
}

/// The same words at the same place, entered by the same member after this moment: of the initiator, or else under the
/// same name.
pub async fn find_same_comment(
    conn: &mut Reader,
    by: MemberId,
    (initiative, parent): (InitiativeId, Option<CommentId>),
    (name, body, is_own): (&str, &str, bool),
    since: Timestamp,
) -> sqlx::Result<Option<Row>> {
    fetch_optional!(
        conn,
        Row,
        select!(
            "WHERE b.entered_by = $1 AND b.entered_at > $2 AND b.initiative = $3 AND (b.name = $4 OR b.name = '')
                AND c.body = $5 AND c.parent IS NOT DISTINCT FROM $6
                AND $7 = CASE WHEN c.behalf <> b.id OR (b.claimed_by IS NOT NULL AND b.claimed_at IS NULL) THEN 1 ELSE 0 END
             ORDER BY b.id DESC LIMIT 1"
        ),
        by,
        since,
        initiative,
        name,
        body,
        parent,
        i64::from(is_own)
    )
}

/// Keeps who told something; a comment is named afterwards.
pub async fn insert(
    conn: &mut Writer,
    initiative: InitiativeId,
    draft: &BehalfDraft,
    by: MemberId,
    at: Timestamp,
) -> sqlx::Result<BehalfId> {
    let (id,): (BehalfId,) = fetch_one!(
        conn,
        (BehalfId,),
        "INSERT INTO behalfs (initiative, origin, name, told_on, contact, consent_at, entered_by, entered_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $6) RETURNING id",
        initiative,
        draft.origin.word(),
        draft.name.as_str(),
        draft.told_on,
        draft.contact.as_str(),
        at,
        by
    )?;
    Ok(id)
}

/// Notes that an initiative was entered on behalf of somebody; it was active when it was entered.
pub async fn attach_initiative(
    conn: &mut Writer,
    id: BehalfId,
    initiative: InitiativeId,
    at: Timestamp,
) -> sqlx::Result<()> {
    execute!(conn, "UPDATE initiatives SET behalf = $2, last_activity_at = $3 WHERE id = $1", initiative, id, at)?;
    Ok(())
}

/// Notes which comment was entered.
pub async fn attach_comment(conn: &mut Writer, id: BehalfId, comment: CommentId) -> sqlx::Result<()> {
    execute!(conn, "UPDATE behalfs SET comment = $2 WHERE id = $1", id, comment)?;
    Ok(())
}

/// Notes that what was entered is of this account from the beginning; the name is that of the account.
pub async fn attach_account(conn: &mut Writer, id: BehalfId, comment: CommentId, member: MemberId) -> sqlx::Result<()> {
    execute!(conn, "UPDATE behalfs SET claimed_by = $2, name = '', contact = '' WHERE id = $1", id, member)?;
    execute!(conn, "UPDATE comments SET author = $2 WHERE id = $1", comment, member)?;
    Ok(())
}

/// Gives what was told to a member: the initiative or comment, and all that was said with the code or written down for
/// it. How to reach them without an account is forgotten.
pub async fn give(conn: &mut Writer, row: &Row, member: MemberId, at: Timestamp) -> sqlx::Result<()> {
    if row.comment.is_none() {
        execute!(conn, "UPDATE initiatives SET initiator = $2 WHERE id = $1", row.initiative, member)?;
    }
    execute!(
        conn,
        "UPDATE behalfs SET claimed_by = $2, claimed_at = $3, contact = ''
         WHERE id = $1 OR comment IN (SELECT id FROM comments WHERE behalf = $1 AND author IS NULL)",
        row.id,
        member,
        at
    )?;
    execute!(conn, "UPDATE comments SET author = $2 WHERE behalf = $1 AND author IS NULL", row.id, member)?;
    Ok(())
}

/// Forgets who told it: their name, how to reach them, the title made from their story, and what they said of answers.
pub async fn forget(conn: &mut Writer, row: &Row) -> sqlx::Result<()> {
    execute!(
        conn,
        "UPDATE behalfs SET name = '', contact = ''
         WHERE id = $1 OR comment IN (SELECT id FROM comments WHERE behalf = $1 AND author IS NULL)",
        row.id
    )?;
    if row.comment.is_none() {
        execute!(conn, "UPDATE initiatives SET title = '' WHERE id = $1", row.initiative)?;
        execute!(
            conn,
            "UPDATE helps SET words = '' WHERE member IS NULL
                AND comment IN (SELECT id FROM comments WHERE initiative = $1)",
            row.initiative
        )?;
    }
    Ok(())
}
