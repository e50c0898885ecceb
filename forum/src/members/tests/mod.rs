//! Each on both databases.

pub mod export;
mod invitations;
pub mod managers;
mod mentions;
pub mod operator;
pub mod profiles;
pub mod roles;
mod sign_on;
mod sweep;
