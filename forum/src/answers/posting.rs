//! Answers of officials: given in the thread, by name and office. What each kind brings about is in `consequences`.

use crate::{
    Forum, Result,
    answers::{consequences::Giving, details, sql},
    boxed, commitments,
    conversation::{
        comments,
        post::{Post, Target, Words},
        threads,
    },
    journal::{Entry, calendar},
    obstacles::namings,
    storage::Reader,
    texts::mentions,
};
use naast_domain::{
    answers::{AnswerDetail, AnswerDraft, AnswerInput, AnswerKind},
    clock::{Cause, LONGEST_QUESTION},
    flaw::Flaw,
    ids::{CommentId, InitiativeId, MemberId},
    journal::EntryKind,
    language::Language,
    members::Viewer,
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
        let rendered = mentions::render(&mut self.db.read().await?, &draft.body, id.0).await?;
        let mut tx = self.db.write().await?;
        let thread = Target::find(&mut tx, id).await?;
        let official = viewer.may_answer(thread.state(), now)?;
        check_template(&mut tx, &draft, official.id()).await?;
        let post = Post {
            thread: &thread,
            speaker: Speaker::Member(official.id()),
            is_by_newcomer: viewer.has_just_joined(now),
            office: Some((draft.detail.kind(), official.office())),
            parent: thread.parent(&mut tx, parent).await?,
            words: Words { text: &draft.body, rendered: &rendered, language },
            is_for_officials: false,
            known_to: [None; 2],
        };
        if let Some(first) = post.find_duplicate(&mut tx, now).await?
            && self.is_given(&mut tx, id, first, &draft).await?
        {
            tx.commit().await?;
            return Ok(first);
        }
        let comment = post.keep(&mut tx, now).await?;
        let about = self.question_above(&mut tx, &post).await?;
        let rule = calendar::rule(&mut tx).await?;
        let due = match &draft.detail {
            AnswerDetail::Plain(AnswerKind::Question) => Some(rule.days.after(self.today(), LONGEST_QUESTION)),
            AnswerDetail::Unknown { back, .. } => Some(*back),
            AnswerDetail::Commitment { due, .. } => Some(*due),
            AnswerDetail::Plain(_) | AnswerDetail::Exploring { .. } | AnswerDetail::Decision(_) => None,
        };
        let entry = Entry {
            kind: EntryKind::AnswerPosted,
            thing: about.map(|question| question.0),
            due,
            word: Some(draft.detail.kind().word()),
            ..post.entry(comment, now)
        };
        post.announce(&mut tx, entry).await?;
        Giving { official: &official, id, comment, course: &thread.course, now }.follow_up(&mut tx, &draft).await?;
        tx.commit().await?;
        Ok(comment)
    }

    /// The question for the officials in whose branch something is said, if it waits.
    async fn question_above(&self, tx: &mut Reader, post: &Post<'_>) -> Result<Option<CommentId>> {
        let Some(parent) = &post.parent else { return Ok(None) };
        for wait in post.thread.course.waits.iter().filter(|wait| wait.cause == Cause::Question) {
            let Some(about) = wait.about else { continue };
            let question = comments::find(tx, about).await?;
            if question.is_some_and(|question| parent.path.starts_with(&question.path)) {
                return Ok(Some(about));
            }
        }
        Ok(None)
    }

    /// Whether an answer with the same words holds the same in every field: then it was sent twice.
    async fn is_given(&self, tx: &mut Reader, id: InitiativeId, first: CommentId, draft: &AnswerDraft) -> Result<bool> {
        let Some(row) = comments::find(tx, first).await? else { return Ok(false) };
        let Some(row) = threads::at(tx, id, &row.path).await? else { return Ok(false) };
        let kept = details::of(tx, &[row], self.today()).await?.take(first, draft.detail.kind());
        if !draft.detail.is_held_by(&kept) {
            return Ok(false);
        }
        for named in &draft.named {
            if !namings::is_named(tx, named, first).await? {
                return Ok(false);
            }
        }
        for commitment in &draft.keeps {
            if commitments::find(tx, *commitment).await?.is_some_and(|row| row.is_open()) {
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
