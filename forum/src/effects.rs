//! What measures do to what they are about, and when they fit how things stand.

use crate::{
    Result,
    content::Content,
    sql::{self, Conn, comments, initiatives, measures::NewMeasure},
};
use naast_domain::{
    ids::{MeasureId, MemberId},
    journal::EntryKind,
    measure::MeasureKind,
    refusal::Refusal,
    report::CaseAccount,
    time::Timestamp,
};

/// Whether the measure fits how things stand; tells the measure that it undoes.
pub async fn must_fit(
    tx: &mut Conn,
    kind: MeasureKind,
    content: &Content,
    now: Timestamp,
) -> Result<Option<MeasureId>> {
    let initiative = &content.initiative;
    let fits = |fits: bool| if fits { Ok(None) } else { Err(Refusal::NotOpen) };
    let undoes = |measure: Option<MeasureId>| measure.map(Some).ok_or(Refusal::NotOpen);
    Ok(match kind {
        MeasureKind::Hide => fits(!content.is_hidden() && !content.is_withdrawn())?,
        MeasureKind::Restore => undoes(content.hidden_by())?,
        MeasureKind::Lock => {
            fits(content.comment.is_none() && initiative.locked_by.is_none() && !content.is_withdrawn())?
        }
        MeasureKind::Reopen => undoes(initiative.locked_by.filter(|_| content.comment.is_none()))?,
        MeasureKind::Warn => fits(account(tx, content, now).await?.is_some())?,
        MeasureKind::Suspend => {
            fits(account(tx, content, now).await?.is_some_and(|account| account.suspended_until.is_none()))?
        }
        MeasureKind::Lift => {
            let until = account(tx, content, now).await?.and_then(|account| account.suspended_until);
            let (author, _) = content.author().zip(until).ok_or(Refusal::NotOpen)?;
            sql::measures::suspension_of(tx, author).await?
        }
    })
}

/// The author's account, if they have one still.
pub async fn account(conn: &mut Conn, content: &Content, now: Timestamp) -> Result<Option<CaseAccount>> {
    let Some(author) = content.author() else { return Ok(None) };
    let found = sql::members::find(conn, author).await?.filter(|member| member.closed_at.is_none());
    Ok(found.map(|member| CaseAccount { suspended_until: member.suspended_until.filter(|until| *until > now) }))
}

/// Does what the measure says.
pub async fn apply(tx: &mut Conn, new: &NewMeasure<'_>, content: &Content, id: MeasureId) -> Result<()> {
    let initiative = &content.initiative;
    match new.kind {
        MeasureKind::Hide => set_hidden(tx, content, Some(id)).await,
        MeasureKind::Restore => set_hidden(tx, content, None).await,
        MeasureKind::Lock => Ok(initiatives::set_locked(tx, initiative.id, Some(id)).await?),
        MeasureKind::Reopen => Ok(initiatives::set_locked(tx, initiative.id, None).await?),
        MeasureKind::Warn => Ok(()),
        MeasureKind::Suspend | MeasureKind::Lift => suspend(tx, new.member, new.until).await,
    }
}

async fn set_hidden(tx: &mut Conn, content: &Content, measure: Option<MeasureId>) -> Result<()> {
    match &content.comment {
        Some(comment) => comments::set_hidden(tx, comment, measure).await?,
        None => initiatives::set_hidden(tx, &content.initiative, measure).await?,
    }
    Ok(())
}

async fn suspend(tx: &mut Conn, member: Option<MemberId>, until: Option<Timestamp>) -> Result<()> {
    let member = member.ok_or(Refusal::NotOpen)?;
    Ok(sql::members::update_suspension(tx, member, until).await?)
}

/// What the journal calls it.
pub const fn entry_kind(kind: MeasureKind) -> EntryKind {
    match kind {
        MeasureKind::Hide => EntryKind::Hidden,
        MeasureKind::Restore => EntryKind::Restored,
        MeasureKind::Lock => EntryKind::ThreadLocked,
        MeasureKind::Reopen => EntryKind::ThreadReopened,
        MeasureKind::Warn => EntryKind::Warned,
        MeasureKind::Suspend => EntryKind::MemberSuspended,
        MeasureKind::Lift => EntryKind::SuspensionLifted,
    }
}
