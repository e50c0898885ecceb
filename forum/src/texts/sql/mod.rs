//! The statements of this room.

pub mod mentions;
pub mod search;
pub mod versions;
