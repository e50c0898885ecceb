//! Each on both databases.

pub mod branch_trees;
pub mod branches;
pub mod clearing;
pub mod flood;
pub mod measures;
pub mod merges;
pub mod moderation;
pub mod record;
pub mod seconding;
pub mod transparency;
