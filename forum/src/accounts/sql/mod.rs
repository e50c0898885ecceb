//! The statements of this room.

pub mod attempts;
pub mod drafts;
pub mod keys;
pub mod members;
pub mod profiles;
pub mod sessions;
