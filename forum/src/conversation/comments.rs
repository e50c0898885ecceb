//! Comments and answers: post, edit, withdraw. Reading a thread is in `crate::reading`.

use crate::{
    Forum, Result,
    accounts::attempts,
    boxed,
    conversation::{
        post::{Target, Words},
        sql,
    },
    initiatives,
    journal::{self, Entry},
    measures::{flags, requested_changes},
    storage::{Reader, Scope},
    texts::{mentions, versions},
};
use naast_domain::{
    conversation::CommentSource,
    ids::{CommentId, InitiativeId},
    journal::EntryKind,
    language::Language,
    measures::Subject,
    members::Viewer,
    permission::{Said, ThreadState},
    refusal::Refusal,
    text::CommentText,
};

pub(crate) use super::sql::comments::DEEPEST;
pub(crate) use super::sql::comments::{LEVEL, NewComment, Row, find, insert, place_of, rewrite};
pub(crate) use super::sql::withdrawals::{erase, withdraw_all_by_code, withdraw_all_of};

/// What the rules ask of a comment that is there already, and of the thread in which it stands.
async fn in_thread(conn: &mut Reader, row: &Row) -> Result<(Said, ThreadState)> {
    let initiative = initiatives::find(conn, row.initiative).await?.ok_or(Refusal::NotFound)?;
    let is_locked = sql::marks::is_locked(conn, row.initiative, &row.path).await?;
    Ok((Said { is_locked, ..row.said() }, initiative.state()))
}

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

    /// What the forms to edit and to withdraw begin with.
    ///
    /// # Errors
    /// Refused to all but the author, and to them when they may do neither; `NotOpen` when withdrawn or hidden.
    #[boxed]
    pub async fn comment_source(&self, viewer: &Viewer, id: CommentId) -> Result<CommentSource> {
        let mut conn = self.db.read().await?;
        let row = find(&mut conn, id).await?.ok_or(Refusal::NotFound)?;
        let ((said, thread), now) = (in_thread(&mut conn, &row).await?, self.clock.now());
        let (edits, withdraws) = (viewer.may_edit_said(&said, thread, now), viewer.may_withdraw(&said, now));
        let (may_edit, may_withdraw) = (edits.is_ok(), withdraws.is_ok());
        edits.or(withdraws)?;
        let (initiative, version) = (row.initiative, row.version);
        Ok(CommentSource { id, initiative, version, body: row.body, may_edit, may_withdraw })
    }

    /// Saves an edit made on this version; what was there is kept. An unchanged text makes no version.
    ///
    /// # Errors
    /// `Invalid` at `body`; `Stale` when somebody saved in between; `NotOpen`; `ThreadClosed`.
    #[boxed]
    pub async fn edit_comment(&self, viewer: &Viewer, id: CommentId, version: i64, body: &str) -> Result<()> {
        let now = self.clock.now();
        viewer.may_take_part(now)?;
        let text = CommentText::parse(body).map_err(|flaw| Refusal::field("body", flaw))?;
        let written = self.rewrite(id, &text).await?;
        let mut tx = self.db.write().await?;
        let row = find(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
        let (said, thread) = in_thread(&mut tx, &row).await?;
        let member = viewer.may_edit_said(&said, thread, now)?;
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
