//! The statements of this room.

pub mod casework;
pub mod help_calls;
pub mod reports;
