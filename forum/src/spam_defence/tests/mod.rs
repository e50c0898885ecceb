//! Each on both databases.

pub mod challenge;
pub mod held_posts;
