//! What moderators do in the story, and what is asked of them again.

use super::{
    story::{
        AppealDecisionStory, AppealStory, CommentStory, DismissalStory, InitiativeStory, MeasureStory, NoteStory,
        NoticeStory, WorkStory,
    },
    world::{World, days},
};
use anyhow::{Context, anyhow};
use naast_domain::{
    appeals::Contested,
    ids::{CommentId, InitiativeId, ReportId},
    location::Location,
    measures::{MeasureKind, Subject, statement::StatementInput},
    members::Viewer,
    notices::NoticeInput,
    time::Timestamp,
};

/// The word under which an answer to reports is kept, as measures are under theirs.
const DISMISSED: &str = "dismissed";

/// Something that a moderator does, or that is asked of one.
pub enum Moderation<'a> {
    Lock(&'a MeasureStory),
    Measure(&'a CommentStory, &'a MeasureStory),
    Dismiss(&'a CommentStory, &'a DismissalStory),
    Notice(&'a CommentStory, &'a NoticeStory),
    Note(&'a CommentStory, &'a NoteStory),
    Call(&'a CommentStory, &'a WorkStory),
    Take(&'a CommentStory, &'a WorkStory),
    /// Whoever wrote the comment asks another look at the measure of this kind.
    Ask(&'a CommentStory, &'a str, &'a AppealStory),
    Decide(&'a CommentStory, &'a str, &'a AppealDecisionStory),
}

fn kind(measure: &MeasureStory) -> &str {
    if measure.kind.is_empty() { MeasureKind::Hide.word() } else { &measure.kind }
}

impl<'a> Moderation<'a> {
    /// Everything of this kind in the story of an initiative, with how long after its beginning.
    pub fn of(told: &'a InitiativeStory) -> Vec<(i64, Self)> {
        let mut found = Vec::new();
        if let Some(measure) = &told.locked {
            found.push((days(measure.days_after), Self::Lock(measure)));
        }
        for comment in &told.comment {
            let said = days(comment.days_after);
            for notice in &comment.notices {
                found.push((days(notice.days_after).max(said + Timestamp::MINUTE), Self::Notice(comment, notice)));
            }
            found.extend(comment.notes.iter().map(|note| (days(note.days_after), Self::Note(comment, note))));
            found.extend(comment.call.iter().map(|call| (days(call.days_after), Self::Call(comment, call))));
            found.extend(comment.in_hand.iter().map(|taken| (days(taken.days_after), Self::Take(comment, taken))));
            for measure in comment.hidden.iter().chain(&comment.measure) {
                found.push((days(measure.days_after).max(said + 2 * Timestamp::HOUR), Self::Measure(comment, measure)));
                Self::again(comment, kind(measure), measure.appeal.as_ref(), &mut found);
            }
            if let Some(dismissed) = &comment.dismissed {
                found.push((days(dismissed.days_after), Self::Dismiss(comment, dismissed)));
                Self::again(comment, DISMISSED, dismissed.appeal.as_ref(), &mut found);
            }
        }
        found
    }

    fn again(comment: &'a CommentStory, kind: &'a str, appeal: Option<&'a AppealStory>, found: &mut Vec<(i64, Self)>) {
        let Some(appeal) = appeal else { return };
        found.push((days(appeal.days_after), Self::Ask(comment, kind, appeal)));
        if let Some(decided) = &appeal.decided {
            found.push((days(decided.days_after), Self::Decide(comment, kind, decided)));
        }
    }
}

impl<'a> World<'a> {
    /// Does it.
    ///
    /// # Errors
    /// Names what in the story is not right.
    pub async fn moderate(&mut self, told: usize, id: InitiativeId, what: &Moderation<'a>) -> anyhow::Result<()> {
        match what {
            Moderation::Lock(measure) => {
                let subject = Subject::Contribution { initiative: id, comment: None };
                let statement = self.statement(measure)?;
                self.forum.take_measure(self.person(&measure.by)?, MeasureKind::Lock, subject, &statement).await?;
            }
            Moderation::Measure(comment, measure) => {
                let subject = self.subject(told, id, comment)?;
                let taken: MeasureKind = kind(measure).parse().map_err(|_| anyhow!("no such measure"))?;
                let statement = self.statement(measure)?;
                let moderator = self.person(&measure.by)?;
                let measured = self.forum.take_measure(moderator, taken, subject, &statement).await?;
                self.measures.insert((told, &comment.id, taken.word()), measured);
            }
            Moderation::Dismiss(comment, dismissed) => {
                let subject = self.subject(told, id, comment)?;
                self.forum.dismiss_reports(self.person(&dismissed.by)?, subject, &dismissed.answer).await?;
            }
            Moderation::Notice(comment, notice) => self.notify(self.comment(told, &comment.id)?, notice).await?,
            Moderation::Note(comment, note) => {
                let subject = self.subject(told, id, comment)?;
                self.forum.note_on_case(self.person(&note.by)?, subject, &note.text).await?;
            }
            Moderation::Call(comment, call) => {
                self.forum.call_for_help(self.person(&call.by)?, self.subject(told, id, comment)?).await?;
            }
            Moderation::Take(comment, taken) => {
                self.forum.take_in_hand(self.person(&taken.by)?, self.subject(told, id, comment)?).await?;
            }
            Moderation::Ask(comment, kind, appeal) => {
                let (who, contested) = self.contested(told, comment, kind).await?;
                let asked = self.forum.appeal(self.person(who)?, contested, &appeal.words).await?;
                self.appeals.insert((told, &comment.id, kind), asked);
            }
            Moderation::Decide(comment, kind, decided) => {
                let appeal = self.appeals.get(&(told, comment.id.as_str(), *kind)).context("nothing was asked")?;
                let moderator = self.person(&decided.by)?;
                self.forum.decide_appeal(moderator, *appeal, &decided.outcome, &decided.reason).await?;
            }
        }
        Ok(())
    }

    async fn notify(&self, comment: CommentId, notice: &NoticeStory) -> anyhow::Result<()> {
        let input = NoticeInput {
            location: Location::Comment(comment).path(),
            grounds: notice.grounds.clone(),
            law: notice.law.clone(),
            name: notice.name.clone(),
            email: notice.email.clone(),
            is_in_good_faith: true,
            ..NoticeInput::default()
        };
        self.forum.file_notice(&Viewer::Visitor, &notice.email, "", &input).await?;
        Ok(())
    }

    fn subject(&self, told: usize, id: InitiativeId, comment: &CommentStory) -> anyhow::Result<Subject> {
        Ok(Subject::Contribution { initiative: id, comment: Some(self.comment(told, &comment.id)?) })
    }

    fn statement(&self, measure: &MeasureStory) -> anyhow::Result<StatementInput> {
        let statement = StatementInput::by_rule(self.rule(measure.rule)?, &measure.reason);
        Ok(StatementInput { days: measure.days.clone(), masked: measure.masked.clone(), ..statement })
    }

    /// Who asks, and what about: the author about a measure, the first reporter about an answer.
    async fn contested(
        &self,
        told: usize,
        comment: &'a CommentStory,
        kind: &'a str,
    ) -> anyhow::Result<(&'a str, Contested)> {
        if kind != DISMISSED {
            let measure = self.measures.get(&(told, comment.id.as_str(), kind)).context("no such measure yet")?;
            return Ok((&comment.by, Contested::Measure(*measure)));
        }
        let reporter = &comment.reports.first().context("nobody reported it")?.by;
        let lines = self.forum.for_you(self.person(reporter)?, None).await?.items;
        let report: ReportId = lines.iter().find_map(|line| line.report).context("no report was answered")?;
        Ok((reporter, Contested::Report(report)))
    }
}
