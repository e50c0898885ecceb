//! Notices of illegal content. Only `filed` reads who filed them: that is for the organisation, not for moderators.

use crate::{
    measures::subjects::About,
    storage::{Reader, Writer},
};
use naast_domain::{
    ids::{AppealId, MeasureId, MemberId, NoticeId},
    measures::Subject,
    notices::{CaseNotice, NoticeDraft},
    time::Timestamp,
};

/// A notice as it is judged.
#[derive(Debug, sqlx::FromRow)]
pub struct Row {
    pub id: NoticeId,
    #[sqlx(flatten)]
    pub about: About,
    pub grounds: String,
    pub law: String,
    pub is_urgent: bool,
    /// Who was signed in while filing it.
    pub member: Option<MemberId>,
    pub at: Timestamp,
    pub settled_at: Option<Timestamp>,
    pub settled_by: Option<MemberId>,
    /// What a moderator answered, or the reasons of the measure that followed.
    pub answer: String,
    pub measure: Option<MeasureId>,
}

impl Row {
    /// What it is about.
    pub const fn subject(&self) -> Subject {
        self.about.0
    }

    /// As moderators read it.
    pub fn shown(&self) -> CaseNotice {
        CaseNotice {
            id: self.id,
            grounds: self.grounds.clone(),
            law: self.law.clone(),
            at: self.at,
            is_urgent: self.is_urgent,
        }
    }
}

/// A notice to come.
#[derive(Debug, Clone, Copy)]
pub struct NewNotice<'a> {
    pub subject: Subject,
    pub draft: &'a NoticeDraft,
    pub member: Option<MemberId>,
    pub code_hash: &'a str,
    pub at: Timestamp,
}

/// Adds a notice.
pub async fn insert(conn: &mut Writer, new: NewNotice<'_>) -> sqlx::Result<NoticeId> {
    let NewNotice { subject, draft, member, code_hash, at } = new;
    let (id,): (NoticeId,) = fetch_one!(
        conn,
        (NoticeId,),
        "INSERT INTO notices (initiative, comment, grounds, law, name, email, is_exempt, is_urgent, code_hash,
            member, at, profile)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id",
        subject.initiative(),
        subject.comment(),
        draft.grounds.as_str(),
        draft.law.as_str(),
        &draft.name,
        &draft.email,
        draft.is_exempt,
        draft.is_urgent,
        code_hash,
        member,
        at,
        subject.profile()
    )?;
    Ok(id)
}

/// Gives a notice that says the same in every field and came in since then another code; tells when it came in.
pub async fn renew(conn: &mut Writer, new: NewNotice<'_>, since: Timestamp) -> sqlx::Result<Option<Timestamp>> {
    let NewNotice { subject, draft, member, code_hash, .. } = new;
    let row = fetch_optional!(
        conn,
        (Timestamp,),
        "UPDATE notices SET code_hash = $1 WHERE id = (SELECT MIN(id) FROM notices WHERE settled_at IS NULL
             AND (initiative = $2 OR profile = $12) AND comment IS NOT DISTINCT FROM CAST($3 AS BIGINT)
             AND grounds = $4 AND law = $5 AND name = $6 AND email = $7 AND is_exempt = $8 AND is_urgent = $9
             AND member IS NOT DISTINCT FROM CAST($10 AS BIGINT) AND at >= $11)
         RETURNING at",
        code_hash,
        subject.initiative(),
        subject.comment(),
        draft.grounds.as_str(),
        draft.law.as_str(),
        &draft.name,
        &draft.email,
        draft.is_exempt,
        draft.is_urgent,
        member,
        since,
        subject.profile()
    )?;
    Ok(row.map(|(at,)| at))
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT n.id, n.initiative, n.comment, n.profile, n.grounds, n.law, n.is_urgent, n.member, n.at,
                    n.settled_at, n.settled_by, COALESCE(x.reason, n.answer) AS answer, n.measure
             FROM notices n LEFT JOIN measures x ON x.id = n.measure ",
            $rest
        )
    };
}

/// The open notices on a subject, oldest first.
pub async fn open(conn: &mut Reader, subject: Subject) -> sqlx::Result<Vec<Row>> {
    fetch_all!(
        conn,
        Row,
        select!(
            "WHERE (n.initiative = $1 OR n.profile = $3) AND n.comment IS NOT DISTINCT FROM CAST($2 AS BIGINT)
             AND n.settled_at IS NULL ORDER BY n.id"
        ),
        subject.initiative(),
        subject.comment(),
        subject.profile()
    )
}

/// One notice.
pub async fn find(conn: &mut Reader, id: NoticeId) -> sqlx::Result<Option<Row>> {
    fetch_optional!(conn, Row, select!("WHERE n.id = $1"), id)
}

/// The notice that this code belongs to.
pub async fn find_by_code(conn: &mut Reader, hash: &str) -> sqlx::Result<Option<Row>> {
    fetch_optional!(conn, Row, select!("WHERE n.code_hash = $1"), hash)
}

/// Notes that a notice was looked at: by whom, which measure followed, and what was answered when none did.
pub async fn settle(
    conn: &mut Writer,
    id: NoticeId,
    by: MemberId,
    measure: Option<MeasureId>,
    answer: &str,
    at: Timestamp,
) -> sqlx::Result<()> {
    execute!(
        conn,
        "UPDATE notices SET settled_at = $2, settled_by = $3, measure = $4, answer = $5 WHERE id = $1",
        id,
        at,
        by,
        measure,
        answer
    )?;
    Ok(())
}

/// Notes that the notice that this appeal is about was followed by a measure after all.
pub async fn follow(conn: &mut Writer, appeal: AppealId, measure: MeasureId) -> sqlx::Result<()> {
    execute!(
        conn,
        "UPDATE notices SET measure = $2 WHERE id = (SELECT notice FROM appeals WHERE id = $1)",
        appeal,
        measure
    )?;
    Ok(())
}

/// A notice whose notifier was forgotten.
#[derive(Debug, sqlx::FromRow)]
pub struct Forgotten {
    pub id: NoticeId,
    #[sqlx(flatten)]
    pub about: About,
}

/// Erases name and address of whoever filed a notice that was decided before this moment, and whose appeal was, too;
/// tells which.
pub async fn forget(conn: &mut Writer, before: Timestamp) -> sqlx::Result<Vec<Forgotten>> {
    fetch_all!(
        conn,
        Forgotten,
        "UPDATE notices SET name = '', email = '' WHERE (name <> '' OR email <> '') AND settled_at < $1
             AND NOT EXISTS (SELECT 1 FROM appeals a WHERE a.notice = notices.id AND COALESCE(a.decided_at, $1) >= $1)
         RETURNING id, initiative, comment, profile",
        before
    )
}

/// Who filed a notice, and where it stands.
#[derive(Debug, sqlx::FromRow)]
pub struct FiledRow {
    pub id: NoticeId,
    #[sqlx(flatten)]
    pub about: About,
    pub at: Timestamp,
    pub name: String,
    pub email: String,
    pub settled_at: Option<Timestamp>,
    pub measure: Option<MeasureId>,
}

/// Notices in the order in which they came in, after this one.
pub async fn filed(conn: &mut Reader, after: NoticeId, size: i64) -> sqlx::Result<Vec<FiledRow>> {
    fetch_all!(
        conn,
        FiledRow,
        "SELECT id, initiative, comment, profile, at, name, email, settled_at, measure FROM notices
         WHERE id > $1 ORDER BY id LIMIT $2",
        after,
        size
    )
}
