//! Each on both databases.

pub mod appeals;
pub mod notifier;
pub mod outside_reviewer;
pub mod unfollowed_reports;
