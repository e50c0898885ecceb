//! Answers of officials: given in the thread, by name and office, each kind with its consequence.

use crate::{
    Forum, Result,
    comments::find_parent,
    commitments, mentions,
    said::Said,
    sql::{self, Conn, initiatives, journal::Entry},
};
use naast_domain::{
    answer::{AnswerDetail, AnswerDraft, AnswerInput, AnswerKind, AnswerKit, Meeting},
    clock::{Cause, LONGEST_QUESTION},
    course::Course,
    decision::DecisionDraft,
    flaw::Flaw,
    ids::{CommentId, CommitmentId, InitiativeId, MemberId},
    journal::{Concern, EntryKind},
    language::Language,
    member::Viewer,
    permission::{Official, Speaker},
    refusal::Refusal,
    text::{Words, clean_lines},
    time::Timestamp,
};

/// An answer that is being given: where, by whom, when.
struct Giving<'a> {
    official: &'a Official,
    id: InitiativeId,
    comment: CommentId,
    course: &'a Course,
    now: Timestamp,
}

impl Forum {
    /// Gives an answer in the thread. Sent twice, it is given once: the first one's id comes back.
    ///
    /// # Errors
    /// Refused to all but officials; `Invalid` at the fields of its kind, and at `body` for a template that nobody made
    /// their own; `ThreadClosed`; `NotFound`.
    pub async fn post_answer(
        &self,
        viewer: &Viewer,
        id: InitiativeId,
        parent: Option<CommentId>,
        input: &AnswerInput,
        language: Language,
    ) -> Result<CommentId> {
        let now = self.clock.now();
        viewer.may_act_as_official(now)?;
        let draft = AnswerDraft::parse(input, self.today())?;
        let written = mentions::render(&mut self.db.read().await?, &draft.body, id.0).await?;
        let mut tx = self.db.write().await?;
        let initiative = initiatives::find(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
        let official = viewer.may_answer(initiative.state(), now)?;
        check_template(&mut tx, &draft, official.id()).await?;
        let course = initiative.course();
        let speaker = Speaker::Member(official.id());
        let said = Said {
            speaker: &speaker,
            office: Some((draft.detail.kind(), official.office())),
            above: find_parent(&mut tx, id, parent).await?,
            text: &draft.body,
            html: &written.html,
            language,
            is_for_officials: false,
            known_to: &[],
        };
        if let Some(first) = said.find_first(&mut tx, id, now).await?
            && is_same(&mut tx, first, &draft.detail).await?
        {
            return Ok(first);
        }
        let comment = said.keep(&mut tx, id, now).await?;
        let about = self.question_above(&mut tx, &course, &said).await?;
        let rule = sql::calendar::rule(&mut tx).await?;
        let due = match &draft.detail {
            AnswerDetail::Plain(AnswerKind::Question) => Some(rule.days.after(self.today(), LONGEST_QUESTION)),
            AnswerDetail::Unknown { back, .. } => Some(*back),
            AnswerDetail::Commitment { due, .. } => Some(*due),
            _ => None,
        };
        let entry = Entry {
            initiative: Some(id),
            comment: Some(comment),
            thing: about.map(|question| question.0),
            due,
            word: Some(draft.detail.kind().word()),
            ..Entry::new(EntryKind::AnswerPosted, now, official.id())
        };
        let entry = sql::journal::append(&mut tx, entry).await?;
        said.tell(&mut tx, entry, id, &course, &written.members).await?;
        Giving { official: &official, id, comment, course: &course, now }.follow_up(&mut tx, &draft).await?;
        self.commit(tx).await?;
        Ok(comment)
    }

    /// The question for the officials in whose branch something is said, if it waits.
    async fn question_above(&self, tx: &mut Conn, course: &Course, said: &Said<'_>) -> Result<Option<CommentId>> {
        let Some(above) = &said.above else { return Ok(None) };
        for wait in course.waits.iter().filter(|wait| wait.cause == Cause::Question) {
            let Some(about) = wait.about else { continue };
            let question = sql::comments::find(tx, about).await?;
            if question.is_some_and(|question| above.path.starts_with(&question.path)) {
                return Ok(Some(about));
            }
        }
        Ok(None)
    }

    /// A manager stands publicly behind an answer of a colleague.
    ///
    /// # Errors
    /// Refused to all but managers; `OwnCase` for one's own answer; `NotFound`; `NotOpen`; `Invalid` at `words`.
    pub async fn back_answer(&self, viewer: &Viewer, comment: CommentId, words: &str) -> Result<InitiativeId> {
        let now = self.clock.now();
        viewer.may_back(None, now)?;
        let mut tx = self.db.write().await?;
        let row = sql::comments::find(&mut tx, comment).await?.ok_or(Refusal::NotFound)?;
        let official = viewer.may_back(row.author, now)?;
        let words = Words::parse(words).map_err(|flaw| Refusal::field("words", flaw))?;
        if row.answer.is_none() || row.withdrawn_at.is_some() || row.hidden_by.is_some() {
            return Err(Refusal::NotOpen.into());
        }
        if sql::answers::insert_backing(&mut tx, comment, official.id(), official.office(), words.as_str(), now).await?
        {
            let entry = Entry::new(EntryKind::BackingGiven, now, official.id());
            let entry = Entry { initiative: Some(row.initiative), comment: Some(comment), ..entry };
            let entry = sql::journal::append(&mut tx, entry).await?;
            if let Some(author) = row.author {
                sql::journal::concern(&mut tx, entry, author, Concern::OwnAnswer).await?;
            }
        }
        self.commit(tx).await?;
        Ok(row.initiative)
    }
}

impl Giving<'_> {
    /// Keeps what the answer holds beside its words, with its consequences in the journal.
    async fn follow_up(&self, tx: &mut Conn, draft: &AnswerDraft) -> Result<()> {
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
        Ok(())
    }

    fn entry(&self, kind: EntryKind) -> Entry {
        let entry = Entry::new(kind, self.now, self.official.id());
        Entry { initiative: Some(self.id), comment: Some(self.comment), ..entry }
    }

    async fn promise(&self, tx: &mut Conn, promise: &str, due: naast_domain::day::Day) -> Result<()> {
        let holder = self.official.id();
        let id = sql::commitments::insert(tx, self.id, self.comment, holder, (promise, due), self.now).await?;
        let entry =
            Entry { member: Some(holder), thing: Some(id.0), due: Some(due), ..self.entry(EntryKind::CommitmentMade) };
        sql::journal::append(tx, entry).await?;
        Ok(())
    }

    async fn decide(&self, tx: &mut Conn, decision: &DecisionDraft) -> Result<()> {
        let values = sql::decisions::values(tx).await?;
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
        let revises = self.course.decision.map(|decided| decided.decision);
        let id = sql::decisions::insert(tx, self.id, self.comment, decision, revises, self.now).await?;
        let word = Some(decision.verdict.word());
        let entry = Entry { thing: Some(id.0), word, ..self.entry(EntryKind::Decided) };
        sql::journal::append(tx, entry).await?;
        Ok(())
    }

    /// An answer keeps a commitment of its author in this thread; any other is not found.
    async fn keep(&self, tx: &mut Conn, id: CommitmentId) -> Result<()> {
        let own = sql::commitments::open_of(tx, self.id, self.official.id()).await?;
        let row = own.into_iter().find(|row| row.id == id).ok_or(Refusal::field("keeps", Flaw::NotAChoice))?;
        commitments::keep(tx, &row, "", self.official.id(), self.now).await
    }
}

/// A starting text must be made personal before it answers anybody.
async fn check_template(tx: &mut Conn, draft: &AnswerDraft, member: MemberId) -> Result<()> {
    let Some(template) = draft.template else { return Ok(()) };
    let text = sql::answers::template_text(tx, template.0, member).await?;
    if text.is_some_and(|text| clean_lines(&text) == draft.body) {
        return Err(Refusal::field("body", Flaw::Unchanged).into());
    }
    Ok(())
}

/// Whether an answer with the same words holds the same promise.
async fn is_same(tx: &mut Conn, first: CommentId, detail: &AnswerDetail) -> Result<bool> {
    Ok(match detail {
        AnswerDetail::Unknown { back, .. } => sql::commitments::is_made(tx, first, "", *back).await?,
        AnswerDetail::Commitment { promise, due } => {
            sql::commitments::is_made(tx, first, promise.as_str(), *due).await?
        }
        AnswerDetail::Plain(_) | AnswerDetail::Exploring { .. } | AnswerDetail::Decision(_) => true,
    })
}

impl Forum {
    /// What the reply form of an official offers: values to weigh, templates to begin with, colleagues to hand over to.
    ///
    /// # Errors
    /// Refused to all but officials.
    pub async fn answer_kit(&self, viewer: &Viewer) -> Result<AnswerKit> {
        let official = viewer.may_act_as_official(self.clock.now())?;
        let mut conn = self.db.read().await?;
        let mut values = sql::decisions::values(&mut conn).await?;
        values.retain(|value| !value.is_retired);
        let templates = sql::answers::templates(&mut conn, official.id()).await?;
        let colleagues = sql::companions::colleagues(&mut conn, official.id()).await?;
        Ok(AnswerKit { values, templates, colleagues })
    }
}

/// A meeting with what a calendar needs.
pub struct MeetingInCalendar {
    pub initiative: InitiativeId,
    pub title: String,
    pub meeting: Meeting,
}

impl Forum {
    /// The meeting that an answer proposes, for a calendar.
    ///
    /// # Errors
    /// `NotFound`, also when its words are hidden or withdrawn.
    pub async fn meeting(&self, _viewer: &Viewer, comment: CommentId) -> Result<MeetingInCalendar> {
        let mut conn = self.db.read().await?;
        let row = sql::answers::meeting(&mut conn, comment).await?.ok_or(Refusal::NotFound)?;
        let meeting = Meeting { at: row.meeting_at, place: row.meeting_place };
        Ok(MeetingInCalendar { initiative: row.initiative, title: row.title, meeting })
    }
}
