//! Each on both databases.

pub mod drafts;
pub mod recovery;
pub mod registration;
pub mod sessions;
