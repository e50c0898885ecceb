//! The use cases: everything that people can do in Naast, each one public function that takes `&Viewer`.
//! The SQL is private to this crate, so there is no other way to the data.

mod attempts;
mod casework;
mod cleared;
mod clearing;
mod clock;
mod forum;
mod markdown;
mod mentions;
mod secret;
#[macro_use]
mod sql;

mod accounts;
mod administration;
mod answer_details;
mod answer_kit;
mod answers;
mod appeals;
mod asking;
mod backing;
mod behalf;
mod branching;
mod calendar;
mod carriers;
mod claims;
mod comment_marks;
mod comments;
mod commitments;
mod companions;
mod content;
mod courses;
mod decided;
mod desk;
mod drafts;
mod effects;
mod export;
mod flags;
mod for_you;
mod giving;
mod growing;
mod guard;
mod helping;
mod house_rules;
mod initiatives;
mod interests;
mod live;
mod managers;
mod masking;
mod meeting;
mod moderation;
mod moving;
mod naming;
mod notices;
mod notified;
mod obstacles;
mod offers;
mod pages;
mod pausing;
mod post;
mod profiles;
mod promised;
mod reading;
mod receiving;
mod record;
mod recovery;
mod reminders;
mod reports;
mod retelling;
mod reviewed;
mod reviewing;
mod sealed;
mod search;
mod seconding;
mod sessions;
mod story;
mod taking;
mod templates;
mod threads;
mod timeline;
mod transparency;
mod values;
mod versions;
mod waiting;

pub mod backup;
pub mod check;
pub mod import;

pub mod operator;

pub(crate) use naast_boxed::boxed;

pub use accounts::{Registration, SessionToken};
pub use clock::Clock;
pub use forum::{Error, Forum, Result};
pub use markdown::render as render_markdown;
pub use receiving::{Incoming, Received};

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
