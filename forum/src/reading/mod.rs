//! Reading an initiative and its thread: what the rooms below keep, put together for one page.

mod sql;

pub mod front;
mod initiative;
mod rows;
mod thread;

#[cfg(test)]
pub(crate) mod tests;
