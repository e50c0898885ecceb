//! Identifiers: numbers given by the database, one type for each kind of thing so that they cannot be mixed up.

use serde::{Deserialize, Serialize};
use std::{fmt, num::ParseIntError, str::FromStr};

/// An id of its own type for each kind of thing, so that one cannot be given for another; it saves the same forty
/// lines for each.
macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = ParseIntError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )*};
}

id! {
    /// A member: someone with an account.
    MemberId,
    /// An initiative.
    InitiativeId,
    /// A comment or answer in a thread.
    CommentId,
    /// A theme of the organisation.
    ThemeId,
    /// One version of a house rule.
    HouseRuleId,
    /// A measure taken by a moderator.
    MeasureId,
    /// A report by a member.
    ReportId,
    /// A notice that content breaks the law.
    NoticeId,
    /// An appeal against a decision of a moderator.
    AppealId,
    /// Something that waits for a person.
    WaitingId,
    /// A note on a case.
    NoteId,
    /// One measure on many comments.
    ClearingId,
    /// A measure that one moderator proposed and another one has to confirm.
    ProposalId,
    /// An invitation to somebody from outside to look again.
    ReviewId,
    /// An invitation by mail to take on a role.
    InvitationId,
    /// A time in which an official stands beside an initiative.
    CompanionshipId,
    /// A pause of the response clock, made by hand.
    PauseId,
    /// A commitment.
    CommitmentId,
    /// A decision.
    DecisionId,
    /// A value or goal of the organisation.
    ValueId,
    /// A starting text for an answer.
    TemplateId,
    /// An offer of help.
    OfferId,
    /// Something entered on behalf of somebody.
    BehalfId,
    /// A rule in the way.
    ObstacleId,
    /// An entry of the journal; entries are numbered in the order in which they were committed.
    EntryId,
}
