//! The statements of this room.

pub mod export;
pub mod mentions;
