//! A branch of a thread becomes an initiative of its own: what was said moves along with its numbers, authors, dates,
//! versions and answers; the comment that it grew from stays where it was said, with a mark that leads on.
//!
//! What an official asked, explored, promised or decided was said to whoever carries the initiative in which it stands;
//! the course, the commitments and the decisions of that initiative rest on it. A branch that holds such an answer stays
//! where it is (`Bound`). "Read" and plain answers move: that they were given there, and when, stays true of both.

use crate::{
    Forum, Result,
    accounts::{attempts, bylines::teller},
    boxed,
    initiatives::{self, NewInitiative, Row, Told, list::linked, offers, story::OPENING, supports},
    journal::{self, Entry},
    moderation::sql::{
        self,
        branches::{Below, Top},
    },
    storage::{Reader, Writer},
    texts::markdown,
};
use naast_domain::{
    answers::AnswerKind,
    conversation::BranchSource,
    ids::{CommentId, InitiativeId, MemberId},
    initiatives::{InitiativeDraft, InitiativeInput},
    journal::{Concern, EntryKind, course::Course},
    members::Viewer,
    provenance::Origin,
    refusal::Refusal,
    text::{Story, Title},
    time::Timestamp,
};

/// A branch that leaves: from where, to where, by whom.
struct Leaving<'a> {
    comment: CommentId,
    top: &'a Top,
    course: &'a Course,
    to: InitiativeId,
    by: MemberId,
    now: Timestamp,
}

impl Forum {
    /// What the form begins with, and what would happen.
    ///
    /// # Errors
    /// As `branch_off`; a branch that an answer binds says so instead.
    #[boxed]
    pub async fn branch_source(&self, viewer: &Viewer, comment: CommentId) -> Result<BranchSource> {
        viewer.may_take_part(self.clock.now())?;
        let mut conn = self.db.read().await?;
        let (top, row, _) = self.branch(&mut conn, viewer, comment).await?;
        let below = sql::branches::below(&mut conn, comment).await?;
        let name = match top.author {
            Some(author) => offers::name(&mut conn, author).await?,
            None => None,
        };
        let author = top.author.filter(|_| name.is_some());
        Ok(BranchSource {
            comment,
            from: linked(&mut conn, row.id).await?.ok_or(Refusal::NotFound)?,
            author: teller(author, name, None, top.import_author),
            title: Story::parse(&top.body).map(|story| Title::from_story(&story).to_string()).unwrap_or_default(),
            body_html: top.body_html,
            replies: i64::try_from(below.len()).unwrap_or(i64::MAX),
            is_bound: below.iter().any(binds),
        })
    }

    /// Makes a comment an initiative of its author, begun when it was said; what hangs below it comes along. Without a
    /// title, one is proposed from its text.
    ///
    /// # Errors
    /// Refused to all but its author, whoever carries the initiative, officials and moderators; `NotYours` for what
    /// somebody told who did not take it over yet; `NotOpen` when it is withdrawn, hidden, empty or already became an
    /// initiative; `Bound` for an official's answer, and when one binds the branch; `ThreadClosed`; `Invalid` at
    /// `title`; `TooOften`.
    #[boxed]
    pub async fn branch_off(&self, viewer: &Viewer, comment: CommentId, title: &str) -> Result<InitiativeId> {
        let now = self.clock.now();
        viewer.may_take_part(now)?;
        let mut tx = self.db.write().await?;
        let (top, row, by) = self.branch(&mut tx, viewer, comment).await?;
        let input = InitiativeInput { story: top.body.clone(), title: title.to_owned(), ..InitiativeInput::default() };
        let draft = InitiativeDraft::parse(&input)?;
        let below = sql::branches::below(&mut tx, comment).await?;
        if below.iter().any(binds) {
            return Err(Refusal::Bound.into());
        }
        attempts::count_of(&mut tx, "propose", by, attempts::INITIATIVES, now).await?;
        let to = begin(&mut tx, &top, &row, &draft).await?;
        leave(&mut tx, comment, (&top, &below, &row.course()), to, (by, now)).await?;
        tx.commit().await?;
        Ok(to)
    }

    /// A moderator makes a comment an initiative of its author; with a title proposed from its text.
    ///
    /// # Errors
    /// As `branch_off`.
    pub(crate) async fn split(&self, tx: &mut Writer, comment: CommentId, by: MemberId) -> Result<InitiativeId> {
        let top = sql::branches::find(tx, comment).await?.ok_or(Refusal::NotFound)?;
        let row = initiatives::find(tx, top.initiative).await?.ok_or(Refusal::NotFound)?;
        top.said().must_be_free()?;
        let draft = InitiativeDraft::parse(&InitiativeInput { story: top.body.clone(), ..InitiativeInput::default() })?;
        let below = sql::branches::below(tx, comment).await?;
        if below.iter().any(binds) {
            return Err(Refusal::Bound.into());
        }
        let to = begin(tx, &top, &row, &draft).await?;
        leave(tx, comment, (&top, &below, &row.course()), to, (by, self.clock.now())).await?;
        Ok(to)
    }

    /// A comment that may become an initiative, the initiative under which it was said, and who makes it one.
    async fn branch(&self, conn: &mut Reader, viewer: &Viewer, comment: CommentId) -> Result<(Top, Row, MemberId)> {
        let top = sql::branches::find(conn, comment).await?.ok_or(Refusal::NotFound)?;
        let row = initiatives::find(conn, top.initiative).await?.ok_or(Refusal::NotFound)?;
        let course = row.course();
        let settled = viewer.may_branch_off(&top.said(), &row.begun(&course), self.clock.now())?;
        Ok((top, row, settled.id()))
    }
}

/// Links the comment to what it became, takes along what hangs below it, and tells whom it concerns.
async fn leave(
    tx: &mut Writer,
    comment: CommentId,
    (top, below, course): (&Top, &[Below], &Course),
    to: InitiativeId,
    (by, now): (MemberId, Timestamp),
) -> Result<()> {
    sql::branches::link(tx, comment, to, now).await?;
    sql::branches::take_along(tx, top, below, to).await?;
    Leaving { comment, top, course, to, by, now }.tell(tx, below).await
}

/// Whether this was said by an official and binds the branch to the initiative in which it stands.
pub fn binds(it: &Below) -> bool {
    it.answer.as_deref().and_then(AnswerKind::from_word).is_some_and(AnswerKind::holds_its_branch)
}

/// Begins the initiative that a comment becomes, with the theme and place of the one under which it was said.
async fn begin(tx: &mut Writer, top: &Top, row: &Row, draft: &InitiativeDraft) -> Result<InitiativeId> {
    let opening = markdown::opening(draft.story.as_str(), OPENING);
    let new = NewInitiative {
        initiator: top.author,
        told: Told { story: &top.body, theme: row.theme, place: &row.place, ..Told::of(draft) },
        story_html: &top.body_html,
        opening: &opening,
        origin: Origin::Website.word(),
        started_at: top.posted_at,
        imported_support: 0,
        import_source: None,
        import_number: None,
        import_author: top.import_author.as_deref(),
    };
    Ok(initiatives::insert(tx, &new).await?)
}

impl Leaving<'_> {
    /// Tells both initiatives, and whom it concerns: the author of the comment, and whoever carries the initiative that
    /// it left or stands beside it.
    async fn tell(&self, tx: &mut Writer, below: &[Below]) -> Result<()> {
        let entry = |kind, initiative, thing: InitiativeId| Entry {
            initiative: Some(initiative),
            thing: Some(thing.0),
            ..Entry::new(kind, self.now, self.by)
        };
        let from = self.top.initiative;
        let begun = entry(EntryKind::BranchedOff, self.to, from);
        let begun = Entry { member: self.top.author, comment: Some(self.comment), ..begun };
        let begun = journal::append(tx, begun).await?;
        if let Some(author) = self.top.author {
            supports::follow(tx, self.to, author, self.now).await?;
            if author != self.by {
                journal::concern(tx, begun, author, Concern::OwnInitiative).await?;
            }
        }
        let left = entry(EntryKind::BranchLeft, from, self.to);
        let first = journal::append(tx, Entry { comment: Some(self.comment), ..left }).await?;
        // What waited for an answer within the branch does not wait here any more.
        let waited = |it: &&Below| self.course.waits.iter().any(|wait| wait.about == Some(it.id));
        for it in below.iter().filter(waited) {
            journal::append(tx, Entry { comment: Some(it.id), ..left }).await?;
        }
        let carriers = self.course.carriers.iter().map(|member| (*member, Concern::OwnInitiative));
        let companions = self.course.companions.iter().map(|seat| (seat.member, Concern::Companion));
        let is_told = |member| member == self.by || Some(member) == self.top.author;
        for (member, why) in carriers.chain(companions).filter(|(member, _)| !is_told(*member)) {
            journal::concern(tx, first, member, why).await?;
        }
        Ok(())
    }
}
