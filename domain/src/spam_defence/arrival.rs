//! What keeps machines from filling the forum, without a puzzle that excludes people and without anybody else's service: a
//! field that people do not see, a form that takes a moment to fill in, and while the forum is flooded some work by the
//! browser. Only strangers are asked: whoever joined a while ago is known. Who cannot do the work is not turned away: what
//! they wrote waits for a person.

use crate::{flaw::Flaw, refusal::Refusal, spam_defence::proof_of_work, time::Timestamp, words::words};
use serde::{Deserialize, Serialize};

words! {
    /// When browsers of strangers work.
    Defence {
        /// While the forum is flooded.
        Auto = "auto",
        /// Always.
        On = "on",
        /// Never.
        Off = "off",
    }
}

/// The name of the field that people do not see.
pub const TRAP: &str = "arrival[website]";
/// How long filling in a form takes at least, in milliseconds.
pub const QUICKEST: i64 = Timestamp::SECOND;
/// How long a form may have been open, in milliseconds; then its stamp is renewed.
pub const LONGEST: i64 = Timestamp::DAY;
/// How long a stamp is good for work, in milliseconds: what was done for an older one may have been done in store.
pub const WORKED_WITHIN: i64 = 2 * Timestamp::HOUR;
/// How many zero bits the work has: about a quarter of a million steps, a second or so of a simple phone.
pub const BITS: u32 = 18;
/// From how many posts and registrations of strangers within `FLOODED_WITHIN` on the forum is flooded.
pub const FLOOD: i64 = 60;
/// See `FLOOD`; in milliseconds.
pub const FLOODED_WITHIN: i64 = 10 * Timestamp::MINUTE;
/// What stands for the work in a form whose browser has not done it yet.
pub const AT_WORK: &str = "-";

/// What a form asks of the browser that shows it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Challenge {
    /// When the form was given, signed.
    pub stamp: String,
    /// How much work; 0 while all is calm.
    pub bits: u32,
}

/// What a form brings along beside what was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Arrival {
    pub stamp: String,
    /// The number that was found; `AT_WORK` until then, and nothing without JavaScript.
    pub proof: String,
    /// The field that people do not see.
    pub website: String,
}

/// What the browser of a stranger did, while the forum is flooded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worked {
    /// Nothing: there is no JavaScript, and a person looks at it.
    Cannot,
    /// All that was asked.
    Done,
}

impl Arrival {
    /// Looks at what no person would do; the form was open for so long, in milliseconds, if its stamp is ours.
    ///
    /// # Errors
    /// `LeaveEmpty` at the field that people do not see; `TooQuick`.
    pub fn must_look_human(&self, open: Option<i64>) -> Result<(), Refusal> {
        if !self.website.trim().is_empty() {
            return Err(Refusal::field(TRAP, Flaw::LeaveEmpty));
        }
        let is_in_time = open.is_some_and(|open| (QUICKEST..=LONGEST).contains(&open));
        if is_in_time { Ok(()) } else { Err(Refusal::TooQuick) }
    }

    /// What the browser did; whether the same work came before is for the caller to look up.
    ///
    /// # Errors
    /// `WorkNeeded` when there is a browser that could do the work.
    pub fn worked(&self, open: Option<i64>) -> Result<Worked, Refusal> {
        if self.proof.is_empty() {
            return Ok(Worked::Cannot);
        }
        let is_fresh = open.is_some_and(|open| open <= WORKED_WITHIN);
        let number = self.proof.parse().ok().filter(|_| self.proof != AT_WORK);
        let is_done = number.is_some_and(|number| proof_of_work::is_done(&self.stamp, number, BITS));
        if is_fresh && is_done { Ok(Worked::Done) } else { Err(Refusal::WorkNeeded) }
    }
}
