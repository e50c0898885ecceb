//! Members: their page, their profile, roles, leaving, the download of their data, and what the operator does.

mod sql;

mod closure;
mod export;
mod managers;
pub mod operator;
mod page;
mod profile;
mod roles;
mod sweep;

#[cfg(test)]
pub(crate) mod tests;
