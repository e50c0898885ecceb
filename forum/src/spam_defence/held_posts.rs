//! What waits for a person: its author may take it back; a moderator lets it through, or hides it with a statement of reasons
//! that can be contested like any other.

use crate::{
    Error, Forum, Result,
    accounts::{attempts::Pace, drafts, members},
    boxed,
    cases::content::Content,
    conversation::post::{Target, Words},
    initiatives::story,
    journal::{self, Entry},
    moderation::{measure_taking, moves},
    spam_defence::sql::{self, held_posts::Row},
    storage::Writer,
    texts::mentions,
};
use naast_domain::{
    ids::{CommentId, InitiativeId, MemberId, WaitingId},
    initiatives::{InitiativeDraft, InitiativeInput},
    journal::{Concern, EntryKind},
    measures::{
        MeasureKind, Subject,
        statement::{Statement, StatementInput},
    },
    members::Viewer,
    paging::{Cursor, Page},
    refusal::Refusal,
    spam_defence::held_post::{Looked, WaitingOutcome, WaitingPost, Written},
};
use serde_json::json;

pub(crate) use super::sql::held_posts::{count, forget};

const PAGE: usize = 50;

impl Forum {
    /// What the viewer wrote that waits, or came back.
    ///
    /// # Errors
    /// `SignInNeeded`.
    #[boxed]
    pub async fn own_waiting(&self, viewer: &Viewer) -> Result<Vec<WaitingPost>> {
        let member = viewer.may_manage_account()?;
        let rows = sql::held_posts::of_member(&mut self.db.read().await?, member).await?;
        Ok(rows.into_iter().map(|row| row.shown(Some(member))).collect())
    }

    /// Takes back what waits, or what came back; the text is kept as a draft where it was typed.
    ///
    /// # Errors
    /// `SignInNeeded`; `NotOpen` when it does not wait any more, or is somebody else's.
    #[boxed]
    pub async fn take_back_post(&self, viewer: &Viewer, id: WaitingId) -> Result<()> {
        let now = self.clock.now();
        let member = viewer.may_manage_account()?;
        let mut tx = self.db.write().await?;
        let rows = sql::held_posts::of_member(&mut tx, member).await?;
        let row = rows.into_iter().find(|row| row.id == id).ok_or(Refusal::NotOpen)?;
        let written = row.written();
        drafts::put(&mut tx, member, &written.draft(), &draft(&written), now).await?;
        sql::held_posts::settle(&mut tx, id, member, WaitingOutcome::TakenBack, now).await?;
        let entry = Entry { initiative: row.initiative, ..Entry::new(EntryKind::PostTakenBack, now, member) };
        journal::append(&mut tx, entry).await?;
        tx.commit().await
    }

    /// All that waits, the longest waiting first.
    ///
    /// # Errors
    /// Refused to all but moderators.
    #[boxed]
    pub async fn waiting(&self, viewer: &Viewer, after: Option<Cursor>) -> Result<Page<WaitingPost>> {
        let moderator = viewer.may_moderate(self.clock.now())?.id();
        let after = WaitingId(after.map_or(0, |cursor| cursor.id));
        let rows = sql::held_posts::open(&mut self.db.read().await?, after, PAGE as i64 + 1).await?;
        let page = Page::cut(rows, PAGE, |row| Cursor { key: row.id.0, id: row.id.0 });
        Ok(Page { items: page.items.into_iter().map(|row| row.shown(Some(moderator))).collect(), next: page.next })
    }

    /// How much waits; 0 for whoever is not a moderator.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn waiting_count(&self, viewer: &Viewer) -> Result<i64> {
        if viewer.may_moderate(self.clock.now()).is_err() {
            return Ok(0);
        }
        Ok(count(&mut self.db.read().await?).await?)
    }

    /// Lets posts through: each stands where it was meant to, as of now. What cannot be said there any more goes back to its
    /// author; one's own is left for a colleague.
    ///
    /// # Errors
    /// Refused to all but moderators.
    #[boxed]
    pub async fn let_through(&self, viewer: &Viewer, ids: &[WaitingId]) -> Result<Looked> {
        let now = self.clock.now();
        viewer.may_moderate(now)?;
        let mut looked = Looked::default();
        for id in ids.iter().take(PAGE) {
            let mut tx = self.db.write().await?;
            let row = sql::held_posts::find(&mut tx, *id).await?;
            let judged = row.and_then(|row| Some((viewer.may_let_through(row.member, now).ok()?.id(), row)));
            let Some((moderator, row)) = judged else {
                looked.left += 1;
                continue;
            };
            let placed = self.place(&mut tx, &row, true).await?;
            let outcome = if placed.is_some() { WaitingOutcome::Posted } else { WaitingOutcome::Returned };
            self.settle(&mut tx, &row, moderator, outcome, placed).await?;
            looked.done += usize::from(placed.is_some());
            looked.returned += usize::from(placed.is_none());
            tx.commit().await?;
        }
        Ok(looked)
    }

    /// Hides posts as they are let through, each with this statement of reasons; nobody but their authors hears of them. One's
    /// own, and what belongs to one's own conversations, is left for a colleague.
    ///
    /// # Errors
    /// Refused to all but moderators; `Invalid` at a field of the statement.
    #[boxed]
    pub async fn refuse_waiting(&self, viewer: &Viewer, ids: &[WaitingId], input: &StatementInput) -> Result<Looked> {
        let now = self.clock.now();
        let moderator = viewer.may_moderate(now)?.id();
        let standing = measure_taking::standing(&mut self.db.read().await?).await?;
        let statement = Statement::parse(MeasureKind::Hide, input, &standing)?;
        let mut looked = Looked::default();
        for id in ids.iter().take(PAGE) {
            let mut tx = self.db.write().await?;
            let Some(row) = sql::held_posts::find(&mut tx, *id).await? else {
                looked.left += 1;
                continue;
            };
            let Some(subject) = self.place(&mut tx, &row, false).await? else {
                self.settle(&mut tx, &row, moderator, WaitingOutcome::Returned, None).await?;
                looked.returned += 1;
                tx.commit().await?;
                continue;
            };
            let content = Content::find(&mut tx, subject).await?;
            let case = content.involvement(&mut tx).await?;
            let Ok(moderator) = viewer.may_take_measure(&case, now) else {
                looked.left += 1;
                continue;
            };
            self.settle(&mut tx, &row, moderator.id(), WaitingOutcome::Refused, Some(subject)).await?;
            self.carry_out(&mut tx, moderator, MeasureKind::Hide, &content, &statement).await?;
            tx.commit().await?;
            looked.done += 1;
        }
        Ok(looked)
    }

    /// Puts a post where it was meant to stand, and tells whom it concerns if it is to be read. Nothing where it cannot be
    /// said any more.
    async fn place(&self, tx: &mut Writer, row: &Row, is_to_be_read: bool) -> Result<Option<Subject>> {
        let Some(member) = members::find(tx, row.member).await? else { return Ok(None) };
        let author = Viewer::Member(Box::new(member.signed_in()));
        let placed = match row.written() {
            Written::Comment { initiative, parent, body, for_officials } => {
                let thread = moves::merged_into(tx, initiative).await?;
                self.say_for(tx, &author, row, (thread, parent, for_officials), &body, is_to_be_read).await
            }
            Written::Initiative(input) => self.begin_for(tx, &author, &input, is_to_be_read).await,
        };
        match placed {
            Ok(subject) => Ok(Some(subject)),
            Err(Error::Refused(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    async fn say_for(
        &self,
        tx: &mut Writer,
        author: &Viewer,
        row: &Row,
        (initiative, parent, for_officials): (InitiativeId, Option<CommentId>, bool),
        body: &str,
        is_to_be_read: bool,
    ) -> Result<Subject> {
        let now = self.clock.now();
        let thread = Target::find(tx, initiative).await?;
        let rendered = mentions::render(tx, body, initiative.0).await?;
        let words = Words { text: body, rendered: &rendered, language: row.language() };
        let post = thread.comment(tx, author, parent, for_officials, words, now).await?;
        let comment = post.insert(tx, now).await?;
        if is_to_be_read {
            // It was counted when it came in.
            post.flag(tx, comment, Pace::default(), now).await?;
            post.announce(tx, post.entry(comment, now)).await?;
        } else {
            journal::append(tx, post.entry(comment, now)).await?;
        }
        Ok(Subject::Contribution { initiative, comment: Some(comment) })
    }

    async fn begin_for(
        &self,
        tx: &mut Writer,
        author: &Viewer,
        input: &InitiativeInput,
        is_to_be_read: bool,
    ) -> Result<Subject> {
        let now = self.clock.now();
        let member = author.may_propose(now)?;
        let draft = InitiativeDraft::parse(input)?;
        let written = story::write(tx, &draft).await?;
        let id = story::begin(tx, member, &draft, &written, now).await?;
        if is_to_be_read {
            written.announce(tx, id, member, &draft, now).await?;
        } else {
            story::note(tx, id, member, now).await?;
        }
        Ok(Subject::Contribution { initiative: id, comment: None })
    }

    /// Notes what came of a post, and tells its author; what is hidden tells them by its measure.
    async fn settle(
        &self,
        tx: &mut Writer,
        row: &Row,
        by: MemberId,
        outcome: WaitingOutcome,
        subject: Option<Subject>,
    ) -> Result<()> {
        let now = self.clock.now();
        sql::held_posts::settle(tx, row.id, by, outcome, now).await?;
        if let Some(subject) = subject {
            sql::held_posts::note_place(tx, row.id, subject.initiative(), subject.comment()).await?;
        }
        let kind = match outcome {
            WaitingOutcome::Posted => EntryKind::PostLetThrough,
            WaitingOutcome::Returned => EntryKind::PostReturned,
            WaitingOutcome::Refused | WaitingOutcome::TakenBack => return Ok(()),
        };
        let entry = Entry {
            initiative: subject.and_then(Subject::initiative).or(row.initiative),
            comment: subject.and_then(Subject::comment),
            member: Some(row.member),
            ..Entry::new(kind, now, by)
        };
        let entry = journal::append(tx, entry).await?;
        journal::concern(tx, entry, row.member, Concern::OwnPost).await?;
        Ok(())
    }
}

/// A draft as the form keeps it: the fields by their names.
fn draft(written: &Written) -> String {
    match written {
        Written::Comment { body, .. } => json!({ "body": body }).to_string(),
        Written::Initiative(input) => serde_json::to_string(input).unwrap_or_default(),
    }
}
