//! Cases: what is brought to moderators, and how they work on it.

pub mod casework;
pub mod report;
