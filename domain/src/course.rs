//! The course of an initiative: where it stands, derived from the journal and from nothing else. There are no phases
//! and no status to set; what happened is told to the course, one entry after the other.

use crate::{
    answer::AnswerKind,
    clock::{Cause, ClockRule, Pause, Reading, Wait, Why, read},
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

/// Whether an entry of this kind makes a text go or come back, so that the course has to be told from the beginning.
pub const fn turns_back(kind: EntryKind) -> bool {
    matches!(kind, EntryKind::CommentWithdrawn | EntryKind::Hidden | EntryKind::Restored)
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
                (EntryKind::Restored, Some(comment)) => {
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
                    EntryKind::EnteredOnBehalf => self.behalf = now.thing.map(BehalfId),
                    EntryKind::BranchedOff => self.carriers.extend(now.member),
                    _ => self.carriers.extend(now.actor),
                }
                self.waits_for(Cause::First, None, now.at);
            }
        }
    }

    fn is_carried(&mut self, now: &Happening) {
        match now.kind {
            EntryKind::CarrierLeft => self.carriers.retain(|carrier| Some(*carrier) != now.actor),
            EntryKind::ClaimTaken if now.comment.is_some() => {}
            kind => {
                if kind == EntryKind::ClaimTaken {
                    self.behalf = None;
                }
                if let Some(carrier) = now.actor.filter(|carrier| !self.carriers.contains(carrier)) {
                    self.carriers.push(carrier);
                }
            }
        }
    }

    fn is_accompanied(&mut self, now: &Happening) {
        let Some(actor) = now.actor else { return };
        let seat = |course: &Self, member: MemberId| course.companions.iter().position(|seat| seat.member == member);
        match now.kind {
            EntryKind::CompanionSteppedBack => self.companions.retain(|seat| seat.member != actor),
            EntryKind::CompanionStood if seat(self, actor).is_none() => {
                self.companions.push(Seat { member: actor, since: now.at });
            }
            EntryKind::CompanionHandedOver | EntryKind::CompanionTookOver => {
                let handed = now.kind == EntryKind::CompanionHandedOver;
                let (from, to) = if handed { (Some(actor), now.member) } else { (now.member, Some(actor)) };
                let (Some(from), Some(to)) = (from, to) else { return };
                let since = seat(self, to).map_or(now.at, |old| self.companions.remove(old).since);
                match seat(self, from) {
                    Some(place) => self.companions[place] = Seat { member: to, since },
                    None => self.companions.push(Seat { member: to, since }),
                }
            }
            _ => {}
        }
    }

    /// Whether this was said by whoever carries the initiative: by account, by claim code, or while another wrote it
    /// down for the code or the account that carries it.
    fn is_own(&self, now: &Happening) -> bool {
        if let Some(by) = now.actor.or(now.member) {
            return self.carriers.contains(&by);
        }
        self.behalf.is_some() && now.thing == self.behalf.map(|behalf| behalf.0)
    }

    fn is_spoken_to(&mut self, now: &Happening) {
        if !self.is_own(now) {
            return;
        }
        let today = Day::of(now.at);
        let mut was_asked = false;
        for pause in self.pauses.iter_mut().filter(|pause| pause.ended.is_none()) {
            if matches!(pause.why, Why::Question(_)) {
                pause.ended = Some(today);
                was_asked = true;
            }
        }
        if now.word.as_deref() == Some("for_officials") {
            self.waits_for(Cause::Question, now.comment, now.at);
        } else if was_asked && self.waits.is_empty() {
            self.waits_for(Cause::Replied, now.comment, now.at);
        }
    }

    fn is_answered(&mut self, now: &Happening) {
        let (Some(by), Some(comment)) = (now.actor, now.comment) else { return };
        // Before there were kinds, every answer was a plain one.
        let kind = now.word.as_deref().and_then(AnswerKind::from_word).unwrap_or(AnswerKind::Answer);
        let given = Given { kind, by, comment, at: now.at };
        if kind == AnswerKind::Read {
            self.read = Some(given);
            return;
        }
        self.latest = Some(given);
        if kind == AnswerKind::Question {
            if let Some(until) = now.due {
                self.pauses.push(Pause { why: Why::Question(comment), from: Day::of(now.at), until, ended: None });
            }
            return;
        }
        let question = now.thing.map(CommentId);
        self.waits.retain(|wait| wait.cause == Cause::Question && wait.about != question);
        self.forget_pauses();
    }

    fn is_judged(&mut self, now: &Happening) {
        let is_this = |wait: &Wait| wait.cause == Cause::NotHelped && wait.about == now.comment;
        // Said once more, with other words: what waits did not begin to wait later.
        let since = self.waits.iter().find(|wait| is_this(wait)).map_or(now.at, |wait| wait.since);
        self.waits.retain(|wait| !is_this(wait));
        if now.word.as_deref() == Some("no") && self.done.is_none() && self.withdrawn.is_none() {
            self.waits_for(Cause::NotHelped, now.comment, since);
        }
    }

    fn is_decided(&mut self, now: &Happening) {
        let verdict = now.word.as_deref().and_then(Verdict::from_word);
        if let (Some(verdict), Some(comment), Some(decision)) = (verdict, now.comment, now.thing) {
            self.decision = Some(Decided { decision: DecisionId(decision), verdict, comment, at: now.at });
        }
    }

    fn is_held(&mut self, now: &Happening) {
        let today = Day::of(now.at);
        if let (EntryKind::ClockPaused, Some(until)) = (now.kind, now.due) {
            self.pauses.push(Pause { why: Why::ByHand, from: today, until, ended: None });
        } else {
            let by_hand = self.pauses.iter_mut().filter(|pause| pause.why == Why::ByHand && pause.ended.is_none());
            by_hand.for_each(|pause| pause.ended = Some(today));
        }
    }

    fn is_promised(&mut self, now: &Happening) {
        let Some(commitment) = now.thing.map(CommitmentId) else { return };
        let open = self.promises.iter_mut().find(|promise| promise.commitment == commitment);
        match (now.kind, open) {
            (EntryKind::CommitmentMade, None) => {
                if let Some((holder, due)) = now.member.zip(now.due) {
                    self.promises.push(Promised { commitment, holder, due });
                }
            }
            (EntryKind::CommitmentMoved, Some(promise)) => promise.due = now.due.unwrap_or(promise.due),
            (EntryKind::CommitmentHandedOver, Some(promise)) => promise.holder = now.member.unwrap_or(promise.holder),
            (EntryKind::CommitmentKept | EntryKind::CommitmentReleased, Some(_)) => {
                self.promises.retain(|promise| promise.commitment != commitment);
            }
            _ => {}
        }
    }

    fn waits_for(&mut self, cause: Cause, about: Option<CommentId>, since: Timestamp) {
        self.waits.push(Wait { cause, about, since });
    }

    /// Nothing waits any more.
    fn rests(&mut self) {
        self.waits.clear();
        self.forget_pauses();
    }

    /// Pauses matter while something waits; a pause made by hand stays for what comes.
    fn forget_pauses(&mut self) {
        self.pauses.retain(|pause| pause.why == Why::ByHand && pause.ended.is_none());
    }

    /// What the clock says: that of whatever waits longest.
    pub fn clock(&self, rule: &ClockRule, today: Day) -> Option<Reading> {
        let readings = self.waits.iter().map(|wait| read(wait, &self.pauses, rule, today));
        readings.min_by_key(|reading| (reading.due, reading.since))
    }

    /// The first contact.
    pub fn companion(&self) -> Option<MemberId> {
        self.companions.first().map(|seat| seat.member)
    }

    /// The open commitment with the nearest day.
    pub fn next_promise(&self) -> Option<Promised> {
        self.promises.iter().min_by_key(|promise| (promise.due, promise.commitment)).copied()
    }

    /// The question that waits for the citizen, if one does.
    pub fn question(&self, today: Day) -> Option<CommentId> {
        self.pauses.iter().rev().find_map(|pause| match pause.why {
            Why::Question(comment) if pause.is_on(today) => Some(comment),
            _ => None,
        })
    }
}

#[cfg(test)]
#[path = "course_tests.rs"]
mod tests;
