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
mod appeal_decisions;
mod appeals;
mod asking;
mod backing;
mod behalf;
mod branching;
mod bylines;
mod calendar;
mod carrier;
mod carriers;
mod claims;
mod closing;
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
mod list;
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
mod outcome;
mod pages;
mod pausing;
mod post;
mod profile;
mod profiles;
mod promised;
mod queue;
mod reading;
mod receiving;
mod record;
mod recovery;
mod reminders;
mod removals;
mod reports;
mod retelling;
mod reviewed;
mod reviewing;
mod roles;
mod sealed;
mod search;
mod seconding;
mod sessions;
mod settling;
mod story;
mod sweep;
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

pub use accounts::Registration;
pub use clock::Clock;
pub use forum::{Error, Forum, Result};
pub use markdown::render as render_markdown;
pub use receiving::{Incoming, Received};
pub use sessions::SessionToken;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
