//! Members: their page, their profile, roles, leaving, the download of their data, and what the operator does.

mod sql;

mod closure;
mod export;
pub mod invitations;
mod managers;
mod mentions;
pub mod operator;
mod page;
mod profile;
mod roles;
mod sign_on;
mod sweep;

#[cfg(test)]
pub(crate) mod tests;
