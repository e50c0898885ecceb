//! Each on both databases.

pub mod branches;
pub mod clearing;
pub mod measures;
pub mod merges;
pub mod moderation;
pub mod record;
pub mod seconding;
pub mod transparency;
