//! The course of an initiative: where it stands, derived from the journal and from nothing else. There are no phases
//! and no status to set; what happened is told to the course, one entry after the other.

mod accompanying;
mod answering;
mod promising;

use crate::{
    answer::AnswerKind,
    clock::{Cause, Pause, Wait},
    day::Day,
    decision::Verdict,
    ids::{BehalfId, CommentId, CommitmentId, DecisionId, MemberId},
    journal::EntryKind,
    time::Timestamp,
};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// What the course needs to know of an entry of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happening {
    pub kind: EntryKind,
    pub at: Timestamp,
    pub actor: Option<MemberId>,
    pub member: Option<MemberId>,
    pub comment: Option<CommentId>,
    /// A commitment, a decision, the question that an answer is about, or on whose behalf.
    pub thing: Option<i64>,
    pub due: Option<Day>,
    pub word: Option<String>,
}

/// An official beside the initiative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    pub member: MemberId,
    pub since: Timestamp,
}

/// An answer that was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    pub kind: AnswerKind,
    pub by: MemberId,
    pub comment: CommentId,
    pub at: Timestamp,
}

/// The decision that stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    pub decision: DecisionId,
    pub verdict: Verdict,
    pub comment: CommentId,
    pub at: Timestamp,
}

/// A commitment that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promised {
    pub commitment: CommitmentId,
    pub holder: MemberId,
    pub due: Day,
}

/// Where an initiative stands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Course {
    /// Whose initiative it is, by account.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub carriers: Vec<MemberId>,
    /// On whose behalf it was entered, while nobody took it over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub behalf: Option<BehalfId>,
    /// Who stands beside it; the first one is the first contact.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub companions: Vec<Seat>,
    /// Who read it last, before anybody answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read: Option<Given>,
    /// The newest answer that says more than "read".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latest: Option<Given>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decided>,
    /// Open commitments, in the order in which they were made.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub promises: Vec<Promised>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub waits: Vec<Wait>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pauses: Vec<Pause>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Timestamp>,
}

/// Whether an entry of this kind makes a text go or come back, or an initiative be told with another one, so that the course has to be told from the beginning.
pub const fn turns_back(kind: EntryKind) -> bool {
    matches!(
        kind,
        EntryKind::CommentWithdrawn
            | EntryKind::Hidden
            | EntryKind::Restored
            | EntryKind::ChangedAsAsked
            | EntryKind::Merged
            | EntryKind::Unmerged
    )
}

impl Course {
    /// The course that these entries, oldest first, tell: what was said in comments that are gone is left out.
    pub fn of(happenings: &[Happening]) -> Self {
        let gone = Self::gone(happenings);
        let mut course = Self::default();
        let is_there = |happening: &&Happening| happening.comment.is_none_or(|comment| !gone.contains(&comment));
        happenings.iter().filter(is_there).for_each(|happening| course.goes_on(happening));
        course
    }

    /// The comments that were withdrawn or hidden, and not restored.
    fn gone(happenings: &[Happening]) -> HashSet<CommentId> {
        let mut gone = HashSet::new();
        for happening in happenings {
            match (happening.kind, happening.comment) {
                (EntryKind::CommentWithdrawn | EntryKind::Hidden, Some(comment)) => {
                    gone.insert(comment);
                }
                (EntryKind::Restored | EntryKind::ChangedAsAsked, Some(comment)) => {
                    gone.remove(&comment);
                }
                _ => {}
            }
        }
        gone
    }

    /// The course after this entry. For one that `turns_back`, tell it from the beginning.
    pub fn goes_on(&mut self, now: &Happening) {
        match now.kind {
            EntryKind::InitiativeProposed
            | EntryKind::EnteredOnBehalf
            | EntryKind::BranchedOff
            | EntryKind::InitiativeWithdrawn
            | EntryKind::DeclaredDone
            | EntryKind::Reopened => self.begins_or_ends(now),
            EntryKind::ClaimTaken | EntryKind::CarrierJoined | EntryKind::CarrierLeft => self.is_carried(now),
            EntryKind::CompanionStood
            | EntryKind::CompanionHandedOver
            | EntryKind::CompanionTookOver
            | EntryKind::CompanionSteppedBack => self.is_accompanied(now),
            EntryKind::CommentPosted => self.is_spoken_to(now),
            EntryKind::AnswerPosted => self.is_answered(now),
            EntryKind::AnswerHelped => self.is_judged(now),
            EntryKind::Decided => self.is_decided(now),
            EntryKind::ClockPaused | EntryKind::ClockResumed => self.is_held(now),
            // What waited for an answer there waits for it in the initiative that the branch became.
            EntryKind::BranchLeft => self.waits.retain(|wait| wait.about.is_none() || wait.about != now.comment),
            EntryKind::BranchArrived => self.waits_for(Cause::Question, now.comment, now.at),
            EntryKind::CommitmentMade
            | EntryKind::CommitmentKept
            | EntryKind::CommitmentMoved
            | EntryKind::CommitmentHandedOver
            | EntryKind::CommitmentReleased => self.is_promised(now),
            _ => {}
        }
    }

    fn begins_or_ends(&mut self, now: &Happening) {
        match now.kind {
            EntryKind::InitiativeWithdrawn => {
                self.withdrawn = Some(now.at);
                self.rests();
            }
            EntryKind::DeclaredDone => {
                self.done = Some(now.at);
                self.rests();
            }
            EntryKind::Reopened => {
                self.done = None;
                self.waits_for(Cause::Reopened, None, now.at);
            }
            // A comment entered on behalf of somebody does not begin anything.
            EntryKind::EnteredOnBehalf if now.comment.is_some() => {}
            kind => {
                match kind {
                    EntryKind::EnteredOnBehalf => self.behalf = self.behalf.or(now.thing.map(BehalfId)),
                    EntryKind::BranchedOff => self.carriers.extend(now.member),
                    // Of two that were merged, one may have begun both.
                    _ => self.carriers.extend(now.actor.filter(|actor| !self.carriers.contains(actor))),
                }
                self.waits_for(Cause::First, None, now.at);
            }
        }
    }
}

#[cfg(test)]
mod tests;
