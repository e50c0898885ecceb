//! Each on both databases.

pub mod casework;
pub mod profile_cases;
pub mod reports;
