//! Clearing up after a flood: one measure on every comment that fits a pattern. The measures are taken by `clearing_run`.

use crate::{
    Forum, Result, boxed,
    journal::{self, Entry},
    moderation::{
        measure_taking,
        sql::{
            self,
            clearings::{New, Search},
        },
    },
    storage::Writer,
};
use naast_domain::{
    ids::{ClearingId, CommentId, MemberId},
    journal::EntryKind,
    measures::{
        MeasureKind,
        statement::{Statement, StatementInput},
    },
    members::Viewer,
    moderation::clearing::{Clearing, Fitting, Pattern, PatternInput, for_many},
    refusal::Refusal,
    text::Reason,
    time::Timestamp,
};

/// How many of the comments that fit are shown.
const SAMPLE: i64 = 20;
/// How many clearings are listed.
const LATEST: i64 = 20;

impl Forum {
    /// What fits a pattern, before anything is done.
    ///
    /// # Errors
    /// Refused to all but moderators; `Invalid` at a field of the pattern or at `kind`.
    #[boxed]
    pub async fn fitting_comments(&self, viewer: &Viewer, kind: MeasureKind, input: &PatternInput) -> Result<Fitting> {
        let now = self.clock.now();
        let moderator = viewer.may_moderate(now)?.id();
        let kind = for_many(kind)?;
        let pattern = Pattern::parse(input)?;
        let mut conn = self.db.read().await?;
        let newest = sql::clearings::newest(&mut conn).await?;
        let search = Search { pattern: &pattern, kind, moderator, newest, now };
        let (comments, authors, threads) = sql::clearings::count(&mut conn, &search).await?;
        let everybodys = Search { moderator: MemberId(0), ..search };
        let (all, _, _) = sql::clearings::count(&mut conn, &everybodys).await?;
        let sample = sql::clearings::sample(&mut conn, &search, SAMPLE).await?;
        Ok(Fitting { comments, authors, threads, own: all - comments, newest, sample })
    }

    /// Begins to take a measure on every comment that fits and is not newer than the one that was the newest when the
    /// moderator looked; of one that is about authors, once on each.
    ///
    /// # Errors
    /// Refused to all but moderators; `Invalid` at a field of the pattern or the statement, or at `kind`; `NotOpen` when
    /// nothing fits any more; `SecondNeeded` where each needs another moderator, who decides on one at a time.
    #[boxed]
    pub async fn clear(
        &self,
        viewer: &Viewer,
        kind: MeasureKind,
        input: &PatternInput,
        newest: CommentId,
        statement: &StatementInput,
    ) -> Result<ClearingId> {
        let now = self.clock.now();
        let by = viewer.may_moderate(now)?;
        let moderator = by.id();
        let kind = for_many(kind)?;
        let pattern = Pattern::parse(input)?;
        let mut tx = self.db.write().await?;
        self.ask_for_second(&mut tx, kind, &by.into()).await?;
        let standing = measure_taking::standing(&mut tx).await?;
        let statement = Statement::parse(kind, statement, &standing)?;
        let search = Search { pattern: &pattern, kind, moderator, newest, now };
        let id = self.begin(&mut tx, moderator, kind, Some(&pattern), &statement, None).await?;
        if sql::clearings::choose(&mut tx, id, &search).await? == 0 {
            return Err(Refusal::NotOpen.into());
        }
        tx.commit().await?;
        self.cleared.send_replace(());
        Ok(id)
    }

    /// Begins to undo what a clearing did, and stops it when it still runs.
    ///
    /// # Errors
    /// Refused to all but moderators; `Invalid` at `reason`; `NotOpen` when it was undone already or undoes another one;
    /// `NotFound`.
    #[boxed]
    pub async fn undo_clearing(&self, viewer: &Viewer, id: ClearingId, reason: &str) -> Result<ClearingId> {
        let now = self.clock.now();
        let moderator = viewer.may_moderate(now)?.id();
        let mut tx = self.db.write().await?;
        let row = sql::clearings::find(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
        let ground = row.ground();
        let clearing = row.shown().filter(Clearing::is_undoable).ok_or(Refusal::NotOpen)?;
        let kind = clearing.kind.undone_by().ok_or(Refusal::NotOpen)?;
        let reason = Reason::parse(reason).map_err(|flaw| Refusal::field("reason", flaw))?;
        // It rests on what it undoes, also when that rule was replaced since.
        let statement = Statement::plain(ground, reason);
        sql::clearings::end(&mut tx, id, now).await?;
        let undoing = self.begin(&mut tx, moderator, kind, None, &statement, Some(id)).await?;
        sql::clearings::choose_done(&mut tx, undoing, id).await?;
        tx.commit().await?;
        self.cleared.send_replace(());
        Ok(undoing)
    }

    async fn begin(
        &self,
        tx: &mut Writer,
        moderator: MemberId,
        kind: MeasureKind,
        pattern: Option<&Pattern>,
        statement: &Statement,
        undoes: Option<ClearingId>,
    ) -> Result<ClearingId> {
        let now = self.clock.now();
        let (rule, law) = measure_taking::ground(tx, &statement.ground, now).await?;
        let new = New {
            moderator,
            kind,
            pattern,
            since: now.plus(-pattern.map_or(0, |pattern| i64::from(pattern.hours)) * Timestamp::HOUR),
            rule,
            law: &law,
            reason: statement.reason.as_str(),
            days: statement.days.map(i64::from),
            undoes,
            at: now,
        };
        let id = sql::clearings::insert(tx, &new).await?;
        let entry = Entry::new(EntryKind::ClearingBegan, now, moderator);
        journal::append(tx, Entry { thing: Some(id.0), word: Some(kind.word()), ..entry }).await?;
        Ok(id)
    }

    /// A clearing, and how far it is.
    ///
    /// # Errors
    /// Refused to all but moderators; `NotFound`.
    #[boxed]
    pub async fn clearing(&self, viewer: &Viewer, id: ClearingId) -> Result<Clearing> {
        viewer.may_moderate(self.clock.now())?;
        let row = sql::clearings::find(&mut self.db.read().await?, id).await?;
        Ok(row.and_then(sql::clearings::Row::shown).ok_or(Refusal::NotFound)?)
    }

    /// The latest clearings, the newest first.
    ///
    /// # Errors
    /// Refused to all but moderators.
    #[boxed]
    pub async fn clearings(&self, viewer: &Viewer) -> Result<Vec<Clearing>> {
        viewer.may_moderate(self.clock.now())?;
        let rows = sql::clearings::latest(&mut self.db.read().await?, LATEST).await?;
        Ok(rows.into_iter().filter_map(sql::clearings::Row::shown).collect())
    }
}
