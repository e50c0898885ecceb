//! Giving an answer: what each kind holds beside its words, and what it brings about.

use crate::{
    Result,
    answers::sql,
    commitments::{self, fulfilment},
    journal::{self, Entry},
    obstacles::namings::{self, Place},
    organisation::values,
    storage::{Reader, Writer},
};
use naast_domain::{
    answers::{
        AnswerDetail, AnswerDraft,
        decision::{DecisionDraft, Revises},
    },
    day::Day,
    flaw::Flaw,
    ids::{CommentId, CommitmentId, DecisionId, InitiativeId},
    journal::{EntryKind, course::Course},
    permission::Official,
    refusal::Refusal,
    time::Timestamp,
};

/// An answer that is being given: where, by whom, when.
pub struct Giving<'a> {
    pub official: &'a Official,
    pub id: InitiativeId,
    pub comment: CommentId,
    pub course: &'a Course,
    pub now: Timestamp,
}

impl Giving<'_> {
    /// Keeps what the answer holds beside its words, with its consequences in the journal.
    pub async fn follow_up(&self, tx: &mut Writer, draft: &AnswerDraft) -> Result<()> {
        match &draft.detail {
            AnswerDetail::Plain(_) => {}
            AnswerDetail::Unknown { whom, back } => {
                sql::answers::insert(tx, self.comment, whom.as_str(), None).await?;
                self.promise(tx, "", *back).await?;
            }
            AnswerDetail::Exploring { ways, meeting } => {
                sql::answers::insert(tx, self.comment, "", meeting.as_ref()).await?;
                sql::answers::insert_ways(tx, self.comment, ways).await?;
            }
            AnswerDetail::Commitment { promise, due } => self.promise(tx, promise.as_str(), *due).await?,
            AnswerDetail::Decision(decision) => self.decide(tx, decision).await?,
        }
        for commitment in &draft.keeps {
            self.keep(tx, *commitment).await?;
        }
        let place = Place { initiative: self.id, comment: Some(self.comment) };
        for named in &draft.named {
            namings::name_in_answer(tx, named, place, self.official.id(), self.now).await?;
        }
        Ok(())
    }

    fn entry(&self, kind: EntryKind) -> Entry {
        let entry = Entry::new(kind, self.now, self.official.id());
        Entry { initiative: Some(self.id), comment: Some(self.comment), ..entry }
    }

    async fn promise(&self, tx: &mut Writer, promise: &str, due: Day) -> Result<()> {
        let holder = self.official.id();
        let id = commitments::insert(tx, self.id, self.comment, holder, (promise, due), self.now).await?;
        let entry =
            Entry { member: Some(holder), thing: Some(id.0), due: Some(due), ..self.entry(EntryKind::CommitmentMade) };
        journal::append(tx, entry).await?;
        Ok(())
    }

    async fn decide(&self, tx: &mut Writer, decision: &DecisionDraft) -> Result<()> {
        check_weighing(tx, decision).await?;
        let revises = self.revised(tx, decision.revises).await?;
        let id = sql::decisions::insert(tx, self.id, self.comment, decision, revises, self.now).await?;
        let word = Some(decision.verdict.word());
        let entry = Entry { thing: Some(id.0), word, ..self.entry(EntryKind::Decided) };
        journal::append(tx, entry).await?;
        Ok(())
    }

    /// The earlier decision that one revises: of this thread, and not revised yet.
    async fn revised(&self, tx: &mut Reader, revises: Revises) -> Result<Option<DecisionId>> {
        let comment = match revises {
            Revises::Nothing => return Ok(None),
            Revises::Newest => return Ok(self.course.decision.map(|decided| decided.decision)),
            Revises::Answer(comment) => comment,
        };
        let open = sql::decisions::unrevised(tx, self.id).await?;
        let found = open.into_iter().find(|row| row.comment == comment).map(|row| row.id);
        Ok(Some(found.ok_or(Refusal::field("decision[revises]", Flaw::NotAChoice))?))
    }

    /// An answer keeps a commitment of its author in this thread; any other is not found.
    async fn keep(&self, tx: &mut Writer, id: CommitmentId) -> Result<()> {
        let own = commitments::open_of(tx, self.id, self.official.id()).await?;
        let row = own.into_iter().find(|row| row.id == id).ok_or(Refusal::field("keeps", Flaw::NotAChoice))?;
        fulfilment::keep(tx, &row, "", self.official.id(), self.now).await
    }
}

/// Only values and goals that are not retired are weighed, each once.
async fn check_weighing(tx: &mut Reader, decision: &DecisionDraft) -> Result<()> {
    let values = values::all(tx).await?;
    let is_known = |id| values.iter().any(|value| value.id == id && !value.is_retired);
    if !decision.weights.iter().all(|weight| is_known(weight.value)) {
        return Err(Refusal::field("decision[weights]", Flaw::NotAChoice).into());
    }
    let mut weighed: Vec<_> = decision.weights.iter().map(|weight| weight.value).collect();
    weighed.sort_unstable();
    weighed.dedup();
    if weighed.len() < decision.weights.len() {
        return Err(Refusal::field("decision[weights]", Flaw::Taken).into());
    }
    Ok(())
}
