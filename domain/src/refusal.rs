//! Refusals: every "no" that the program says, with its HTTP status. The sentence itself is in the translation files.

use crate::{
    flaw::{FieldFlaw, Flaws},
    time::Timestamp,
};

/// Why something was not done.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Only members may do this, and nobody is signed in.
    #[error("sign in first")]
    SignInNeeded,
    /// A code was mailed, with which they go on; says nothing about whether the address is known.
    #[error("a code was mailed")]
    CodeMailed,
    /// E-mail address and password do not belong together; says nothing about which.
    #[error("unknown combination of e-mail address and password")]
    WrongCredentials,
    /// Whoever has no password shows that it is them by having signed in a moment ago.
    #[error("sign in anew")]
    SignInAnew,
    /// Nobody takes away the only way in that they have.
    #[error("the only way in stays")]
    OnlyWayIn,
    /// The member may not take part for a time.
    #[error("suspended")]
    Suspended { until: Timestamp },
    /// Only whoever wrote it may do this.
    #[error("not yours")]
    NotYours,
    /// The member does not have the role that this asks for.
    #[error("not your role")]
    NotYourRole,
    /// A moderator never decides in a case of their own (domain: who may do what).
    #[error("a moderator does not decide in their own case")]
    OwnCase,
    /// Another moderator has the case in hand; colleagues know each other by name.
    #[error("another moderator has the case in hand")]
    InHand { name: String },
    /// The thread is locked, or its initiative is hidden or withdrawn.
    #[error("the thread is closed")]
    ThreadClosed,
    /// In this thread some minutes pass between the comments of each member; comes with when the next one may.
    #[error("the thread is slowed down")]
    Slowed { minutes: i64, until: Timestamp },
    /// It was withdrawn or hidden in the meantime.
    #[error("no longer there to be changed")]
    NotOpen,
    /// What was promised or decided is moved, kept, released or revised; it is not taken back.
    #[error("a promise or decision is not taken back")]
    Bound,
    /// The last administrator keeps the role, or nobody could give it again.
    #[error("the last administrator stays")]
    LastAdministrator,
    /// Two moderators decide on this: it is proposed first.
    #[error("another moderator has to confirm this")]
    SecondNeeded,
    /// There is nothing here, or nothing that the viewer may see.
    #[error("not found")]
    NotFound,
    /// A link from a mail is over, or was not ours.
    #[error("the link is over")]
    LinkOver,
    /// Something typed is not right.
    #[error("invalid input")]
    Invalid(Vec<FieldFlaw>),
    /// Somebody else saved first; what they saved comes along, so that both can be shown.
    #[error("somebody else saved first")]
    Stale { version: i64, theirs: String },
    /// Too many tries; comes with the seconds to wait.
    #[error("too often")]
    TooOften { wait_seconds: i64 },
    /// Very many people who have just joined speak in this thread at once; comes with the seconds to wait.
    #[error("too many newcomers at once")]
    Crowded { wait_seconds: i64 },
    /// A form came back sooner than people write, or was open for days.
    #[error("too quick")]
    TooQuick,
    /// The forum is flooded, and the browser did not do its work yet.
    #[error("the browser has work to do first")]
    WorkNeeded,
    /// As much of this member as may waits for a person already.
    #[error("enough of this member waits already")]
    StillWaiting,
}

impl Refusal {
    /// The HTTP status (RFC 9110, section 15; 429: RFC 6585) that goes with this refusal.
    pub const fn status(&self) -> u16 {
        match self {
            Self::SignInNeeded | Self::CodeMailed => 401,
            Self::Suspended { .. }
            | Self::SignInAnew
            | Self::NotYours
            | Self::NotYourRole
            | Self::OwnCase
            | Self::LastAdministrator
            | Self::ThreadClosed => 403,
            Self::NotFound => 404,
            Self::LinkOver => 410,
            Self::Stale { .. }
            | Self::NotOpen
            | Self::OnlyWayIn
            | Self::Bound
            | Self::InHand { .. }
            | Self::SecondNeeded => 409,
            Self::Invalid(_) | Self::WrongCredentials => 422,
            Self::TooOften { .. }
            | Self::Slowed { .. }
            | Self::Crowded { .. }
            | Self::TooQuick
            | Self::WorkNeeded
            | Self::StillWaiting => 429,
        }
    }

    /// A refusal for one field.
    pub fn field(name: &str, flaw: crate::flaw::Flaw) -> Self {
        Self::Invalid(vec![flaw.at(name)])
    }

    /// The flaws, when this is about what was typed.
    pub fn flaws(&self) -> &[FieldFlaw] {
        if let Self::Invalid(flaws) = self { flaws } else { &[] }
    }
}

impl Flaws {
    /// Refuses when anything was noted.
    pub fn into_result(self) -> Result<(), Refusal> {
        if self.0.is_empty() { Ok(()) } else { Err(Refusal::Invalid(self.0)) }
    }
}
