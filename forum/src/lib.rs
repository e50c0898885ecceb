//! The use cases: everything that people can do in Naast, each one public function that takes `&Viewer`. One room for each
//! subject, in which its SQL is private; rooms import from those above them in this list only (`tests/rooms.rs`).

mod clock;
mod forum;

#[macro_use]
mod storage;

mod accounts;
mod answers;
mod appeals;
pub mod backup;
mod cases;
pub mod check;
mod commitments;
mod companions;
mod conversation;
pub mod import;
mod initiatives;
mod journal;
mod measures;
mod members;
mod moderation;
mod notices;
mod obstacles;
mod on_behalf;
mod organisation;
mod queue;
mod reading;
mod spam_defence;
mod texts;

pub(crate) use naast_boxed::boxed;

pub use accounts::{registration::Registration, sessions::SessionToken};
pub use clock::Clock;
pub use forum::{Error, Forum, Result};
pub use members::operator;
pub use spam_defence::intake::{Incoming, Received};
pub use texts::markdown::render as render_markdown;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
