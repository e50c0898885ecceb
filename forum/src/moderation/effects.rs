//! What measures do to what they are about, and when they fit how things stand.

use crate::{
    Forum, Result,
    accounts::{members, profiles},
    cases::content::Content,
    conversation::marks,
    initiatives,
    measures::{self, NewMeasure},
    moderation::{masks, sql},
    storage::{Reader, Writer},
};
use naast_domain::{
    ids::{MeasureId, MemberId},
    measure::MeasureKind,
    member::stand_in,
    refusal::Refusal,
    report::CaseAccount,
    statement::Statement,
    time::Timestamp,
};

/// Whether the measure fits how things stand; tells the measure that it undoes.
pub async fn must_fit(
    tx: &mut Reader,
    kind: MeasureKind,
    content: &Content,
    now: Timestamp,
) -> Result<Option<MeasureId>> {
    let (thread, comment) = (content.initiative(), content.comment());
    let is_there = !content.is_hidden() && !content.is_withdrawn();
    let fits = |fits: bool| if fits { Ok(None) } else { Err(Refusal::NotOpen) };
    let undoes = |measure: Option<MeasureId>| measure.map(Some).ok_or(Refusal::NotOpen);
    Ok(match kind {
        MeasureKind::Hide => fits(is_there)?,
        MeasureKind::Withhold => fits(is_there && account(tx, content, now).await?.is_some())?,
        MeasureKind::AskChange => {
            fits(is_there && content.asked_by().is_none() && account(tx, content, now).await?.is_some())?
        }
        MeasureKind::Restore => undoes(hiding(tx, content).await?)?,
        MeasureKind::Mask => fits(content.thread().is_some() && !content.is_withdrawn())?,
        MeasureKind::Unmask => undoes(masks::undoable(tx, content.subject).await?)?,
        MeasureKind::OffTopic => fits(comment.is_some() && is_there && content.folded_by().is_none())?,
        MeasureKind::OnTopic => undoes(content.folded_by())?,
        MeasureKind::Move | MeasureKind::Split => fits(comment.is_some())?,
        MeasureKind::MoveBack => undoes(moved_by(tx, content).await?)?,
        MeasureKind::Rejoin => undoes(split_by(tx, content).await?)?,
        MeasureKind::Merge => fits(thread.is_some() && is_there)?,
        MeasureKind::Unmerge => undoes(thread.filter(|row| row.merged_into.is_some()).and_then(|row| row.hidden_by))?,
        MeasureKind::Lock => {
            let can_go_on = comment.is_some() || (thread.is_some() && !content.is_withdrawn());
            fits(content.locked_by().is_none() && can_go_on)?
        }
        MeasureKind::Reopen => undoes(content.locked_by())?,
        MeasureKind::Slow => fits(is_there && thread.is_some_and(|row| row.slowed_by.is_none()))?,
        MeasureKind::Unslow => undoes(thread.and_then(|row| row.slowed_by))?,
        MeasureKind::Warn => fits(account(tx, content, now).await?.is_some())?,
        MeasureKind::Suspend => fits(is_free(tx, kind, SUSPENSION, content, now).await?)?,
        MeasureKind::CloseAccount => fits(is_free(tx, kind, CLOSING, content, now).await?)?,
        MeasureKind::Lift => undoes(running(tx, MeasureKind::Suspend, SUSPENSION, content, now).await?)?,
        MeasureKind::KeepAccount => undoes(running(tx, MeasureKind::CloseAccount, CLOSING, content, now).await?)?,
    })
}

/// The measures that fit how things stand.
pub async fn fitting(conn: &mut Reader, content: &Content, now: Timestamp) -> Result<Vec<MeasureKind>> {
    let mut fitting = Vec::new();
    for kind in MeasureKind::ALL.iter().copied() {
        match must_fit(conn, kind, content, now).await {
            Ok(_) => fitting.push(kind),
            Err(crate::Error::Refused(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(fitting)
}

/// The measure that hides the text itself; one that put it elsewhere is undone otherwise.
async fn hiding(tx: &mut Reader, content: &Content) -> Result<Option<MeasureId>> {
    let Some(measure) = content.hidden_by() else { return Ok(None) };
    let kind = measures::find(tx, measure).await?.and_then(|row| MeasureKind::from_word(&row.kind));
    Ok(Some(measure).filter(|_| kind.is_some_and(|kind| kind.undone_by() == Some(MeasureKind::Restore))))
}

/// The measure that took the comment from where it was to where it stands.
async fn moved_by(tx: &mut Reader, content: &Content) -> Result<Option<MeasureId>> {
    let row = measures::newest(tx, content.subject, MeasureKind::Move).await?;
    let here = content.comment().map(|comment| comment.initiative);
    Ok(row.filter(|row| here.is_some() && row.target == here).map(|row| row.id))
}

/// The measure that made an initiative of the comment.
async fn split_by(tx: &mut Reader, content: &Content) -> Result<Option<MeasureId>> {
    let became = content.comment().and_then(|comment| comment.became);
    let row = measures::newest(tx, content.subject, MeasureKind::Split).await?;
    Ok(row.filter(|row| became.is_some() && row.target == became).map(|row| row.id))
}

/// When something on an account ends, if it runs.
type Term = fn(&CaseAccount) -> Option<Timestamp>;
const SUSPENSION: Term = |account| account.suspended_until;
const CLOSING: Term = |account| account.closes_at;

/// Whether the author can be suspended, or their account closed: neither runs, nor waits for another moderator.
async fn is_free(tx: &mut Reader, kind: MeasureKind, term: Term, content: &Content, now: Timestamp) -> Result<bool> {
    let Some((account, author)) = account(tx, content, now).await?.zip(content.author()) else { return Ok(false) };
    Ok(term(&account).is_none() && !sql::seconding::waits(tx, author, kind).await?)
}

/// The measure of this kind that runs on the author: a suspension to be lifted, or a closing to be called off.
async fn running(
    tx: &mut Reader,
    kind: MeasureKind,
    term: Term,
    content: &Content,
    now: Timestamp,
) -> Result<Option<MeasureId>> {
    let account = account(tx, content, now).await?.filter(|account| term(account).is_some());
    let Some((_, author)) = account.zip(content.author()) else { return Ok(None) };
    Ok(measures::standing_on(tx, author, kind).await?)
}

/// The author's account, if they have one still.
pub async fn account(conn: &mut Reader, content: &Content, now: Timestamp) -> Result<Option<CaseAccount>> {
    let Some(author) = content.author() else { return Ok(None) };
    let found = members::find(conn, author).await?.filter(|member| member.closed_at.is_none());
    Ok(found.map(|member| CaseAccount {
        suspended_until: member.suspended_until.filter(|until| *until > now),
        closes_at: member.closes_at,
    }))
}

impl Forum {
    /// Does what the measure says.
    pub(crate) async fn apply(
        &self,
        tx: &mut Writer,
        new: &NewMeasure<'_>,
        content: &Content,
        id: MeasureId,
        statement: &Statement,
    ) -> Result<()> {
        match new.kind {
            MeasureKind::Hide => set_hidden(tx, content, Some(id)).await,
            MeasureKind::Withhold => {
                set_asked(tx, content, Some(id)).await?;
                set_hidden(tx, content, Some(id)).await?;
                withhold_name(tx, content).await
            }
            MeasureKind::AskChange => set_asked(tx, content, Some(id)).await,
            MeasureKind::Restore => {
                set_asked(tx, content, None).await?;
                set_hidden(tx, content, None).await?;
                give_name_back(tx, content).await
            }
            MeasureKind::Mask => masks::mask(tx, content, id, &statement.masked, new.at).await,
            MeasureKind::Unmask => masks::unmask(tx, content).await,
            MeasureKind::OffTopic => set_folded(tx, content, Some(id)).await,
            MeasureKind::OnTopic => set_folded(tx, content, None).await,
            MeasureKind::Move => self.move_branch(tx, new, content, id).await,
            MeasureKind::MoveBack => self.move_branch_back(tx, new, content, id).await,
            MeasureKind::Split => self.split_branch(tx, new, content, id).await,
            MeasureKind::Rejoin => self.rejoin_branch(tx, new, content, id).await,
            MeasureKind::Merge => self.merge(tx, new, content, id).await,
            MeasureKind::Unmerge => self.unmerge(tx, new, content, id).await,
            MeasureKind::Lock => set_locked(tx, content, Some(id)).await,
            MeasureKind::Reopen => set_locked(tx, content, None).await,
            MeasureKind::Slow => {
                Ok(initiatives::set_slow(tx, content.in_thread()?.id, Some(id).zip(new.minutes)).await?)
            }
            MeasureKind::Unslow => Ok(initiatives::set_slow(tx, content.in_thread()?.id, None).await?),
            MeasureKind::Warn => Ok(()),
            MeasureKind::Suspend | MeasureKind::Lift => {
                let member = author(new)?;
                Ok(members::update_suspension(tx, member, new.until).await?)
            }
            MeasureKind::CloseAccount | MeasureKind::KeepAccount => {
                let member = author(new)?;
                Ok(members::set_closing(tx, member, new.until).await?)
            }
        }
    }
}

fn author(new: &NewMeasure<'_>) -> Result<MemberId, Refusal> {
    new.member.ok_or(Refusal::NotOpen)
}

/// Hides it by this measure, or shows it again.
pub async fn set_hidden(tx: &mut Writer, content: &Content, measure: Option<MeasureId>) -> Result<()> {
    match (content.comment(), content.profile()) {
        (Some(comment), _) => marks::set_hidden(tx, comment, measure).await?,
        (None, Some(member)) => profiles::set_hidden(tx, member.id, measure).await?,
        (None, None) => initiatives::set_hidden(tx, content.in_thread()?, measure).await?,
    }
    Ok(())
}

/// Notes the measure that asks its author to change it, or that none does any more.
pub async fn set_asked(tx: &mut Writer, content: &Content, measure: Option<MeasureId>) -> Result<()> {
    match (content.comment(), content.profile()) {
        (Some(comment), _) => marks::set_asked(tx, comment.id, measure).await?,
        (None, Some(member)) => profiles::set_asked(tx, member.id, measure).await?,
        (None, None) => initiatives::set_asked(tx, content.in_thread()?.id, measure).await?,
    }
    Ok(())
}

/// Until a member changed what they tell about themselves, another name stands in for theirs wherever they speak.
async fn withhold_name(tx: &mut Writer, content: &Content) -> Result<()> {
    let Some(member) = content.profile() else { return Ok(()) };
    Ok(profiles::withhold_name(tx, member.id, &stand_in(member.id)).await?)
}

async fn give_name_back(tx: &mut Writer, content: &Content) -> Result<()> {
    let Some(member) = content.profile() else { return Ok(()) };
    Ok(profiles::give_name_back(tx, member.id).await?)
}

async fn set_folded(tx: &mut Writer, content: &Content, measure: Option<MeasureId>) -> Result<()> {
    let comment = content.comment().ok_or(Refusal::NotOpen)?;
    Ok(marks::set_folded(tx, comment.id, measure).await?)
}

async fn set_locked(tx: &mut Writer, content: &Content, measure: Option<MeasureId>) -> Result<()> {
    match content.comment() {
        Some(comment) => marks::set_locked(tx, comment.id, measure).await?,
        None => initiatives::set_locked(tx, content.in_thread()?.id, measure).await?,
    }
    Ok(())
}
