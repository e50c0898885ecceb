//! Companions: officials who stand beside an initiative, pauses of its response clock, and their desk.

mod sql;

mod desk;
mod interests;
mod pauses;
mod seats;

pub(crate) use sql::seats::{colleagues, of, pause_reason, steps};

#[cfg(test)]
pub(crate) mod tests;
