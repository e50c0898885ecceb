//! The statements of this room.

pub mod namings;
pub mod register;
