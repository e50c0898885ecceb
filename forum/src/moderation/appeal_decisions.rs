//! Deciding an appeal: it stays, or it is undone.

use crate::{
    Forum, Result,
    appeals::{self, disputes::Disputed, reviews},
    boxed,
    cases::{content::Content, reports},
    measures,
    moderation::effects,
    notices,
    organisation::house_rules,
    storage::{Reader, Writer},
};
use naast_domain::{
    appeals::Contested,
    flaw::{Flaw, Flaws},
    ids::{AppealId, MeasureId},
    measures::{
        Involvement, MeasureKind,
        another_look::AppealOutcome,
        statement::{Ground, Statement},
    },
    members::Viewer,
    permission::{Decided, Decider},
    refusal::Refusal,
    text::{LawName, Reason},
    time::Timestamp,
};

impl Forum {
    /// Decides an appeal: it stays, or it is undone. A moderator follows a report or notice by taking the measure itself;
    /// after another look from outside, the text is hidden.
    ///
    /// # Errors
    /// `OwnCase` for whoever decided before or is tied up in the case; `NotOpen` when it was decided already; `Invalid` at
    /// `outcome` or `reason`; `NotFound`.
    #[boxed]
    pub async fn decide_appeal(&self, viewer: &Viewer, id: AppealId, outcome: &str, reason: &str) -> Result<()> {
        viewer.may_take_part(self.clock.now())?;
        let mut tx = self.db.write().await?;
        let review = reviews::taken_by(&mut tx, id, viewer.may_manage_account()?).await?;
        if review.is_none() {
            viewer.may_moderate(self.clock.now())?;
        }
        let row = appeals::find(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
        let contested = row.contested().ok_or(Refusal::NotFound)?;
        let disputed = Disputed::find(&mut tx, contested).await?;
        let case = disputed.content.involvement(&mut tx).await?;
        let by = self.who_looks_again(viewer, review.as_ref(), &disputed.decided, &case)?;
        if row.decided_at.is_some() {
            return Err(Refusal::NotOpen.into());
        }
        let mut flaws = Flaws::default();
        let outcome = flaws.check("outcome", outcome.parse::<AppealOutcome>());
        let reason = flaws.check("reason", Reason::parse(reason));
        flaws.into_result()?;
        let (outcome, reason) = outcome.zip(reason).ok_or(Refusal::NotFound)?;
        match (outcome, contested) {
            (AppealOutcome::Upheld, _) => self.answer_appeal(&mut tx, id, &by, outcome, &reason).await?,
            (AppealOutcome::Reversed, Contested::Measure(measure)) => {
                self.reverse(&mut tx, measure, &disputed, by, &reason).await?;
            }
            (AppealOutcome::Reversed, _) if review.is_some() => {
                self.follow_from_outside(&mut tx, &disputed, contested, by, reason).await?;
            }
            (AppealOutcome::Reversed, _) => return Err(Refusal::field("outcome", Flaw::NotAChoice).into()),
        }
        tx.commit().await
    }

    /// Another moderator, or whoever took it on from outside.
    fn who_looks_again(
        &self,
        viewer: &Viewer,
        review: Option<&reviews::Row>,
        decided: &Decided,
        case: &Involvement,
    ) -> Result<Decider, Refusal> {
        let now = self.clock.now();
        match review {
            Some(review) => viewer.may_review(&review.reviewing(), decided, case, now),
            None => viewer.may_decide_appeal(decided, case, now).map(Decider::from),
        }
    }

    /// Undoes a measure; where nothing can be undone any more, it counts as undone all the same.
    async fn reverse(
        &self,
        tx: &mut Writer,
        measure: MeasureId,
        disputed: &Disputed,
        by: Decider,
        reason: &Reason,
    ) -> Result<()> {
        if let Some((kind, ground)) = undoing(tx, measure, &disputed.content, self.clock.now()).await? {
            let statement = Statement::plain(ground, reason.clone());
            self.carry_out(tx, by, kind, &disputed.content, &statement).await?;
            return Ok(());
        }
        self.note_undone(tx, measure, &by, reason).await
    }

    /// Follows a report or notice after another look from outside: the text is hidden, on the ground that it named.
    pub(crate) async fn follow_from_outside(
        &self,
        tx: &mut Writer,
        disputed: &Disputed,
        contested: Contested,
        by: Decider,
        reason: Reason,
    ) -> Result<()> {
        let ground = match contested {
            Contested::Report(id) => {
                Ground::HouseRule(reports::find(tx, id).await?.ok_or(Refusal::NotFound)?.rule.rule)
            }
            Contested::Notice(id) => {
                let law = notices::find(tx, id).await?.ok_or(Refusal::NotFound)?.law;
                match LawName::parse(&law) {
                    Ok(law) => Ground::Law(law),
                    Err(_) => Ground::HouseRule(house_rules::law(tx, self.clock.now()).await?),
                }
            }
            Contested::Measure(_) => return Err(Refusal::NotFound.into()),
        };
        let statement = Statement::plain(ground, reason);
        self.carry_out(tx, by, MeasureKind::Hide, &disputed.content, &statement).await?;
        Ok(())
    }
}

/// The measure that undoes this one as things stand, on the same ground.
pub async fn undoing(
    conn: &mut Reader,
    measure: MeasureId,
    content: &Content,
    now: Timestamp,
) -> Result<Option<(MeasureKind, Ground)>> {
    let row = measures::find(conn, measure).await?.ok_or(Refusal::NotFound)?;
    let Some(kind) = MeasureKind::from_word(&row.kind).and_then(MeasureKind::undone_by) else { return Ok(None) };
    let ground = Ground::kept(row.rule.rule, &row.law);
    match effects::look(conn, kind, content, now).await {
        Ok(undone) if undone == Some(measure) => Ok(Some((kind, ground))),
        Ok(_) | Err(crate::Error::Refused(_)) => Ok(None),
        Err(error) => Err(error),
    }
}
