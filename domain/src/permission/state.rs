//! What the rules need to know of what they are about: a text, a thread, an initiative, a comment.

use super::{Carried, ThreadState};
use crate::{
    answers::AnswerKind,
    ids::{BehalfId, InitiativeId, MeasureId, MemberId},
    journal::course::Course,
    refusal::Refusal,
    time::Timestamp,
};

/// Whether a text is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TextState {
    pub is_withdrawn: bool,
    /// A moderator hid it.
    pub is_hidden: bool,
    /// It is hidden until its author changes it.
    pub is_withheld: bool,
}

impl TextState {
    /// Of a text that these measures hide, and ask its author to change: the same one does both until it is changed.
    pub fn of(is_withdrawn: bool, hidden_by: Option<MeasureId>, asked_by: Option<MeasureId>) -> Self {
        let is_hidden = hidden_by.is_some();
        Self { is_withdrawn, is_hidden, is_withheld: is_hidden && hidden_by == asked_by }
    }

    /// It is there for everybody.
    ///
    /// # Errors
    /// `NotOpen` when it is withdrawn or hidden.
    pub const fn must_be_there(self) -> Result<(), Refusal> {
        if self.is_withdrawn || self.is_hidden { Err(Refusal::NotOpen) } else { Ok(()) }
    }

    /// Its author can change it: what is withdrawn or hidden does not change any more, but what is hidden until its author
    /// changes it is open to them.
    ///
    /// # Errors
    /// `NotOpen`.
    pub const fn must_be_open(self) -> Result<(), Refusal> {
        if self.is_withdrawn || (self.is_hidden && !self.is_withheld) { Err(Refusal::NotOpen) } else { Ok(()) }
    }
}

impl ThreadState {
    /// People speak here.
    ///
    /// # Errors
    /// `ThreadClosed` when it is locked, or its initiative hidden or withdrawn.
    pub const fn must_be_open(self) -> Result<(), Refusal> {
        if self.is_locked { Err(Refusal::ThreadClosed) } else { self.must_be_there() }
    }

    /// Its initiative is there for everybody.
    ///
    /// # Errors
    /// `ThreadClosed` when it is hidden or withdrawn.
    pub const fn must_be_there(self) -> Result<(), Refusal> {
        if self.is_hidden || self.is_withdrawn { Err(Refusal::ThreadClosed) } else { Ok(()) }
    }
}

/// An initiative.
#[derive(Debug, Clone, Copy)]
pub struct Begun<'a> {
    pub id: InitiativeId,
    pub initiator: Option<MemberId>,
    pub behalf: Option<BehalfId>,
    pub text: TextState,
    pub is_locked: bool,
    /// Whether it began in concern and has not grown yet.
    pub is_concern: bool,
    pub course: &'a Course,
}

impl Begun<'_> {
    /// Its thread.
    pub const fn thread(&self) -> ThreadState {
        let TextState { is_hidden, is_withdrawn, .. } = self.text;
        ThreadState { is_locked: self.is_locked, is_hidden, is_withdrawn }
    }

    /// Who carries it.
    pub fn carried(&self) -> Carried<'_> {
        Carried { initiative: self.id, carriers: &self.course.carriers }
    }
}

/// Something that was said in a thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
// Each is a fact of its own; none excludes another.
#[allow(clippy::struct_excessive_bools)]
pub struct Said {
    pub author: Option<MemberId>,
    pub behalf: Option<BehalfId>,
    pub text: TextState,
    /// Filled when an official answered.
    pub answer: Option<AnswerKind>,
    /// Whether it became an initiative of its own.
    pub has_branched: bool,
    /// Whether it has no words.
    pub is_blank: bool,
    /// Whether its branch is locked, here or above.
    pub is_locked: bool,
    pub posted_at: Timestamp,
    /// Whether a moderator asks its author to change it.
    pub is_asked: bool,
}

/// For how long after it was said somebody mends typos, where a thread or a branch is locked, in milliseconds.
const TYPOS: i64 = 15 * Timestamp::MINUTE;

impl Said {
    /// Its author goes on with it: editing is no way to go on talking where nobody else can. What a moderator asks to change, and
    /// typos soon after, can be.
    ///
    /// # Errors
    /// `ThreadClosed`.
    pub fn must_take_edits(&self, thread: ThreadState, now: Timestamp) -> Result<(), Refusal> {
        let is_open = !thread.is_locked && !self.is_locked;
        if is_open || self.is_asked || now <= self.posted_at.plus(TYPOS) { Ok(()) } else { Err(Refusal::ThreadClosed) }
    }

    /// Others reply to it. To what its author withdrew they may.
    ///
    /// # Errors
    /// `ThreadClosed` for what is hidden, and in a locked branch.
    pub const fn must_take_replies(&self) -> Result<(), Refusal> {
        if self.text.is_hidden || self.is_locked { Err(Refusal::ThreadClosed) } else { Ok(()) }
    }

    /// It can become an initiative as it stands.
    ///
    /// # Errors
    /// `Bound` for an official's answer; `NotOpen` when it is withdrawn, hidden, empty or already became one; `NotYours`
    /// for what somebody told who did not take it over yet: their code must be able to take down all that they told.
    pub fn must_be_free(&self) -> Result<(), Refusal> {
        if self.answer.is_some() {
            return Err(Refusal::Bound);
        }
        self.text.must_be_there()?;
        if self.is_blank || self.has_branched {
            return Err(Refusal::NotOpen);
        }
        if self.author.is_none() && self.behalf.is_some() { Err(Refusal::NotYours) } else { Ok(()) }
    }
}
