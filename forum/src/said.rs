//! Something said in a thread, a comment or an answer: keeping it in its place, once, and telling whom it concerns.

use crate::{
    Result,
    attempts::{self, Pace},
    flags,
    initiatives::TWICE,
    sql::{
        self, Reader, Writer,
        comments::{NewComment, Row},
        initiatives,
    },
};
use naast_domain::{
    answer::AnswerKind,
    course::Course,
    flag,
    ids::{BehalfId, CommentId, EntryId, InitiativeId, MemberId},
    journal::Concern,
    language::Language,
    measure::Subject,
    member::Office,
    permission::Speaker,
    refusal::Refusal,
    time::Timestamp,
};

/// What is said, by whom, and in reply to what.
pub struct Said<'a> {
    pub speaker: &'a Speaker,
    /// The kind of answer and the office in which an official gives it.
    pub office: Option<(AnswerKind, &'a Office)>,
    pub above: Option<Row>,
    pub text: &'a str,
    pub html: &'a str,
    pub language: Language,
    pub is_for_officials: bool,
    /// Who knows of it already: whoever wrote it down, and for whom.
    pub known_to: &'a [MemberId],
}

impl Said<'_> {
    /// The member who says it; nobody with a claim code.
    pub fn author(&self) -> Option<MemberId> {
        match self.speaker {
            Speaker::Member(member) => Some(*member),
            Speaker::Code(_) => None,
        }
    }

    /// On whose behalf the claim code was given.
    pub fn behalf(&self) -> Option<BehalfId> {
        match self.speaker {
            Speaker::Member(_) => None,
            Speaker::Code(claimant) => Some(claimant.behalf),
        }
    }

    fn kind(&self) -> Option<&'static str> {
        self.office.map(|(kind, _)| kind.word())
    }

    /// The same thing said shortly before: it was sent twice.
    pub async fn find_first(&self, tx: &mut Reader, id: InitiativeId, now: Timestamp) -> Result<Option<CommentId>> {
        let parent = self.above.as_ref().map(|row| row.id);
        let (words, since) = ((self.text, self.kind()), now.plus(-TWICE));
        Ok(match self.speaker {
            Speaker::Member(member) => sql::comments::find_same(tx, *member, id, parent, words, since).await?,
            Speaker::Code(claimant) => {
                sql::comments::find_same_by_code(tx, claimant.behalf, id, parent, self.text, since).await?
            }
        })
    }

    /// In a thread that is slowed down, some minutes pass between the comments of each member.
    ///
    /// # Errors
    /// `Slowed`.
    pub async fn must_wait(&self, tx: &mut Reader, initiative: &initiatives::Row, now: Timestamp) -> Result<()> {
        let Some(minutes) = initiative.slow_minutes else { return Ok(()) };
        let pause = minutes * Timestamp::MINUTE;
        let since = now.plus(-pause);
        let latest = sql::comments::latest_after(tx, initiative.id, self.author(), self.behalf(), since).await?;
        match latest {
            Some(latest) => Err(Refusal::Slowed { minutes, until: latest.plus(pause) }.into()),
            None => Ok(()),
        }
    }

    /// Keeps it in its place, within the limits, and points out what is to be seen.
    ///
    /// # Errors
    /// `TooOften`; `Crowded`.
    pub async fn keep(&self, tx: &mut Writer, id: InitiativeId, now: Timestamp) -> Result<CommentId> {
        let pace = self.count(tx, id, now).await?;
        let comment = self.place(tx, id, now).await?;
        if self.office.is_none() {
            let subject = Subject::Contribution { initiative: id, comment: Some(comment) };
            flags::look(tx, subject, self.text, self.author(), now).await?;
            if let Some(author) = self.author() {
                flags::look_at_pace(tx, subject, author, pace, now).await?;
            }
        }
        Ok(comment)
    }

    /// Counts it; tells how fast people speak.
    ///
    /// # Errors
    /// `TooOften`; `Crowded`.
    pub async fn count(&self, tx: &mut Writer, id: InitiativeId, now: Timestamp) -> Result<Pace> {
        match self.speaker {
            Speaker::Member(member) => {
                let joined = sql::members::find(tx, *member).await?.map_or(now, |member| member.joined_at);
                let has_just_joined = joined > now.plus(-flag::NEWCOMER);
                attempts::count_comment(tx, *member, id, has_just_joined, now).await
            }
            Speaker::Code(claimant) => {
                let subject = format!("comment-by-code:{}", claimant.behalf);
                attempts::count(tx, &subject, attempts::COMMENTS, now).await?;
                Ok(Pace::default())
            }
        }
    }

    /// Keeps it in its place; what was kept of it while it was written is thrown away.
    pub async fn place(&self, tx: &mut Writer, id: InitiativeId, now: Timestamp) -> Result<CommentId> {
        let office = self.office.map(|(_, office)| office.clone()).unwrap_or_default();
        let new = NewComment {
            initiative: id,
            parent: self.above.as_ref().map(|row| (row.id, row.path.as_str(), row.depth)),
            author: self.author(),
            answer: self.kind(),
            function: &office.function,
            department: &office.department,
            body: self.text,
            body_html: self.html,
            language: Some(self.language.tag()),
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
            let parent = self.above.as_ref().map_or(0, |row| row.id.0);
            sql::drafts::delete(tx, author, &format!("reply:{id}:{parent}")).await?;
        }
        Ok(comment)
    }

    /// Tells whom it concerns, never its author nor whoever knows of it already; the nearest reason first. A question for the officials, and what
    /// whoever carries the initiative says, concerns who stands beside it.
    pub async fn tell(
        &self,
        tx: &mut Writer,
        entry: EntryId,
        id: InitiativeId,
        course: &Course,
        mentioned: &[MemberId],
    ) -> Result<()> {
        let replied_to = self.above.as_ref().and_then(|row| row.author);
        let followers = sql::supports::followers(tx, id).await?;
        let companions = course.companions.iter().map(|seat| (seat.member, Concern::Companion));
        let concerned = (mentioned.iter().map(|member| (*member, Concern::Mention)))
            .chain(replied_to.map(|member| (member, Concern::ReplyToYou)))
            .chain(course.carriers.iter().map(|member| (*member, Concern::OwnInitiative)))
            .chain(companions)
            .chain(followers.into_iter().map(|member| (member, Concern::Followed)));
        let is_news = |member: &MemberId| Some(*member) != self.author() && !self.known_to.contains(member);
        for (member, why) in concerned.filter(|(member, _)| is_news(member)) {
            sql::journal::concern(tx, entry, member, why).await?;
        }
        Ok(())
    }
}
