//! Comments and answers: post, edit, withdraw. Reading a thread is in `crate::reading`.

use crate::{
    Forum, Result,
    accounts::attempts,
    boxed,
    conversation::{
        post::{Target, Words},
        sql,
    },
    journal::{self, Entry},
    measures::{flags, requested_changes},
    storage::Scope,
    texts::{mentions, versions},
};
use naast_domain::{
    conversation::CommentSource,
    ids::{CommentId, InitiativeId},
    journal::EntryKind,
    language::Language,
    measures::Subject,
    members::Viewer,
    permission::ThreadState,
    refusal::Refusal,
    text::CommentText,
};

pub(crate) use super::sql::comments::DEEPEST;
pub(crate) use super::sql::comments::{LEVEL, NewComment, Row, find, insert, place_of, rewrite};
pub(crate) use super::sql::withdrawals::{withdraw_all_by_code, withdraw_all_of};

impl Forum {
    /// Adds a comment: by a member, or with a claim code in the thread that it is about. Whoever carries the initiative
    /// may mark it as a question for the officials. Sent twice, it is posted once: the first one's id comes back.
    ///
    /// # Errors
    /// `Invalid` at `body`; `ThreadClosed`; `NotFound`; `TooOften`; `Crowded`; `Slowed`.
    #[boxed]
    pub async fn post_comment(
        &self,
        viewer: &Viewer,
        id: InitiativeId,
        parent: Option<CommentId>,
        body: &str,
        for_officials: bool,
        language: Language,
    ) -> Result<CommentId> {
        let now = self.clock.now();
        viewer.may_speak(id, ThreadState::default(), now)?;
        let text = CommentText::parse(body).map_err(|flaw| Refusal::field("body", flaw))?;
        let rendered = mentions::render(&mut self.db.read().await?, text.as_str(), id.0).await?;
        let mut tx = self.db.write_to(Scope::Thread(id, viewer.id())).await?;
        let thread = Target::find(&mut tx, id).await?;
        let words = Words { text: text.as_str(), rendered: &rendered, language };
        let post = thread.comment(&mut tx, viewer, parent, for_officials, words, now).await?;
        if let Some(first) = post.find_duplicate(&mut tx, now).await? {
            tx.commit().await?;
            return Ok(first);
        }
        post.respect_slow_mode(&mut tx, now).await?;
        let comment = post.keep(&mut tx, now).await?;
        post.announce(&mut tx, post.entry(comment, now)).await?;
        tx.commit().await?;
        Ok(comment)
    }

    /// What the edit form begins with.
    ///
    /// # Errors
    /// Refused to all but the author; `NotOpen` when withdrawn or hidden.
    #[boxed]
    pub async fn comment_source(&self, viewer: &Viewer, id: CommentId) -> Result<CommentSource> {
        let mut conn = self.db.read().await?;
        let row = find(&mut conn, id).await?.ok_or(Refusal::NotFound)?;
        viewer.may_edit_said(&row.said(), self.clock.now())?;
        Ok(CommentSource { id, initiative: row.initiative, version: row.version, body: row.body })
    }

    /// Saves an edit made on this version; what was there is kept. An unchanged text makes no version.
    ///
    /// # Errors
    /// `Invalid` at `body`; `Stale` when somebody saved in between; `NotOpen`.
    #[boxed]
    pub async fn edit_comment(&self, viewer: &Viewer, id: CommentId, version: i64, body: &str) -> Result<()> {
        let now = self.clock.now();
        viewer.may_take_part(now)?;
        let text = CommentText::parse(body).map_err(|flaw| Refusal::field("body", flaw))?;
        let written = self.rewrite(id, &text).await?;
        let mut tx = self.db.write().await?;
        let row = find(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
        let member = viewer.may_edit_said(&row.said(), now)?;
        if row.body == text.as_str() {
            return tx.commit().await;
        }
        if row.version != version {
            return Err(Refusal::Stale { version: row.version, theirs: row.body }.into());
        }
        attempts::count_of(&mut tx, "edit", member, attempts::EDITS, now).await?;
        versions::keep_comment(&mut tx, id).await?;
        sql::comments::update(&mut tx, &row, text.as_str(), &written.html, now).await?;
        let entry = Entry::new(EntryKind::CommentEdited, now, member);
        let entry = Entry { initiative: Some(row.initiative), comment: Some(id), ..entry };
        let entry = journal::append(&mut tx, entry).await?;
        for mentioned in written.members.into_iter().filter(|mentioned| *mentioned != member) {
            journal::mention(&mut tx, entry, id, mentioned).await?;
        }
        let subject = Subject::Contribution { initiative: row.initiative, comment: Some(id) };
        requested_changes::changed(&mut tx, subject, row.asked_by, member, now).await?;
        flags::look(&mut tx, subject, text.as_str(), Some(member), now).await?;
        tx.commit().await
    }

    /// The author withdraws it; a mark stays in its place.
    ///
    /// # Errors
    /// Refused to all but the author; `NotOpen` when it already was, or is hidden; `Bound` for a promise or decision.
    #[boxed]
    pub async fn withdraw_comment(&self, viewer: &Viewer, id: CommentId) -> Result<InitiativeId> {
        let now = self.clock.now();
        let mut tx = self.db.write().await?;
        let row = find(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
        let member = viewer.may_withdraw(&row.said(), now)?;
        sql::comments::withdraw(&mut tx, row.initiative, id, now).await?;
        let entry = Entry::new(EntryKind::CommentWithdrawn, now, member);
        journal::append(&mut tx, Entry { initiative: Some(row.initiative), comment: Some(id), ..entry }).await?;
        tx.commit().await?;
        Ok(row.initiative)
    }

    /// Renders a new text of a comment, before the transaction that keeps it.
    async fn rewrite(&self, id: CommentId, text: &CommentText) -> Result<mentions::Rendered> {
        let mut conn = self.db.read().await?;
        let row = find(&mut conn, id).await?.ok_or(Refusal::NotFound)?;
        Ok(mentions::render(&mut conn, text.as_str(), row.initiative.0).await?)
    }
}
