//! Each on both databases.

pub mod namings;
pub mod register;
