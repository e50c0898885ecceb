//! The background job of a clearing: measures a few at a time, so that nobody else has to wait; after a restart of
//! the server it resumes where it was.

use crate::{
    Forum, Result,
    accounts::members,
    boxed,
    cases::content::Content,
    moderation::sql::{self, clearings::Running},
    storage::Writer,
};
use naast_domain::{
    ids::MeasureId,
    measures::{MeasureKind, Subject},
    members::Viewer,
    refusal::Refusal,
};

/// How many measures one transaction takes: others write in between.
const PART: usize = 20;

impl Forum {
    /// Takes the next few measures of the clearing that runs, each in its moderator's name and judged by the same rules as
    /// a measure alone; tells whether one runs. A job of the server calls this.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn clear_next(&self) -> Result<bool> {
        let runs = sql::clearings::running(&mut self.db.read().await?).await?.is_some();
        if !runs {
            return Ok(false);
        }
        let now = self.clock.now();
        let mut tx = self.db.write().await?;
        let Some(running) = sql::clearings::running(&mut tx).await? else { return Ok(false) };
        let member = members::find(&mut tx, running.moderator).await?.ok_or(Refusal::NotFound)?;
        let moderator = Viewer::Member(Box::new(member.signed_in()));
        let waiting = sql::clearings::waiting(&mut tx, running.id, PART as i64).await?;
        for (comment, initiative) in &waiting {
            let subject = Subject::Contribution { initiative: *initiative, comment: Some(*comment) };
            let measure = match self.clear_one(&mut tx, &moderator, &running, subject).await {
                Ok(measure) => Some(measure),
                Err(crate::Error::Refused(_)) => None,
                Err(error) => return Err(error),
            };
            sql::clearings::note(&mut tx, running.id, *comment, measure, now).await?;
        }
        if waiting.len() < PART {
            sql::clearings::end(&mut tx, running.id, now).await?;
        }
        tx.commit().await?;
        Ok(true)
    }

    async fn clear_one(
        &self,
        tx: &mut Writer,
        viewer: &Viewer,
        running: &Running,
        subject: Subject,
    ) -> Result<MeasureId> {
        let content = Content::find(tx, subject).await?;
        let case = content.involvement(tx).await?;
        let moderator = viewer.may_take_measure(&case, self.clock.now())?;
        let kind = MeasureKind::from_word(&running.kind).ok_or(Refusal::NotFound)?;
        let statement = running.statement().ok_or(Refusal::NotFound)?;
        self.carry_out(tx, moderator, kind, &content, &statement).await
    }

    /// Waits until somebody here begins a clearing.
    #[boxed]
    pub async fn clearing_began(&self) {
        let _ = self.cleared.subscribe().changed().await;
    }
}
