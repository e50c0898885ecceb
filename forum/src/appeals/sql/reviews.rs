//! Who was invited from outside to look again, and who took it on.

use crate::storage::{Reader, Writer};
use naast_domain::{
    appeals::review::Invited,
    ids::{AppealId, MemberId, ReviewId},
    permission::Reviewing,
    time::Timestamp,
};

/// An invitation as stored.
#[derive(Debug, sqlx::FromRow)]
pub struct Row {
    pub id: ReviewId,
    pub appeal: AppealId,
    pub invited_by: MemberId,
    pub at: Timestamp,
    pub expires_at: Timestamp,
    pub reviewer: Option<MemberId>,
    pub organisation: String,
    pub taken_at: Option<Timestamp>,
    /// When the appeal was decided.
    pub decided_at: Option<Timestamp>,
}

impl Row {
    /// What the rules need to know of it.
    pub fn reviewing(&self) -> Reviewing {
        Reviewing { invited_by: self.invited_by, reviewer: self.reviewer, organisation: self.organisation.clone() }
    }

    /// As whoever invited reads it.
    pub fn shown(self) -> Invited {
        let taken = self.taken_at.map(|at| (self.organisation, at));
        Invited { id: self.id, at: self.at, expires_at: self.expires_at, taken }
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT v.id, v.appeal, v.invited_by, v.at, v.expires_at, v.reviewer, v.organisation, v.taken_at, a.decided_at
             FROM reviews v JOIN appeals a ON a.id = v.appeal WHERE v.withdrawn_at IS NULL AND ",
            $rest
        )
    };
}

/// One invitation that was not withdrawn.
pub async fn find(conn: &mut Reader, id: ReviewId) -> sqlx::Result<Option<Row>> {
    fetch_optional!(conn, Row, select!("v.id = $1"), id)
}

/// The invitation for this appeal that was not withdrawn.
pub async fn of_appeal(conn: &mut Reader, appeal: AppealId) -> sqlx::Result<Option<Row>> {
    fetch_optional!(conn, Row, select!("v.appeal = $1 ORDER BY v.id DESC LIMIT 1"), appeal)
}

/// What this member took on of an appeal.
pub async fn taken_by(conn: &mut Reader, appeal: AppealId, member: MemberId) -> sqlx::Result<Option<Row>> {
    fetch_optional!(conn, Row, select!("v.appeal = $1 AND v.reviewer = $2"), appeal, member)
}

/// What a code is for, while it is good: not used, not over, and nobody decided.
pub async fn find_by_code(conn: &mut Reader, hash: &str, now: Timestamp) -> sqlx::Result<Option<Row>> {
    fetch_optional!(
        conn,
        Row,
        select!("v.code_hash = $1 AND v.expires_at > $2 AND v.reviewer IS NULL AND a.decided_at IS NULL"),
        hash,
        now
    )
}

/// Keeps an invitation; the code itself is not kept.
pub async fn insert(
    conn: &mut Writer,
    appeal: AppealId,
    invited_by: MemberId,
    code_hash: &str,
    at: Timestamp,
    expires_at: Timestamp,
) -> sqlx::Result<ReviewId> {
    let (id,): (ReviewId,) = fetch_one!(
        conn,
        (ReviewId,),
        "INSERT INTO reviews (appeal, invited_by, code_hash, at, expires_at) VALUES ($1, $2, $3, $4, $5) RETURNING id",
        appeal,
        invited_by,
        code_hash,
        at,
        expires_at
    )?;
    Ok(id)
}

/// Takes it back; its code is dead at once.
pub async fn withdraw(conn: &mut Writer, id: ReviewId, at: Timestamp) -> sqlx::Result<()> {
    execute!(conn, "UPDATE reviews SET withdrawn_at = $2, code_hash = NULL WHERE id = $1", id, at)?;
    Ok(())
}

/// Notes who took it on; the code is spent.
pub async fn take_on(
    conn: &mut Writer,
    id: ReviewId,
    reviewer: MemberId,
    organisation: &str,
    at: Timestamp,
) -> sqlx::Result<()> {
    execute!(
        conn,
        "UPDATE reviews SET reviewer = $2, organisation = $3, taken_at = $4, code_hash = NULL WHERE id = $1",
        id,
        reviewer,
        organisation,
        at
    )?;
    Ok(())
}
