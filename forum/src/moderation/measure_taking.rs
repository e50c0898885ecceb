//! Measures: hide, lock, warn, suspend and what undoes them; always with a statement of reasons, never in one's own case.

use crate::{
    Forum, Result, boxed,
    cases::{casework, content::Content},
    conversation::comments,
    journal::{self, Entry},
    measures::{self, NewMeasure},
    moderation::{effects, moves},
    organisation::house_rules,
    storage::{Reader, Writer},
};
use naast_domain::{
    ids::{HouseRuleId, MeasureId},
    journal::{Concern, EntryKind},
    measures::{
        MeasureKind, Subject,
        statement::{Ground, Statement, StatementInput},
    },
    members::Viewer,
    permission::{Decider, Moderator},
    time::Timestamp,
};

impl Forum {
    /// Takes a measure. It answers the open reports on the subject, and tells the author and those who reported; what
    /// undoes another one answers the appeal against that.
    ///
    /// # Errors
    /// `OwnCase`; `InHand`; `Invalid` at a field of the statement; `NotOpen` when the measure does not fit how things stand;
    /// `SecondNeeded` where another moderator has to confirm it.
    #[boxed]
    pub async fn take_measure(
        &self,
        viewer: &Viewer,
        kind: MeasureKind,
        subject: Subject,
        input: &StatementInput,
    ) -> Result<MeasureId> {
        viewer.may_moderate(self.clock.now())?;
        let mut tx = self.db.write().await?;
        let (moderator, content, statement) = self.judge(&mut tx, viewer, kind, subject, input).await?;
        let id = self.carry_out(&mut tx, moderator, kind, &content, &statement).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Who may take this measure, what it is about, and its reasons.
    pub(crate) async fn judge(
        &self,
        tx: &mut Reader,
        viewer: &Viewer,
        kind: MeasureKind,
        subject: Subject,
        input: &StatementInput,
    ) -> Result<(Moderator, Content, Statement)> {
        let content = Content::find(tx, subject).await?;
        let case = content.involvement(tx).await?;
        let now = self.clock.now();
        let moderator = viewer.may_take_measure(&case, now)?;
        let moderator = casework::answering(tx, subject, moderator, now).await?;
        let standing = standing(tx).await?;
        Ok((moderator, content, Statement::parse(kind, input, &standing)?))
    }

    /// Takes a measure whose reasons are complete, in the transaction of whoever decided on it.
    pub(crate) async fn carry_out(
        &self,
        tx: &mut Writer,
        by: impl Into<Decider> + Send,
        kind: MeasureKind,
        content: &Content,
        statement: &Statement,
    ) -> Result<MeasureId> {
        let (now, by) = (self.clock.now(), by.into());
        self.ask_for_second(tx, kind, &by).await?;
        let undone = effects::look(tx, kind, content, now).await?;
        moves::look_at_target(tx, content.subject, statement.target).await?;
        let (rule, law) = ground(tx, &statement.ground, now).await?;
        let new = NewMeasure {
            kind,
            subject: content.subject,
            moderator: by.id(),
            seconded_by: by.second(),
            reviewer: by.reviewer(),
            member: content.author(),
            rule,
            law: &law,
            reason: statement.reason.as_str(),
            at: now,
            until: statement.days.map(|days| now.plus(i64::from(days) * Timestamp::DAY)),
            minutes: statement.minutes.map(i64::from),
            target: statement.target,
        };
        let id = measures::insert(tx, &new).await?;
        self.apply(tx, &new, content, id, statement).await?;
        tell(tx, &new, id).await?;
        if let Some(undone) = undone {
            self.note_undone(tx, undone, &by, &statement.reason).await?;
        }
        if kind.restricts() {
            let subject = new_place(tx, content.subject).await?;
            self.settle_reports(tx, subject, by.id(), Some(id), "").await?;
            self.follow_reports_after_all(tx, subject, &by, id, &statement.reason).await?;
        }
        Ok(id)
    }
}

/// Where the subject is now: a comment that was moved has another initiative.
async fn new_place(tx: &mut Reader, subject: Subject) -> Result<Subject> {
    let Some(comment) = subject.comment() else { return Ok(subject) };
    let row = comments::find(tx, comment).await?;
    Ok(row.map_or(subject, |row| Subject::Contribution { initiative: row.initiative, comment: Some(comment) }))
}

/// The house rules that stand.
pub async fn standing(conn: &mut Reader) -> Result<Vec<HouseRuleId>> {
    let rules = house_rules::standing(conn).await?;
    Ok(rules.into_iter().map(|row| row.rule.rule).collect())
}

/// The house rule that the record names, and the law if it is one.
pub async fn ground(tx: &mut Writer, ground: &Ground, now: Timestamp) -> Result<(HouseRuleId, String)> {
    Ok(match ground {
        Ground::HouseRule(rule) => (*rule, String::new()),
        Ground::Law(law) => (house_rules::law(tx, now).await?, law.as_str().to_owned()),
    })
}

/// Writes the measure in the journal and tells the author.
async fn tell(tx: &mut Writer, new: &NewMeasure<'_>, id: MeasureId) -> Result<()> {
    let kind = EntryKind::of_measure(new.kind, new.subject.comment().is_some());
    let entry = Entry {
        measure: Some(id),
        member: new.member,
        thing: new.target.map(|target| target.0),
        ..Entry::new(kind, new.at, new.moderator).about(new.subject)
    };
    let entry = journal::append(tx, entry).await?;
    if let Some(author) = new.member {
        journal::concern(tx, entry, author, Concern::Measure).await?;
    }
    Ok(())
}
