//! Comments and answers: post, edit, withdraw. Reading a thread is in `threads`.

use crate::{
    Forum, Result, attempts,
    initiatives::TWICE,
    mentions,
    sql::{
        self, Conn,
        comments::{NewComment, Row},
        initiatives,
        journal::Entry,
    },
};
use naast_domain::{
    comment::{AnswerKind, CommentSource},
    ids::{CommentId, EntryId, InitiativeId, MemberId},
    journal::{Concern, EntryKind},
    language::Language,
    member::{Office, Viewer},
    refusal::Refusal,
    text::CommentText,
};

impl Forum {
    /// Adds a comment; an official who asks for it answers by name and office. Sent twice, it is posted once:
    /// the first one's id comes back.
    ///
    /// # Errors
    /// `Invalid` at `body`; `ThreadClosed`; `NotFound`; `TooOften`.
    pub async fn post_comment(
        &self,
        viewer: &Viewer,
        id: InitiativeId,
        parent: Option<CommentId>,
        body: &str,
        as_official: bool,
        language: Language,
    ) -> Result<CommentId> {
        let now = self.clock.now();
        viewer.may_take_part(now)?;
        let text = CommentText::parse(body).map_err(|flaw| Refusal::field("body", flaw))?;
        let written = mentions::render(&mut self.db.read().await?, text.as_str(), id.0).await?;
        let mut tx = self.db.write().await?;
        let initiative = initiatives::find(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
        let (author, office) = if as_official {
            let (author, office) = viewer.may_answer(initiative.state(), now)?;
            (author, Some(office))
        } else {
            (viewer.may_comment(initiative.state(), now)?, None)
        };
        let above = find_parent(&mut tx, id, parent).await?;
        let since = now.plus(-TWICE);
        if let Some(first) = sql::comments::find_same(&mut tx, author, id, parent, text.as_str(), since).await? {
            return Ok(first);
        }
        attempts::count_of(&mut tx, "comment", author, attempts::COMMENTS, now).await?;
        let Office { function, department } = office.clone().unwrap_or_default();
        let new = NewComment {
            initiative: id,
            parent: above.as_ref().map(|row| (row.id, row.path.as_str(), row.depth)),
            author: Some(author),
            answer: office.is_some().then_some(AnswerKind::Answer.word()),
            function: &function,
            department: &department,
            body: text.as_str(),
            body_html: &written.html,
            language: Some(language.tag()),
            posted_at: now,
            is_orphan: false,
            import_source: None,
            import_number: None,
            import_author: None,
        };
        let (comment, ..) = sql::comments::insert(&mut tx, &new).await?;
        let kind = if office.is_some() { EntryKind::AnswerPosted } else { EntryKind::CommentPosted };
        let entry = Entry { initiative: Some(id), comment: Some(comment), ..Entry::new(kind, now, author) };
        let entry = sql::journal::append(&mut tx, entry).await?;
        tell(&mut tx, entry, author, &initiative, above.and_then(|row| row.author), &written.members).await?;
        sql::drafts::delete(&mut tx, author, &draft_place(id, parent)).await?;
        self.commit(tx).await?;
        Ok(comment)
    }

    /// What the edit form begins with.
    ///
    /// # Errors
    /// Refused to all but the author; `NotOpen` when withdrawn or hidden.
    pub async fn comment_source(&self, viewer: &Viewer, id: CommentId) -> Result<CommentSource> {
        let mut conn = self.db.read().await?;
        let row = sql::comments::find(&mut conn, id).await?.ok_or(Refusal::NotFound)?;
        viewer.may_change(row.author, self.clock.now())?;
        must_be_open(&row)?;
        Ok(CommentSource { id, initiative: row.initiative, version: row.version, body: row.body })
    }

    /// Saves an edit made on this version; what was there is kept. An unchanged text makes no version.
    ///
    /// # Errors
    /// `Invalid` at `body`; `Stale` when somebody saved in between; `NotOpen`.
    pub async fn edit_comment(&self, viewer: &Viewer, id: CommentId, version: i64, body: &str) -> Result<()> {
        let now = self.clock.now();
        viewer.may_take_part(now)?;
        let text = CommentText::parse(body).map_err(|flaw| Refusal::field("body", flaw))?;
        let written = self.rewrite(id, &text).await?;
        let mut tx = self.db.write().await?;
        let row = sql::comments::find(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
        let member = viewer.may_change(row.author, now)?;
        must_be_open(&row)?;
        if row.body == text.as_str() {
            return Ok(());
        }
        if row.version != version {
            return Err(Refusal::Stale { version: row.version, theirs: row.body }.into());
        }
        sql::versions::keep_comment(&mut tx, id).await?;
        sql::comments::update(&mut tx, &row, text.as_str(), &written.html, now).await?;
        let entry = Entry::new(EntryKind::CommentEdited, now, member);
        let entry = Entry { initiative: Some(row.initiative), comment: Some(id), ..entry };
        let entry = sql::journal::append(&mut tx, entry).await?;
        for mentioned in written.members.into_iter().filter(|mentioned| *mentioned != member) {
            sql::journal::mention(&mut tx, entry, id, mentioned).await?;
        }
        self.commit(tx).await
    }

    /// The author withdraws it; a mark stays in its place.
    ///
    /// # Errors
    /// Refused to all but the author; `NotOpen` when it already was, or is hidden.
    pub async fn withdraw_comment(&self, viewer: &Viewer, id: CommentId) -> Result<InitiativeId> {
        let now = self.clock.now();
        let mut tx = self.db.write().await?;
        let row = sql::comments::find(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
        let member = viewer.may_change(row.author, now)?;
        must_be_open(&row)?;
        sql::comments::withdraw(&mut tx, row.initiative, id, now).await?;
        let entry = Entry::new(EntryKind::CommentWithdrawn, now, member);
        sql::journal::append(&mut tx, Entry { initiative: Some(row.initiative), comment: Some(id), ..entry }).await?;
        self.commit(tx).await?;
        Ok(row.initiative)
    }

    /// Renders a new text of a comment, before the transaction that keeps it.
    async fn rewrite(&self, id: CommentId, text: &CommentText) -> Result<mentions::Rendered> {
        let mut conn = self.db.read().await?;
        let row = sql::comments::find(&mut conn, id).await?.ok_or(Refusal::NotFound)?;
        Ok(mentions::render(&mut conn, text.as_str(), row.initiative.0).await?)
    }
}

/// Where the draft of a reply is kept.
fn draft_place(id: InitiativeId, parent: Option<CommentId>) -> String {
    format!("reply:{id}:{}", parent.map_or(0, |parent| parent.0))
}

async fn find_parent(tx: &mut Conn, id: InitiativeId, parent: Option<CommentId>) -> Result<Option<Row>> {
    let Some(parent) = parent else { return Ok(None) };
    let row = sql::comments::find(tx, parent).await?.filter(|row| row.initiative == id).ok_or(Refusal::NotFound)?;
    if row.hidden_by.is_some() { Err(Refusal::ThreadClosed.into()) } else { Ok(Some(row)) }
}

/// Tells whom a comment concerns, never its author; the nearest reason first.
async fn tell(
    tx: &mut Conn,
    entry: EntryId,
    author: MemberId,
    initiative: &initiatives::Row,
    replied_to: Option<MemberId>,
    mentioned: &[MemberId],
) -> Result<()> {
    let followers = sql::supports::followers(tx, initiative.id).await?;
    let concerned = (mentioned.iter().map(|member| (*member, Concern::Mention)))
        .chain(replied_to.map(|member| (member, Concern::ReplyToYou)))
        .chain(initiative.initiator.map(|member| (member, Concern::OwnInitiative)))
        .chain(followers.into_iter().map(|member| (member, Concern::Followed)));
    for (member, why) in concerned.filter(|(member, _)| *member != author) {
        sql::journal::concern(tx, entry, member, why).await?;
    }
    Ok(())
}

fn must_be_open(row: &Row) -> Result<(), Refusal> {
    if row.withdrawn_at.is_some() || row.hidden_by.is_some() { Err(Refusal::NotOpen) } else { Ok(()) }
}
