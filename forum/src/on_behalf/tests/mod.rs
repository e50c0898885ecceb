//! Each on both databases.

pub mod claims;
pub mod entry;
pub mod meeting;
pub mod retelling;
pub mod takeover;
