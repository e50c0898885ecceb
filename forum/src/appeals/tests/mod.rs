//! Each on both databases.

pub mod appeals;
pub mod notifier;
pub mod outside_reviewer;
