//! Obstacles: rules in the way, named by anybody and settled by officials.

mod sql;

pub(crate) mod namings;
pub(crate) mod register;

#[cfg(test)]
pub(crate) mod tests;
