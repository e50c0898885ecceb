//! Spam defence: what is asked of strangers, and posts that are held for a moderator.

pub mod arrival;
pub mod held_post;
pub mod proof_of_work;
