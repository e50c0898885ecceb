//! Posting in a thread: the one pipeline of a comment, an official answer, a comment on behalf and a post that a moderator
//! approved. Thread and parent (`Target`), double submit, slow mode, rate limit, insert, flags, journal entry, notifications.

mod target;

pub use target::Target;

use crate::{
    Result,
    accounts::{
        attempts::{self, Pace},
        drafts,
    },
    conversation::sql::{
        self,
        comments::{NewComment, Row},
    },
    initiatives::{proposals::TWICE, supports},
    journal::{self, Entry},
    measures::flags,
    storage::{Reader, Writer},
    texts::mentions::Rendered,
};
use naast_domain::{
    answers::AnswerKind,
    ids::{BehalfId, CommentId, EntryId, InitiativeId, MemberId},
    journal::{Concern, EntryKind},
    language::Language,
    measures::Subject,
    members::Office,
    permission::Speaker,
    refusal::Refusal,
    time::Timestamp,
};

/// A text, rendered before the transaction that keeps it.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    pub text: &'a str,
    pub rendered: &'a Rendered,
    pub language: Language,
}

/// What somebody posts in a thread.
pub struct Post<'a> {
    pub thread: &'a Target,
    pub speaker: Speaker,
    /// Whether they joined within a day.
    pub is_by_newcomer: bool,
    /// The kind of an official answer, and the office in which it is given.
    pub office: Option<(AnswerKind, &'a Office)>,
    /// The comment that it replies to.
    pub parent: Option<Row>,
    pub words: Words<'a>,
    pub is_for_officials: bool,
    /// Whoever knows of it already and is not notified: who wrote it down on behalf of another, and that other.
    pub known_to: [Option<MemberId>; 2],
}

impl Post<'_> {
    /// The member who says it; nobody with a claim code.
    pub fn author(&self) -> Option<MemberId> {
        match self.speaker {
            Speaker::Member(member) => Some(member),
            Speaker::Code(_) => None,
        }
    }

    /// On whose behalf the claim code was given.
    pub fn behalf(&self) -> Option<BehalfId> {
        match &self.speaker {
            Speaker::Member(_) => None,
            Speaker::Code(claimant) => Some(claimant.behalf),
        }
    }

    fn initiative(&self) -> InitiativeId {
        self.thread.initiative.id
    }

    fn kind(&self) -> Option<&'static str> {
        self.office.map(|(kind, _)| kind.word())
    }

    /// The same text by the same speaker shortly before, under the same parent: a double submit.
    pub async fn find_duplicate(&self, tx: &mut Reader, now: Timestamp) -> Result<Option<CommentId>> {
        let (id, parent) = (self.initiative(), self.parent.as_ref().map(|row| row.id));
        let (text, since) = (self.words.text, now.plus(-TWICE));
        Ok(match &self.speaker {
            Speaker::Member(member) => {
                sql::comments::find_same(tx, *member, id, parent, (text, self.kind()), since).await?
            }
            Speaker::Code(claimant) => {
                sql::comments::find_same_by_code(tx, claimant.behalf, id, parent, text, since).await?
            }
        })
    }

    /// Slow mode: in a thread that a moderator slowed down, minutes pass between the comments of each speaker.
    ///
    /// # Errors
    /// `Slowed`.
    pub async fn respect_slow_mode(&self, tx: &mut Reader, now: Timestamp) -> Result<()> {
        let Some(minutes) = self.thread.initiative.slow_minutes else { return Ok(()) };
        let pause = minutes * Timestamp::MINUTE;
        let since = now.plus(-pause);
        let latest = sql::comments::latest_after(tx, self.initiative(), self.author(), self.behalf(), since).await?;
        match latest {
            Some(latest) => Err(Refusal::Slowed { minutes, until: latest.plus(pause) }.into()),
            None => Ok(()),
        }
    }

    /// Rate limit: counts the post; tells how fast people post here.
    ///
    /// # Errors
    /// `TooOften`; `Crowded`.
    pub async fn count(&self, tx: &mut Writer, now: Timestamp) -> Result<Pace> {
        match &self.speaker {
            Speaker::Member(member) => {
                attempts::count_comment(tx, *member, self.initiative(), self.is_by_newcomer, now).await
            }
            Speaker::Code(claimant) => {
                let subject = format!("comment-by-code:{}", claimant.behalf);
                attempts::count(tx, &subject, attempts::COMMENTS, now).await?;
                Ok(Pace::default())
            }
        }
    }

    /// Inserts the comment and deletes its draft.
    pub async fn insert(&self, tx: &mut Writer, now: Timestamp) -> Result<CommentId> {
        let id = self.initiative();
        let office = self.office.map(|(_, office)| office.clone()).unwrap_or_default();
        let new = NewComment {
            initiative: id,
            parent: self.parent.as_ref().map(|row| (row.id, row.path.as_str(), row.depth)),
            author: self.author(),
            answer: self.kind(),
            function: &office.function,
            department: &office.department,
            body: self.words.text,
            body_html: &self.words.rendered.html,
            language: Some(self.words.language.tag()),
            posted_at: now,
            is_orphan: false,
            is_for_officials: self.is_for_officials,
            behalf: self.behalf(),
            import_source: None,
            import_number: None,
            import_author: None,
        };
        let (comment, ..) = sql::comments::insert(tx, &new).await?;
        if let Some(author) = self.author() {
            let parent = self.parent.as_ref().map_or(0, |row| row.id.0);
            drafts::delete(tx, author, &format!("reply:{id}:{parent}")).await?;
        }
        Ok(comment)
    }

    /// Flags for moderators what the text or the pace shows; never an official answer.
    pub async fn flag(&self, tx: &mut Writer, comment: CommentId, pace: Pace, now: Timestamp) -> Result<()> {
        if self.office.is_some() {
            return Ok(());
        }
        let subject = Subject::Contribution { initiative: self.initiative(), comment: Some(comment) };
        flags::look(tx, subject, self.words.text, self.author(), now).await?;
        if let Some(author) = self.author() {
            flags::look_at_pace(tx, subject, author, pace, now).await?;
        }
        Ok(())
    }

    /// Counts, inserts and flags it.
    ///
    /// # Errors
    /// `TooOften`; `Crowded`.
    pub async fn keep(&self, tx: &mut Writer, now: Timestamp) -> Result<CommentId> {
        let pace = self.count(tx, now).await?;
        let comment = self.insert(tx, now).await?;
        self.flag(tx, comment, pace, now).await?;
        Ok(comment)
    }

    /// What the journal says of a comment.
    pub fn entry(&self, comment: CommentId, now: Timestamp) -> Entry {
        Entry {
            initiative: Some(self.initiative()),
            comment: Some(comment),
            thing: self.behalf().map(|behalf| behalf.0),
            word: self.is_for_officials.then_some("for_officials"),
            ..Entry::new(EntryKind::CommentPosted, now, self.author())
        }
    }

    /// Appends its entry to the journal and notifies whom it concerns.
    pub async fn announce(&self, tx: &mut Writer, entry: Entry) -> Result<()> {
        let entry = journal::append(tx, entry).await?;
        self.notify(tx, entry).await
    }

    /// Notifies whom it concerns, by the nearest reason, but not its author nor whoever knows of it. A question for the
    /// officials, and what whoever carries the initiative says, concerns who stands beside it.
    async fn notify(&self, tx: &mut Writer, entry: EntryId) -> Result<()> {
        let course = &self.thread.course;
        let replied_to = self.parent.as_ref().and_then(|row| row.author);
        let companions = course.companions.iter().map(|seat| (seat.member, Concern::Companion));
        let concerned = (self.words.rendered.members.iter().map(|member| (*member, Concern::Mention)))
            .chain(replied_to.map(|member| (member, Concern::ReplyToYou)))
            .chain(course.carriers.iter().map(|member| (*member, Concern::OwnInitiative)))
            .chain(companions);
        let [first, second] = self.known_to;
        let knowing = [self.author(), first, second];
        for (member, why) in concerned.filter(|(member, _)| !knowing.contains(&Some(*member))) {
            journal::concern(tx, entry, member, why).await?;
        }
        Ok(supports::concern_followers(tx, entry, self.initiative(), knowing).await?)
    }
}
