//! The course of an initiative: where it stands, a projection (fold) of the journal and of nothing else. There are no
//! phases and no status to set; what happened is told to the course, one entry after the other.

mod accompanying;
mod answering;
mod promising;

use crate::{
    answers::{AnswerKind, decision::Verdict},
    clock::{Cause, Pause, Wait},
    day::Day,
    ids::{BehalfId, CommentId, CommitmentId, DecisionId, MemberId},
    journal::{EntryKind, Heard},
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
            let Some(comment) = happening.comment else { continue };
            if happening.kind.heard() == Some(Heard::Gone) {
                gone.insert(comment);
            } else if happening.kind.heard() == Some(Heard::Back) {
                gone.remove(&comment);
            }
        }
        gone
    }

    /// The course after this entry. For one whose kind `turns_back`, tell it from the beginning.
    pub fn goes_on(&mut self, now: &Happening) {
        let Some(heard) = now.kind.heard() else { return };
        match heard {
            Heard::Begun => self.begins(now.actor, now),
            Heard::BegunForSomebody => self.begins_for_somebody(now),
            Heard::BegunAsBranch => self.begins(now.member, now),
            Heard::Withdrawn => {
                self.withdrawn = Some(now.at);
                self.rests();
            }
            Heard::Done => {
                self.done = Some(now.at);
                self.rests();
            }
            Heard::Reopened => {
                self.done = None;
                self.waits_for(Cause::Reopened, None, now.at);
            }
            Heard::Claimed => self.is_claimed(now),
            Heard::Joined => self.is_carried_by(now.actor),
            Heard::Left => self.carriers.retain(|carrier| Some(*carrier) != now.actor),
            Heard::Companion(step) => self.is_accompanied(step, now),
            Heard::Said => self.is_spoken_to(now),
            Heard::Answered => self.is_answered(now),
            Heard::Judged => self.is_judged(now),
            Heard::Decided => self.is_decided(now),
            Heard::Paused => self.is_paused(now),
            Heard::Resumed => self.is_resumed(now),
            // What waited for an answer there waits for it in the initiative that the branch became.
            Heard::BranchLeft => self.waits.retain(|wait| wait.about.is_none() || wait.about != now.comment),
            Heard::BranchArrived => self.waits_for(Cause::Question, now.comment, now.at),
            Heard::Promised => self.is_promised(now),
            Heard::PromiseMoved => self.promise_is(now, |promise| promise.due = now.due.unwrap_or(promise.due)),
            Heard::PromisePassedOn => {
                self.promise_is(now, |promise| promise.holder = now.member.unwrap_or(promise.holder));
            }
            Heard::PromiseEnded => {
                self.promises.retain(|promise| Some(promise.commitment.0) != now.thing);
            }
            Heard::Gone | Heard::Back | Heard::Regrouped | Heard::Imported => {}
        }
    }

    /// It began, and this member carries it. Of two that were merged, one may have begun both.
    fn begins(&mut self, by: Option<MemberId>, now: &Happening) {
        self.is_carried_by(by);
        self.waits_for(Cause::First, None, now.at);
    }

    /// A comment entered on behalf of somebody does not begin anything.
    fn begins_for_somebody(&mut self, now: &Happening) {
        if now.comment.is_none() {
            self.behalf = self.behalf.or(now.thing.map(BehalfId));
            self.waits_for(Cause::First, None, now.at);
        }
    }
}

#[cfg(test)]
mod tests;
