//! Answers of officials: given in the thread, by name and office. What each kind brings about is in `giving`.

use crate::{
    Forum, Result, answer_details, boxed,
    comments::find_parent,
    giving::Giving,
    mentions, naming,
    said::Said,
    sql::{self, Reader, initiatives, journal::Entry},
};
use naast_domain::{
    answer::{AnswerDetail, AnswerDraft, AnswerInput, AnswerKind},
    clock::{Cause, LONGEST_QUESTION},
    course::Course,
    flaw::Flaw,
    ids::{CommentId, InitiativeId, MemberId},
    journal::EntryKind,
    language::Language,
    member::Viewer,
    permission::Speaker,
    refusal::Refusal,
    text::clean_lines,
};

impl Forum {
    /// Gives an answer in the thread. Sent twice, it is given once: the first one's id comes back.
    ///
    /// # Errors
    /// Refused to all but officials; `Invalid` at the fields of its kind, and at `body` for a template that nobody made
    /// their own; `ThreadClosed`; `NotFound`.
    #[boxed]
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
            && self.is_given(&mut tx, id, first, &draft).await?
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
        tx.commit().await?;
        Ok(comment)
    }

    /// The question for the officials in whose branch something is said, if it waits.
    async fn question_above(&self, tx: &mut Reader, course: &Course, said: &Said<'_>) -> Result<Option<CommentId>> {
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

    /// Whether an answer with the same words holds the same in every field: then it was sent twice.
    async fn is_given(&self, tx: &mut Reader, id: InitiativeId, first: CommentId, draft: &AnswerDraft) -> Result<bool> {
        let Some(row) = sql::comments::find(tx, first).await? else { return Ok(false) };
        let Some(row) = sql::threads::at(tx, id, &row.path).await? else { return Ok(false) };
        let kept = answer_details::of(tx, &[row], self.today()).await?.take(first, draft.detail.kind());
        if !draft.detail.is_held_by(&kept) {
            return Ok(false);
        }
        for named in &draft.named {
            if !naming::is_named(tx, named, first).await? {
                return Ok(false);
            }
        }
        for commitment in &draft.keeps {
            if sql::commitments::find(tx, *commitment).await?.is_some_and(|row| row.is_open()) {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// A starting text must be made personal before it answers anybody.
async fn check_template(tx: &mut Reader, draft: &AnswerDraft, member: MemberId) -> Result<()> {
    let Some(template) = draft.template else { return Ok(()) };
    let text = sql::answers::template_text(tx, template.0, member).await?;
    if text.is_some_and(|text| clean_lines(&text) == draft.body) {
        return Err(Refusal::field("body", Flaw::Unchanged).into());
    }
    Ok(())
}
