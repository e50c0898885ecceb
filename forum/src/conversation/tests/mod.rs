//! Each on both databases.

pub mod comments;
pub mod pace;
pub mod threads;
pub mod versions;
