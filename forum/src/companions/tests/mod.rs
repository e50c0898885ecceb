//! Each on both databases.

pub mod desk;
pub mod interests;
pub mod seats;
