//! The statements of this room.

pub mod behalfs;
pub mod codes;
