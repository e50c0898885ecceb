//! Each on both databases.

pub mod courses;
pub mod for_you;
pub mod live;
pub mod order;
