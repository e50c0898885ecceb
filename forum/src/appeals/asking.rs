//! Another look: whoever a decision went against asks for it, another moderator gives it.

use crate::{
    Forum, Result,
    appeals::{disputes::Disputed, sql},
    boxed,
    cases::reports,
    journal::{self, Entry},
    measures, notices,
    storage::Writer,
};
use naast_domain::{
    appeals::{Contested, OpenAppeal},
    ids::{AppealId, MeasureId},
    journal::{Concern, EntryKind},
    measures::{Subject, another_look::AppealOutcome},
    members::Viewer,
    permission::{Appellant, Decider},
    refusal::Refusal,
    text::{Note, Reason},
};

/// How many appeals are shown at once: the longest waiting.
const SHOWN: i64 = 50;

impl Forum {
    /// Asks for another look at a measure, or at a report that was not followed.
    ///
    /// # Errors
    /// `SignInNeeded`; `NotYours`; `NotOpen` when six months have passed, it was undone or somebody asked already;
    /// `Invalid` at `words`; `NotFound`.
    #[boxed]
    pub async fn appeal(&self, viewer: &Viewer, contested: Contested, words: &str) -> Result<AppealId> {
        let now = self.clock.now();
        if matches!(viewer, Viewer::Visitor) {
            return Err(Refusal::SignInNeeded.into());
        }
        let mut tx = self.db.write().await?;
        let disputed = Disputed::find(&mut tx, contested).await?;
        let by = viewer.may_appeal(&disputed.decided, now)?;
        let words = Note::parse(words).map_err(|flaw| Refusal::field("words", flaw))?;
        let id = self.ask_again(&mut tx, &disputed, contested, by, &words).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Keeps what is asked, in the transaction of whoever looked whether it may be.
    pub(crate) async fn ask_again(
        &self,
        tx: &mut Writer,
        disputed: &Disputed,
        contested: Contested,
        by: Appellant,
        words: &Note,
    ) -> Result<AppealId> {
        let now = self.clock.now();
        let id = sql::appeals::insert(tx, contested, by, words, now).await?;
        let actor = match by {
            Appellant::Member(member) => Some(member),
            Appellant::Code(_) | Appellant::Notifier(_) => None,
        };
        let entry = Entry::new(EntryKind::AppealMade, now, actor);
        journal::append(tx, disputed.told(entry, contested)).await?;
        Ok(id)
    }

    /// The appeals that wait, the longest waiting first.
    ///
    /// # Errors
    /// Refused to all but moderators.
    #[boxed]
    pub async fn open_appeals(&self, viewer: &Viewer) -> Result<Vec<OpenAppeal>> {
        let now = self.clock.now();
        viewer.may_moderate(now)?;
        let mut conn = self.db.read().await?;
        let mut shown = Vec::new();
        for row in sql::appeals::open(&mut conn, SHOWN).await? {
            let Some(contested) = row.contested() else { continue };
            let disputed = Disputed::find(&mut conn, contested).await?;
            let case = disputed.content.involvement(&mut conn).await?;
            shown.push(OpenAppeal {
                id: row.id,
                contested,
                subject: row.about.0,
                title: row.title,
                at: row.at,
                is_own_case: viewer.may_decide_appeal(&disputed.decided, &case, now).is_err(),
            });
        }
        Ok(shown)
    }

    /// Notes that a measure was undone, and answers the appeal against it, if there is one that waits.
    pub(crate) async fn note_undone(
        &self,
        tx: &mut Writer,
        measure: MeasureId,
        by: &Decider,
        reason: &Reason,
    ) -> Result<()> {
        measures::reverse(tx, measure, self.clock.now()).await?;
        let asked = sql::appeals::against(tx, Contested::Measure(measure)).await?;
        match asked.filter(|row| row.decided_at.is_none()) {
            Some(row) => self.answer_appeal(tx, row.id, by, AppealOutcome::Reversed, reason).await,
            None => Ok(()),
        }
    }

    /// Answers those who asked once more about their report or notice, now that a measure followed.
    pub(crate) async fn follow_reports_after_all(
        &self,
        tx: &mut Writer,
        subject: Subject,
        by: &Decider,
        measure: MeasureId,
        reason: &Reason,
    ) -> Result<()> {
        for id in sql::appeals::open_on_reports(tx, subject).await? {
            reports::follow(tx, id, measure).await?;
            notices::follow(tx, id, measure).await?;
            self.answer_appeal(tx, id, by, AppealOutcome::Reversed, reason).await?;
        }
        Ok(())
    }

    pub(crate) async fn answer_appeal(
        &self,
        tx: &mut Writer,
        id: AppealId,
        by: &Decider,
        outcome: AppealOutcome,
        reason: &Reason,
    ) -> Result<()> {
        let now = self.clock.now();
        let row = sql::appeals::find(tx, id).await?.ok_or(Refusal::NotFound)?;
        let contested = row.contested().ok_or(Refusal::NotFound)?;
        let disputed = Disputed::find(tx, contested).await?;
        sql::appeals::decide(tx, id, by, outcome, reason, now).await?;
        let entry = Entry::new(EntryKind::AppealDecided, now, by.id());
        let entry = Entry { member: row.member, word: Some(outcome.word()), ..disputed.told(entry, contested) };
        let entry = journal::append(tx, entry).await?;
        if let Some(member) = row.member {
            journal::concern(tx, entry, member, concern(contested)).await?;
        }
        Ok(())
    }
}

/// Why the outcome concerns whoever asked.
const fn concern(contested: Contested) -> Concern {
    match contested {
        Contested::Measure(_) => Concern::Measure,
        Contested::Report(_) | Contested::Notice(_) => Concern::OwnReport,
    }
}
