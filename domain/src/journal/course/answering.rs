//! What waits for an answer, what was answered and decided, and why the clock stands still.

use super::{Course, Decided, Given, Happening};
use crate::{
    answers::{AnswerKind, decision::Verdict},
    clock::{Cause, ClockRule, Pause, Reading, Wait, Why, read},
    day::Day,
    ids::{CommentId, DecisionId},
    time::Timestamp,
};

impl Course {
    /// Whether this was said by whoever carries the initiative: by account, by claim code, or while another wrote it
    /// down for the code or the account that carries it.
    fn is_own(&self, now: &Happening) -> bool {
        if let Some(by) = now.actor.or(now.member) {
            return self.carriers.contains(&by);
        }
        self.behalf.is_some() && now.thing == self.behalf.map(|behalf| behalf.0)
    }

    pub(super) fn is_spoken_to(&mut self, now: &Happening) {
        if !self.is_own(now) {
            return;
        }
        let today = Day::of(now.at);
        let mut was_asked = false;
        for pause in self.pauses.iter_mut().filter(|pause| pause.ended.is_none()) {
            match pause.why {
                Why::Question(_) => {
                    pause.ended = Some(today);
                    was_asked = true;
                }
                Why::ByHand => {}
            }
        }
        if now.word.as_deref() == Some("for_officials") {
            self.waits_for(Cause::Question, now.comment, now.at);
        } else if was_asked && self.waits.is_empty() {
            self.waits_for(Cause::Replied, now.comment, now.at);
        }
    }

    pub(super) fn is_answered(&mut self, now: &Happening) {
        let (Some(by), Some(comment)) = (now.actor, now.comment) else { return };
        // Before there were kinds, every answer was a plain one.
        let kind = now.word.as_deref().and_then(AnswerKind::from_word).unwrap_or(AnswerKind::Answer);
        let given = Given { kind, by, comment, at: now.at };
        if !kind.is_substantial() {
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

    pub(super) fn is_judged(&mut self, now: &Happening) {
        let is_this = |wait: &Wait| wait.cause == Cause::NotHelped && wait.about == now.comment;
        // Said once more, with other words: what waits did not begin to wait later.
        let since = self.waits.iter().find(|wait| is_this(wait)).map_or(now.at, |wait| wait.since);
        self.waits.retain(|wait| !is_this(wait));
        if now.word.as_deref() == Some("no") && self.done.is_none() && self.withdrawn.is_none() {
            self.waits_for(Cause::NotHelped, now.comment, since);
        }
    }

    pub(super) fn is_decided(&mut self, now: &Happening) {
        let verdict = now.word.as_deref().and_then(Verdict::from_word);
        if let (Some(verdict), Some(comment), Some(decision)) = (verdict, now.comment, now.thing) {
            self.decision = Some(Decided { decision: DecisionId(decision), verdict, comment, at: now.at });
        }
    }

    pub(super) fn is_paused(&mut self, now: &Happening) {
        match now.due {
            Some(until) => {
                self.pauses.push(Pause { why: Why::ByHand, from: Day::of(now.at), until, ended: None });
            }
            None => self.is_resumed(now),
        }
    }

    pub(super) fn is_resumed(&mut self, now: &Happening) {
        let by_hand = self.pauses.iter_mut().filter(|pause| pause.why == Why::ByHand && pause.ended.is_none());
        by_hand.for_each(|pause| pause.ended = Some(Day::of(now.at)));
    }

    pub(super) fn waits_for(&mut self, cause: Cause, about: Option<CommentId>, since: Timestamp) {
        self.waits.push(Wait { cause, about, since });
    }

    /// Nothing waits any more.
    pub(super) fn rests(&mut self) {
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

    /// The question that waits for the citizen, if one does.
    pub fn question(&self, today: Day) -> Option<CommentId> {
        self.pauses.iter().rev().filter(|pause| pause.is_on(today)).find_map(|pause| match pause.why {
            Why::Question(comment) => Some(comment),
            Why::ByHand => None,
        })
    }
}
