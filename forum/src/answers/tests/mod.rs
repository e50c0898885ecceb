//! Each on both databases.

pub mod decisions;
pub mod posting;
pub mod templates;
