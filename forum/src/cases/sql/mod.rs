//! The statements of this room.

pub mod casework;
pub mod reports;
