//! Each on both databases.

pub mod growth;
pub mod helping;
pub mod proposals;
