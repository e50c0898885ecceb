//! Spam defence: the honeypot, the stamp and the proof of work asked of strangers, and posts held for a moderator.

mod sql;

mod challenge;
pub(crate) mod held_posts;
pub(crate) mod intake;

#[cfg(test)]
pub(crate) mod tests;
