//! The statements of this room.

pub mod answers;
pub mod decisions;
pub mod templates;
