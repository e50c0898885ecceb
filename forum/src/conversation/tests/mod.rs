//! Each on both databases.

pub mod comments;
pub mod threads;
pub mod versions;
