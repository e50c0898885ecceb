//! Two moderators for what weighs most, where the organisation wants it: one proposes a suspension or the closing of an
//! account, another one confirms it, and then it is taken by both; or declines it in words.

use crate::{
    Forum, Result, boxed,
    cases::content::Content,
    journal::{self, Entry},
    moderation::{
        effects, measure_taking,
        sql::{
            self,
            seconding::{NewProposal, Row},
        },
    },
    organisation::{self, house_rules},
    storage::{Reader, Writer},
};
use naast_domain::{
    ids::{MeasureId, ProposalId},
    journal::{Concern, EntryKind},
    measures::{
        MeasureKind, Subject,
        statement::{Ground, Statement, StatementInput},
    },
    members::Viewer,
    moderation::seconding::{ProposalOutcome, ProposedMeasure, Taken},
    organisation::Organisation,
    permission::{Decider, Moderator},
    refusal::Refusal,
    text::{Note, Reason},
};

pub(crate) use super::sql::seconding::{count_open, put_needed};

/// How many are shown at once: the longest waiting.
const SHOWN: i64 = 50;

impl Forum {
    /// Whether a suspension and the closing of an account need two moderators.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn needs_second(&self) -> Result<bool> {
        let mut conn = self.db.read().await?;
        Ok(sql::seconding::is_needed(&mut conn).await?)
    }

    /// Changes whether a suspension and the closing of an account need two moderators. What waits needs its answer still.
    ///
    /// # Errors
    /// Refused to all but administrators.
    #[boxed]
    pub async fn change_needs_second(&self, viewer: &Viewer, wanted: bool) -> Result<()> {
        let now = self.clock.now();
        let administrator = viewer.may_administer(now)?;
        let mut tx = self.db.write().await?;
        if !put_needed(&mut tx, wanted).await? {
            let organisation = organisation::find(&mut tx).await?.unwrap_or_else(Organisation::unnamed);
            organisation::put(&mut tx, &organisation, &[]).await?;
            put_needed(&mut tx, wanted).await?;
        }
        let word = if wanted { "two_moderators" } else { "one_moderator" };
        let entry = Entry::new(EntryKind::OrganisationChanged, now, administrator.id());
        journal::append(&mut tx, Entry { word: Some(word), ..entry }).await?;
        tx.commit().await
    }

    /// Takes a measure, or proposes it where another moderator has to confirm it.
    ///
    /// # Errors
    /// As `take_measure`; `NotOpen` also while the same waits already.
    #[boxed]
    pub async fn take_or_propose(
        &self,
        viewer: &Viewer,
        kind: MeasureKind,
        subject: Subject,
        input: &StatementInput,
    ) -> Result<Taken> {
        viewer.may_moderate(self.clock.now())?;
        let mut tx = self.db.write().await?;
        let (moderator, content, statement) = self.judge(&mut tx, viewer, kind, subject, input).await?;
        let taken = self.carry_out_or_propose(&mut tx, moderator, kind, &content, &statement).await?;
        tx.commit().await?;
        Ok(taken)
    }

    /// As `carry_out`, or keeps it for another moderator.
    pub(crate) async fn carry_out_or_propose(
        &self,
        tx: &mut Writer,
        moderator: Moderator,
        kind: MeasureKind,
        content: &Content,
        statement: &Statement,
    ) -> Result<Taken> {
        if !(kind.weighs_most() && sql::seconding::is_needed(tx).await?) {
            return Ok(Taken::Measure(self.carry_out(tx, moderator, kind, content, statement).await?));
        }
        let now = self.clock.now();
        effects::look(tx, kind, content, now).await?;
        let (rule, law) = measure_taking::ground(tx, &statement.ground, now).await?;
        let new = NewProposal {
            kind,
            subject: content.subject,
            moderator: moderator.id(),
            rule,
            law: &law,
            reason: statement.reason.as_str(),
            days: statement.days.map(i64::from),
            at: now,
        };
        let id = sql::seconding::insert(tx, &new).await?;
        let entry = Entry::new(EntryKind::MeasureProposed, now, moderator.id());
        journal::append(tx, told(entry, content.subject, id)).await?;
        Ok(Taken::Waits(id))
    }

    /// Measures that wait for another moderator, the longest waiting first: all of them, or those about whoever wrote this.
    ///
    /// # Errors
    /// Refused to all but moderators; `NotFound`.
    #[boxed]
    pub async fn proposed_measures(&self, viewer: &Viewer, about: Option<Subject>) -> Result<Vec<ProposedMeasure>> {
        let now = self.clock.now();
        let moderator = viewer.may_moderate(now)?;
        let mut conn = self.db.read().await?;
        let author = match about {
            None => None,
            Some(subject) => match Content::find(&mut conn, subject).await?.author() {
                None => return Ok(Vec::new()),
                author => author,
            },
        };
        let mut shown = Vec::new();
        for row in sql::seconding::open(&mut conn, author, SHOWN).await? {
            let case = Content::find(&mut conn, row.subject()).await?.involvement(&mut conn).await?;
            let may_answer = viewer.may_answer_proposal(row.proposed(), &case, now).is_ok();
            let is_yours = row.moderator == moderator.id();
            shown.extend(row.shown(is_yours, may_answer));
        }
        Ok(shown)
    }

    /// Confirms what another moderator proposed: it is taken, by both.
    ///
    /// # Errors
    /// `OwnCase` for whoever proposed it or is tied up in the case; `NotOpen` when it was answered already, or does not fit
    /// how things stand any more; `NotFound`.
    #[boxed]
    pub async fn confirm_proposal(&self, viewer: &Viewer, id: ProposalId) -> Result<MeasureId> {
        let now = self.clock.now();
        viewer.may_moderate(now)?;
        let mut tx = self.db.write().await?;
        let (row, content) = find(&mut tx, id).await?;
        let case = content.involvement(&mut tx).await?;
        let second = viewer.may_answer_proposal(row.proposed(), &case, now)?;
        let by = viewer.may_second(row.proposed(), &case, now)?;
        let kind = MeasureKind::from_word(&row.kind).ok_or(Refusal::NotFound)?;
        let statement = statement(&mut tx, &row).await?;
        // What waits keeps another one from being proposed, and would keep itself from being taken.
        sql::seconding::settle(&mut tx, id, second.id(), ProposalOutcome::Confirmed, "", now).await?;
        let measure = self.carry_out(&mut tx, by, kind, &content, &statement).await?;
        sql::seconding::set_measure(&mut tx, id, measure).await?;
        let entry = Entry::new(EntryKind::ProposalConfirmed, now, second.id());
        let entry = Entry { measure: Some(measure), ..told(entry, content.subject, id) };
        let entry = journal::append(&mut tx, entry).await?;
        journal::concern(&mut tx, entry, row.moderator, Concern::OwnProposal).await?;
        tx.commit().await?;
        Ok(measure)
    }

    /// Declines what another moderator proposed, in words for whoever did; nobody else hears of it.
    ///
    /// # Errors
    /// `OwnCase` for whoever proposed it or is tied up in the case; `NotOpen` when it was answered already; `Invalid` at
    /// `why_not`; `NotFound`.
    #[boxed]
    pub async fn decline_proposal(&self, viewer: &Viewer, id: ProposalId, note: &str) -> Result<()> {
        let now = self.clock.now();
        viewer.may_moderate(now)?;
        let mut tx = self.db.write().await?;
        let (row, content) = find(&mut tx, id).await?;
        let case = content.involvement(&mut tx).await?;
        let second = viewer.may_answer_proposal(row.proposed(), &case, now)?;
        let note = Note::parse(note).map_err(|flaw| Refusal::field("why_not", flaw))?;
        sql::seconding::settle(&mut tx, id, second.id(), ProposalOutcome::Declined, note.as_str(), now).await?;
        let entry = Entry::new(EntryKind::ProposalDeclined, now, second.id());
        let entry = journal::append(&mut tx, told(entry, content.subject, id)).await?;
        journal::concern(&mut tx, entry, row.moderator, Concern::OwnProposal).await?;
        tx.commit().await
    }

    /// Whoever proposed it takes it back.
    ///
    /// # Errors
    /// `NotYours`; `NotOpen` when it was answered already; `NotFound`.
    #[boxed]
    pub async fn take_back_proposal(&self, viewer: &Viewer, id: ProposalId) -> Result<()> {
        let now = self.clock.now();
        viewer.may_moderate(now)?;
        let mut tx = self.db.write().await?;
        let (row, content) = find(&mut tx, id).await?;
        let moderator = viewer.may_take_back(row.proposed(), now)?;
        sql::seconding::settle(&mut tx, id, moderator.id(), ProposalOutcome::TakenBack, "", now).await?;
        let entry = Entry::new(EntryKind::ProposalTakenBack, now, moderator.id());
        journal::append(&mut tx, told(entry, content.subject, id)).await?;
        tx.commit().await
    }

    /// Asks whether another moderator has to confirm it, whichever way it comes.
    ///
    /// # Errors
    /// `SecondNeeded`.
    pub(crate) async fn ask_for_second(&self, tx: &mut Reader, kind: MeasureKind, by: &Decider) -> Result<()> {
        let are_two_needed = by.is_short_of(kind) && sql::seconding::is_needed(tx).await?;
        Ok(by.may_carry_out(kind, are_two_needed)?)
    }
}

async fn find(tx: &mut Reader, id: ProposalId) -> Result<(Row, Content)> {
    let row = sql::seconding::find(tx, id).await?.ok_or(Refusal::NotFound)?;
    let content = Content::find(tx, row.subject()).await?;
    Ok((row, content))
}

/// The statement as it was proposed, if its ground stands still.
async fn statement(tx: &mut Reader, row: &Row) -> Result<Statement> {
    let ground = Ground::kept(row.rule.rule, &row.law);
    if matches!(ground, Ground::HouseRule(rule) if !house_rules::stands(tx, rule).await?) {
        return Err(Refusal::NotOpen.into());
    }
    let reason = Reason::parse(&row.reason).map_err(|flaw| Refusal::field("reason", flaw))?;
    let days = row.days.and_then(|days| u32::try_from(days).ok());
    Ok(Statement { days, ..Statement::plain(ground, reason) })
}

/// An entry about what was proposed, which nobody outside hears of.
fn told(entry: Entry, subject: Subject, id: ProposalId) -> Entry {
    Entry { thing: Some(id.0), ..entry.on_case(subject) }
}
