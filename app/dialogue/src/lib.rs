//! Initiatives and the conversation about them: what citizens and officials do together, and what both stand on.
//!
//! A room for each subject, with the name that it has in `forum`, the lowest first: a room imports from those above it in
//! this list only (`tests/rooms.rs`).
#![recursion_limit = "512"]

pub mod organisation;
pub mod measures;
pub mod journal;
pub mod spam_defence;
pub mod accounts;
pub mod initiatives;
pub mod commitments;
pub mod obstacles;
pub mod on_behalf;
pub mod conversation;
pub mod answers;
pub mod companions;
