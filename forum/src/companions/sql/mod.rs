//! The statements of this room.

pub mod desk;
pub mod seats;
