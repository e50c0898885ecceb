//! Imports from other forums. Everything of the files arrives in one transaction, or nothing does, and the
//! report tells what was left out and why.

mod consul;
mod proposal;
mod quotes;
mod report;
mod said;
mod sql;
mod table;
mod tree;

#[cfg(test)]
mod tests;

pub use report::{ImportError, ImportReport, LeftOut};
