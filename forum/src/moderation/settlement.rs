//! Answering reports and notices: in a moderator's own words, or by a measure.

use crate::{
    Forum, Result, boxed,
    cases::{casework, content::Content, reports},
    journal::{self, Entry},
    measures::{self, flags},
    storage::Writer,
};
use naast_domain::{
    ids::{MeasureId, MemberId},
    journal::{Concern, EntryKind},
    measures::Subject,
    members::Viewer,
    refusal::Refusal,
    text::Reason,
};

impl Forum {
    /// Answers the reports and notices on a subject without a measure, in the moderator's own words; those who reported are
    /// told, and whoever filed a notice reads it with their code.
    ///
    /// # Errors
    /// `OwnCase`; `InHand`; `Invalid` at `answer`; `NotFound`.
    #[boxed]
    pub async fn dismiss_reports(&self, viewer: &Viewer, subject: Subject, answer: &str) -> Result<()> {
        let now = self.clock.now();
        viewer.may_moderate(now)?;
        let mut tx = self.db.write().await?;
        let content = Content::find(&mut tx, subject).await?;
        let case = content.involvement(&mut tx).await?;
        let moderator = viewer.may_take_measure(&case, now)?;
        let moderator = casework::answering(&mut tx, subject, moderator, now).await?.id();
        let is_waited_for = reports::is_waited_for(&mut tx, subject).await?;
        let answer = match Reason::parse(answer) {
            Ok(answer) => answer.as_str().to_owned(),
            // Nobody waits for words about what only automatic help pointed out.
            Err(_) if answer.trim().is_empty() && !is_waited_for => String::new(),
            Err(flaw) => return Err(Refusal::field("answer", flaw).into()),
        };
        self.settle_reports(&mut tx, subject, moderator, None, &answer).await?;
        tx.commit().await
    }

    /// Settles the open reports on a subject, and the notices with them.
    pub(crate) async fn settle_reports(
        &self,
        tx: &mut Writer,
        subject: Subject,
        moderator: MemberId,
        measure: Option<MeasureId>,
        answer: &str,
    ) -> Result<()> {
        let now = self.clock.now();
        for report in reports::open(tx, subject).await? {
            reports::settle(tx, report.id, moderator, measure, answer, now).await?;
            let about = Entry::new(EntryKind::ReportSettled, now, moderator).about(subject);
            let entry = Entry { report: Some(report.id), measure, member: Some(report.reporter), ..about };
            let entry = journal::append(tx, entry).await?;
            journal::concern(tx, entry, report.reporter, Concern::OwnReport).await?;
        }
        self.settle_calls(tx, subject, moderator, measure, answer).await?;
        if flags::settle(tx, subject, measure, now).await?
            && let Some(measure) = measure
        {
            measures::set_flagged(tx, measure).await?;
        }
        self.settle_notices(tx, subject, moderator, measure, answer).await
    }
}
