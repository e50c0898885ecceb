//! Where something is posted: the initiative with its thread, and the comment that is replied to.

use super::{Post, Words};
use crate::{
    Result,
    conversation::sql::{self, comments},
    initiatives,
    storage::Reader,
};
use naast_domain::{
    ids::{CommentId, InitiativeId},
    journal::course::Course,
    members::Viewer,
    permission::{Carried, Said, ThreadState},
    refusal::Refusal,
    time::Timestamp,
};

/// The initiative in whose thread something is posted, and where it stands. Whether one may is for the rules to say.
pub struct Target {
    pub initiative: initiatives::Row,
    pub course: Course,
}

impl Target {
    /// Finds it.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn find(tx: &mut Reader, id: InitiativeId) -> Result<Self> {
        let initiative = initiatives::find(tx, id).await?.ok_or(Refusal::NotFound)?;
        Ok(Self { course: initiative.course(), initiative })
    }

    /// What the rules about taking part ask.
    pub fn state(&self) -> ThreadState {
        self.initiative.state()
    }

    /// The comment that is replied to, in this thread.
    ///
    /// # Errors
    /// `NotFound`; `ThreadClosed` for what is hidden, and in a locked branch.
    pub async fn parent(&self, tx: &mut Reader, parent: Option<CommentId>) -> Result<Option<comments::Row>> {
        let Some(parent) = parent else { return Ok(None) };
        let id = self.initiative.id;
        let row = comments::find(tx, parent).await?.filter(|row| row.initiative == id).ok_or(Refusal::NotFound)?;
        let is_locked = sql::marks::is_locked(tx, id, &row.path).await?;
        Said { is_locked, ..row.said() }.must_take_replies()?;
        Ok(Some(row))
    }

    /// A comment of somebody who may speak here. Whoever carries the initiative may mark it as a question for officials.
    ///
    /// # Errors
    /// `NotFound`; `ThreadClosed`; whatever keeps them from taking part.
    pub async fn comment<'a>(
        &'a self,
        tx: &mut Reader,
        who: &Viewer,
        parent: Option<CommentId>,
        for_officials: bool,
        words: Words<'a>,
        now: Timestamp,
    ) -> Result<Post<'a>> {
        let id = self.initiative.id;
        let speaker = who.may_speak(id, self.state(), now)?;
        let carried = Carried { initiative: id, carriers: &self.course.carriers };
        let is_for_officials = for_officials && who.may_carry(carried, now).is_ok();
        let parent = self.parent(tx, parent).await?;
        let is_by_newcomer = who.has_just_joined(now);
        let (office, known_to) = (None, [None; 2]);
        Ok(Post { thread: self, speaker, is_by_newcomer, office, parent, words, is_for_officials, known_to })
    }
}
