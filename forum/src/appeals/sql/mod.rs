//! The statements of this room.

pub mod appeals;
pub mod reviews;
