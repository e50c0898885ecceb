//! Each on both databases.

pub mod mentions;
pub mod search;
