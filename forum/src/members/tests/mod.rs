//! Each on both databases.

pub mod export;
pub mod managers;
pub mod operator;
pub mod profiles;
pub mod roles;
mod sweep;
