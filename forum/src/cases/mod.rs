//! Cases: what is reported, what it is about, and the work of moderators on it.

mod sql;

pub(crate) mod casework;
pub(crate) mod content;
pub(crate) mod reports;

#[cfg(test)]
pub(crate) mod tests;
