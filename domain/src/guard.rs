//! What keeps machines from filling the forum, without a puzzle that excludes people and without anybody else's service: a
//! field that people do not see, a form that takes a moment to fill in, and while the forum is flooded some work by the
//! browser. Only strangers are asked: whoever joined a while ago is known. Who cannot do the work is not turned away: what
//! they wrote waits for a person.

use crate::{time::Timestamp, words::words};
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
/// How long a form may have been open, in milliseconds; then its seal is renewed.
pub const LONGEST: i64 = Timestamp::DAY;
/// How long a seal is good for work, in milliseconds: what was done for an older one may have been done in store.
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
pub struct Guard {
    /// When the form was given, signed.
    pub seal: String,
    /// How much work; 0 while all is calm.
    pub bits: u32,
}

/// What a form brings along beside what was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Arrival {
    pub seal: String,
    /// The number that was found; `AT_WORK` until then, and nothing without JavaScript.
    pub proof: String,
    /// The field that people do not see.
    pub website: String,
}
