//! The use cases: everything that people can do in Naast, each one public function that takes `&Viewer`. One room for each
//! subject, in which its SQL is private; rooms import from those above them in this list only (`tests/rooms.rs`).

mod clock;

#[macro_use]
mod storage;

mod memory;
mod news;
mod kept_mail;
mod forum;

mod journal;
mod texts;
mod accounts;
mod organisation;
mod mail;
mod measures;
mod initiatives;
mod conversation;
mod commitments;
mod companions;
mod obstacles;
mod answers;
mod on_behalf;
mod reading;
mod cases;
mod notices;
mod appeals;
mod moderation;
mod spam_defence;
mod members;
mod queue;
pub mod backup;
pub mod check;
pub mod import;

pub(crate) use naast_boxed::boxed;

pub use accounts::{
    registration::Registration,
    sessions::{LIFE as SESSION_LIFE, SessionToken},
};
pub use clock::Clock;
pub use forum::{Error, Forum, Mailing, Result};
pub use journal::freshness::Part;
pub use journal::live::Follower;
pub use mail::{
    Mail, Says, Told,
    codes::{Asker, CodeMail, WAITING, WaitingBrowser, is_mailed_code},
};
pub use members::{invitations::InvitationMail, operator};
pub use news::News;
pub use on_behalf::claims::LIFE as CLAIM_LIFE;
pub use reading::front::Front;
pub use spam_defence::intake::{Incoming, Received};
pub use texts::markdown::render as render_markdown;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
