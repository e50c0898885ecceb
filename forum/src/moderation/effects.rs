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
    cases::report::CaseAccount,
    ids::{MeasureId, MemberId},
    measures::{MeasureKind, statement::Statement},
    members::stand_in,
    permission::Situation,
    refusal::Refusal,
    time::Timestamp,
};

/// The measure fits how things stand; tells the measure that it undoes.
///
/// # Errors
/// `NotOpen`.
pub async fn look(
    conn: &mut Reader,
    kind: MeasureKind,
    content: &Content,
    now: Timestamp,
) -> Result<Option<MeasureId>> {
    Ok(situation(conn, kind, content, now).await?.must_fit(kind)?)
}

/// How things stand, as far as a measure of this kind asks.
async fn situation(conn: &mut Reader, kind: MeasureKind, content: &Content, now: Timestamp) -> Result<Situation> {
    let (thread, author) = (content.initiative(), content.author());
    let plain = Situation {
        text: content.text(),
        is_comment: content.comment().is_some(),
        is_initiative: thread.is_some(),
        asked_by: content.asked_by(),
        folded_by: content.folded_by(),
        merged_by: thread.filter(|row| row.merged_into.is_some()).and_then(|row| row.hidden_by),
        locked_by: content.locked_by(),
        slowed_by: thread.and_then(|row| row.slowed_by),
        ..Situation::default()
    };
    let running = async |conn: &mut Reader, undone| match author {
        Some(author) => measures::standing_on(conn, author, undone).await,
        None => Ok(None),
    };
    Ok(match kind {
        MeasureKind::Restore => Situation { hidden_by: hiding(conn, content).await?, ..plain },
        MeasureKind::Unmask => Situation { masked_by: masks::undoable(conn, content.subject).await?, ..plain },
        MeasureKind::MoveBack => Situation { moved_by: moved_by(conn, content).await?, ..plain },
        MeasureKind::Rejoin => Situation { split_by: split_by(conn, content).await?, ..plain },
        MeasureKind::Withhold | MeasureKind::AskChange | MeasureKind::Warn => {
            Situation { account: account(conn, content, now).await?, ..plain }
        }
        MeasureKind::Suspend | MeasureKind::CloseAccount => {
            let is_proposed = match author {
                Some(author) => sql::seconding::waits(conn, author, kind).await?,
                None => false,
            };
            Situation { account: account(conn, content, now).await?, is_proposed, ..plain }
        }
        MeasureKind::Lift => {
            let suspended_by = running(conn, MeasureKind::Suspend).await?;
            Situation { account: account(conn, content, now).await?, suspended_by, ..plain }
        }
        MeasureKind::KeepAccount => {
            let closing_by = running(conn, MeasureKind::CloseAccount).await?;
            Situation { account: account(conn, content, now).await?, closing_by, ..plain }
        }
        MeasureKind::Hide
        | MeasureKind::Mask
        | MeasureKind::OffTopic
        | MeasureKind::OnTopic
        | MeasureKind::Move
        | MeasureKind::Split
        | MeasureKind::Merge
        | MeasureKind::Unmerge
        | MeasureKind::Lock
        | MeasureKind::Reopen
        | MeasureKind::Slow
        | MeasureKind::Unslow => plain,
    })
}

/// The measures that fit how things stand.
pub async fn fitting(conn: &mut Reader, content: &Content, now: Timestamp) -> Result<Vec<MeasureKind>> {
    let mut fitting = Vec::new();
    for kind in MeasureKind::ALL.iter().copied() {
        if situation(conn, kind, content, now).await?.must_fit(kind).is_ok() {
            fitting.push(kind);
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
