//! Imports from other forums. Everything of the files arrives in one transaction, or nothing does, and the
//! report tells what was left out and why.

mod consul;
mod proposal;
mod quotes;
mod report;
mod said;
mod table;
mod tree;

pub use report::ImportError;
pub use report::ImportReport;
pub use report::LeftOut;

mod sql;
#[cfg(test)]
mod tests;
