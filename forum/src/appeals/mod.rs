//! Appeals: what can be disputed, asking for another look, and reviewers from outside.

mod sql;

mod asking;
pub(crate) mod disputes;
mod invitations;
mod notifier;
pub(crate) mod reviews;

pub(crate) use sql::appeals::{count_open, find};

#[cfg(test)]
pub(crate) mod tests;
