//! What an entry is to those who read the journal again: to the course of its initiative, and to what its page tells of
//! what happened.

use crate::companions::Step;
use serde::{Deserialize, Serialize};

/// What the course of an initiative hears in an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// It began: by an account.
    Begun,
    /// It began, or was said, for somebody who told it.
    BegunForSomebody,
    /// It began as a branch of another thread.
    BegunAsBranch,
    Withdrawn,
    Done,
    Reopened,
    /// Somebody took it over with their code.
    Claimed,
    Joined,
    Left,
    /// What happened between companions.
    Companion(Step),
    Said,
    Answered,
    /// Whether an answer helped.
    Judged,
    Decided,
    Paused,
    Resumed,
    BranchLeft,
    BranchArrived,
    Promised,
    PromiseMoved,
    PromisePassedOn,
    /// A promise was kept, or is no longer needed.
    PromiseEnded,
    /// A text went, and what it counted for.
    Gone,
    /// It is there again.
    Back,
    /// Another initiative is told with this one, or no longer.
    Regrouped,
    /// It came from elsewhere, where what was said counts for nothing here.
    Imported,
}

/// What is true of something that is heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "it is a row of a table")]
struct Facts {
    turns_back: bool,
    carries: bool,
    is_of_one: bool,
    comes_in: bool,
    is_post: bool,
}

/// Something after which the course goes on.
const PLAIN: Facts = Facts { turns_back: false, carries: false, is_of_one: false, comes_in: false, is_post: false };

impl Heard {
    const fn facts(self) -> Facts {
        match self {
            Self::Begun | Self::BegunForSomebody | Self::BegunAsBranch => {
                Facts { carries: true, comes_in: true, ..PLAIN }
            }
            Self::Imported => Facts { comes_in: true, ..PLAIN },
            Self::Claimed | Self::Joined => Facts { carries: true, ..PLAIN },
            Self::Withdrawn | Self::Done | Self::Reopened | Self::Paused | Self::Resumed => {
                Facts { is_of_one: true, ..PLAIN }
            }
            Self::Said | Self::Answered => Facts { is_post: true, ..PLAIN },
            Self::Gone | Self::Back | Self::Regrouped => Facts { turns_back: true, ..PLAIN },
            Self::Left
            | Self::Companion(_)
            | Self::Judged
            | Self::Decided
            | Self::BranchLeft
            | Self::BranchArrived
            | Self::Promised
            | Self::PromiseMoved
            | Self::PromisePassedOn
            | Self::PromiseEnded => PLAIN,
        }
    }

    /// Whether the course has to be told from its beginning: a text goes or comes back, or an initiative is told with
    /// another one.
    pub const fn turns_back(self) -> bool {
        self.facts().turns_back
    }

    /// Whether it makes somebody carry the initiative: what they say counts for its course.
    pub const fn carries(self) -> bool {
        self.facts().carries
    }

    /// Whether it lets one initiative rest or go on by itself, which is nothing to another one that it is merged with.
    pub const fn is_of_one(self) -> bool {
        self.facts().is_of_one
    }

    /// Whether it says how an initiative came in.
    pub const fn comes_in(self) -> bool {
        self.facts().comes_in
    }

    /// Whether something was posted in the thread.
    pub const fn is_post(self) -> bool {
        self.facts().is_post
    }
}

/// What an entry tells the member it is about of their account, by mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountNews {
    /// Their address is to be confirmed.
    Confirm,
    PasswordChanged,
    /// Somebody can choose another password for it.
    RecoveryCodeGiven,
    /// Somebody signed in with a browser that did not before.
    NewDevice,
    /// They come in another way from now on, or no longer.
    WaysIn,
    /// They have another address, which is told at the one they left.
    EmailLeft,
    /// What they answered by mail comes back.
    ReplyReturned,
}

/// A step in what happened, as the page of an initiative tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum StepKind {
    Begun,
    /// Somebody told it, and another wrote it down.
    Told,
    BranchedOff,
    Withdrawn,
    Grown,
    BranchLeft,
    Companion(Step),
    /// The first answer that says more than "read", or a question.
    Answered,
    Decided,
    /// A promise: kept, late, or for a day to come.
    Promise,
    Done,
    Reopened,
}
