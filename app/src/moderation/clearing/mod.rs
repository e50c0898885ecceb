//! Clearing up a flood: one measure on all that fits a pattern.

pub mod outcome;
pub mod page;
pub mod server_fns;
