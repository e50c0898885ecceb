//! The statements of this room.

pub mod calendar;
pub mod courses;
pub mod entries;
pub mod for_you;
pub mod news;
pub mod standing;
