//! What moderators do, and what is made public of it.

pub mod clearing;
pub mod record;
pub mod seconding;
pub mod transparency;
