//! Moderators put what was said elsewhere: a branch in another thread, a branch as an initiative of its own, an initiative
//! together with another one; and back. Numbers, authors, dates and versions stay; what replied to something stands below
//! it again wherever both meet.
//!
//! What an official asked, explored, promised or decided binds a branch to its initiative, as in `branches`; a merge takes
//! the whole initiative along with its course, so nothing binds there.

use crate::{
    Forum, Result,
    cases::content::Content,
    conversation::comments,
    initiatives,
    journal::{self, Entry, courses},
    measures::{self, NewMeasure},
    moderation::{
        branches::binds,
        sql::{self, branches::Below},
    },
    storage::{Reader, Writer},
};
use naast_domain::{
    clock::Cause,
    ids::{CommentId, InitiativeId, MeasureId},
    journal::EntryKind,
    measures::{MeasureKind, Subject},
    permission::may_lead_to,
    refusal::Refusal,
    time::Timestamp,
};

pub(crate) use super::sql::moves::merged_into;

/// How long two initiatives that were merged can be taken apart, in milliseconds: a week.
pub const TAKEN_APART_WITHIN: i64 = 7 * Timestamp::DAY;

/// Comments that go from one thread to another by a measure.
struct Journey<'a> {
    measure: MeasureId,
    new: &'a NewMeasure<'a>,
    from: InitiativeId,
    to: InitiativeId,
}

impl Forum {
    /// Moves a comment and what replies to it to another thread.
    ///
    /// # Errors
    /// `Bound`.
    pub(crate) async fn move_branch(
        &self,
        tx: &mut Writer,
        new: &NewMeasure<'_>,
        content: &Content,
        measure: MeasureId,
    ) -> Result<()> {
        let to = new.target.ok_or(Refusal::NotOpen)?;
        let comment = new.subject.comment().ok_or(Refusal::NotOpen)?;
        let journey = Journey { measure, new, from: content.in_thread()?.id, to };
        sql::moves::note(tx, measure, comment, journey.from).await?;
        journey.take(tx, &[comment], None, false).await
    }

    /// Moves it back to where it was said.
    ///
    /// # Errors
    /// `NotOpen` when that initiative is not there by itself any more; `Bound`.
    pub(crate) async fn move_branch_back(
        &self,
        tx: &mut Writer,
        new: &NewMeasure<'_>,
        content: &Content,
        measure: MeasureId,
    ) -> Result<()> {
        let here = content.in_thread()?.id;
        let moved = measures::newest(tx, new.subject, MeasureKind::Move).await?;
        let moved = moved.ok_or(Refusal::NotOpen)?;
        let comment = new.subject.comment().ok_or(Refusal::NotOpen)?;
        let back = sql::moves::of(tx, moved.id, here).await?.into_iter().find(|(id, _)| *id == comment);
        let (_, to) = back.ok_or(Refusal::NotOpen)?;
        if initiatives::find(tx, to).await?.is_none_or(|row| row.merged_into.is_some()) {
            return Err(Refusal::NotOpen.into());
        }
        measures::set_target(tx, measure, to).await?;
        Journey { measure, new, from: here, to }.take(tx, &[comment], None, false).await
    }

    /// Makes a comment and what replies to it an initiative of its author.
    ///
    /// # Errors
    /// As `branch_off`.
    pub(crate) async fn split_branch(
        &self,
        tx: &mut Writer,
        new: &NewMeasure<'_>,
        content: &Content,
        measure: MeasureId,
    ) -> Result<()> {
        let comment = new.subject.comment().ok_or(Refusal::NotOpen)?;
        let from = content.in_thread()?.id;
        let to = self.split(tx, comment, new.moderator).await?;
        for id in sql::moves::tops(tx, to).await? {
            sql::moves::note(tx, measure, id, from).await?;
            Journey { measure, new, from, to }.tell(tx, id).await?;
        }
        Ok(measures::set_target(tx, measure, to).await?)
    }

    /// Puts it back below the comment; what the initiative has of its own stays to be read at its page.
    ///
    /// # Errors
    /// `NotOpen` when it was merged; `Bound` when an official answered there since.
    pub(crate) async fn rejoin_branch(
        &self,
        tx: &mut Writer,
        new: &NewMeasure<'_>,
        content: &Content,
        measure: MeasureId,
    ) -> Result<()> {
        let comment = content.comment().ok_or(Refusal::NotOpen)?;
        let from = comment.became.ok_or(Refusal::NotOpen)?;
        let row = initiatives::find(tx, from).await?.ok_or(Refusal::NotOpen)?;
        if row.merged_into.is_some() {
            return Err(Refusal::NotOpen.into());
        }
        let journey = Journey { measure, new, from, to: content.in_thread()?.id };
        let tops = sql::moves::tops(tx, from).await?;
        journey.take(tx, &tops, Some(comment.id), false).await?;
        sql::moves::unlink(tx, comment.id).await?;
        initiatives::set_hidden(tx, &row, Some(measure)).await?;
        Ok(measures::set_target(tx, measure, from).await?)
    }

    /// Puts an initiative together with another one: its thread, supporters, followers, companions, clock, commitments,
    /// decisions, offers and rules in the way.
    ///
    /// # Errors
    /// Only the database.
    pub(crate) async fn merge(
        &self,
        tx: &mut Writer,
        new: &NewMeasure<'_>,
        content: &Content,
        measure: MeasureId,
    ) -> Result<()> {
        let to = new.target.ok_or(Refusal::NotOpen)?;
        let journey = Journey { measure, new, from: content.in_thread()?.id, to };
        let tops = sql::moves::tops(tx, journey.from).await?;
        for top in &tops {
            sql::moves::note(tx, measure, *top, journey.from).await?;
        }
        journey.take(tx, &tops, None, true).await?;
        sql::moves::take_things(tx, measure, journey.from, to).await?;
        initiatives::set_hidden(tx, content.in_thread()?, Some(measure)).await?;
        sql::moves::set_merged(tx, journey.from, Some(to)).await?;
        journey.retell(tx, EntryKind::Merged).await
    }

    /// Takes them apart again, within a week: each has what it had, and what was said since in a branch stays in it.
    ///
    /// # Errors
    /// `NotOpen` after a week, or when the other one was merged itself; `Bound` when an official answered in it since.
    pub(crate) async fn unmerge(
        &self,
        tx: &mut Writer,
        new: &NewMeasure<'_>,
        content: &Content,
        measure: MeasureId,
    ) -> Result<()> {
        let apart = content.in_thread()?;
        let (merged, here) = apart.hidden_by.zip(apart.merged_into).ok_or(Refusal::NotOpen)?;
        let row = measures::find(tx, merged).await?.ok_or(Refusal::NotOpen)?;
        let whole = initiatives::find(tx, here).await?.ok_or(Refusal::NotOpen)?;
        if new.at > row.at.plus(TAKEN_APART_WITHIN) || whole.merged_into.is_some() {
            return Err(Refusal::NotOpen.into());
        }
        let tops: Vec<_> = sql::moves::of(tx, merged, here).await?.into_iter().map(|(id, _)| id).collect();
        if sql::moves::is_answered_since(tx, merged, &tops).await? {
            return Err(Refusal::Bound.into());
        }
        let waited = whole.course().waits;
        let journey = Journey { measure, new, from: here, to: apart.id };
        journey.take(tx, &tops, None, true).await?;
        sql::moves::return_things(tx, merged, apart.id, here).await?;
        sql::moves::set_merged(tx, apart.id, None).await?;
        initiatives::set_hidden(tx, apart, None).await?;
        measures::set_target(tx, measure, here).await?;
        journey.retell(tx, EntryKind::Unmerged).await?;
        // What was asked while they were one waits where it stands now.
        let own: Vec<_> = courses::happenings(tx, apart.id).await?.into_iter().filter_map(|it| it.comment).collect();
        for about in waited.iter().filter(|wait| wait.cause == Cause::Question).filter_map(|wait| wait.about) {
            let stands = comments::find(tx, about).await?.is_some_and(|row| row.initiative == apart.id);
            if stands && !own.contains(&about) {
                journey.pass_on(tx, about).await?;
            }
        }
        Ok(())
    }
}

/// Looks at the other initiative that the moderator named, if the measure leads to one.
///
/// # Errors
/// `Invalid` at `target`.
pub async fn look_at_target(tx: &mut Reader, from: Subject, target: Option<InitiativeId>) -> Result<()> {
    let Some(target) = target else { return Ok(()) };
    let found = initiatives::find(tx, target).await?.map(|row| row.text());
    Ok(may_lead_to(from, target, found)?)
}

impl Journey<'_> {
    fn entry(&self, kind: EntryKind, initiative: InitiativeId) -> Entry {
        let entry = Entry::new(kind, self.new.at, self.new.moderator);
        Entry { initiative: Some(initiative), measure: Some(self.measure), ..entry }
    }

    /// Takes these comments and what replies to them along; what replied to nothing that stands there goes on top, or
    /// `below` this comment. `whole` takes also what officials bound to the initiative, which comes along itself.
    async fn take(&self, tx: &mut Writer, tops: &[CommentId], below: Option<CommentId>, whole: bool) -> Result<()> {
        let waits = courses::find(tx, self.from).await?.waits;
        let mut waiting = Vec::new();
        for top in tops {
            let above = match (sql::moves::hangs_below(tx, *top, self.to).await?, below) {
                (None, Some(below)) => sql::moves::place(tx, below).await?.map(|(path, depth)| (below, path, depth)),
                (above, _) => above,
            };
            let row = comments::find(tx, *top).await?.ok_or(Refusal::NotFound)?;
            let parent = above.as_ref().map_or(CommentId(0), |(parent, ..)| *parent);
            let mut branch = vec![Below { id: *top, parent, answer: row.answer }];
            branch.extend(sql::branches::below(tx, *top).await?);
            let here = waits.iter().filter(|wait| branch.iter().any(|it| Some(it.id) == wait.about));
            let here: Vec<_> = here.cloned().collect();
            let is_bound = branch.iter().any(binds) || here.iter().any(|wait| wait.cause != Cause::Question);
            if is_bound && !whole {
                return Err(Refusal::Bound.into());
            }
            waiting.extend(here.iter().filter_map(|wait| wait.about));
            let places = above.map(|(parent, path, depth)| (parent, (path, depth))).into_iter().collect();
            sql::branches::put(tx, &branch, places, self.to).await?;
        }
        sql::branches::follow(tx, self.from, self.to).await?;
        for top in tops {
            self.tell(tx, *top).await?;
        }
        for about in waiting.into_iter().filter(|_| !whole) {
            self.pass_on(tx, about).await?;
        }
        Ok(())
    }

    /// Tells that a comment went from here to there.
    async fn tell(&self, tx: &mut Writer, comment: CommentId) -> Result<()> {
        let entry = self.entry(EntryKind::CommentMoved, self.from);
        journal::append(tx, Entry { comment: Some(comment), thing: Some(self.to.0), ..entry }).await?;
        Ok(())
    }

    /// A question that waited for the officials waits where it stands now.
    async fn pass_on(&self, tx: &mut Writer, about: CommentId) -> Result<()> {
        for (kind, initiative) in [(EntryKind::BranchLeft, self.from), (EntryKind::BranchArrived, self.to)] {
            let entry = Entry { comment: Some(about), ..self.entry(kind, initiative) };
            journal::append(tx, entry).await?;
        }
        Ok(())
    }

    /// Tells the course of the whole anew: that of what was merged belongs to it now, or does not any more.
    async fn retell(&self, tx: &mut Writer, kind: EntryKind) -> Result<()> {
        let (whole, part) = if kind == EntryKind::Merged { (self.to, self.from) } else { (self.from, self.to) };
        let entry = Entry { thing: Some(part.0), ..self.entry(kind, whole) };
        journal::append(tx, entry).await?;
        Ok(())
    }
}
