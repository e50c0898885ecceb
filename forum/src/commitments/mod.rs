//! Commitments of officials: kept, moved, taken on, released, and reminders of them.

mod sql;

pub(crate) mod fulfilment;
pub(crate) mod histories;
mod reminders;

pub(crate) use sql::{Row, between, count_left_behind, count_open, find, insert, left_behind, open_of, page};

#[cfg(test)]
pub(crate) mod tests;
