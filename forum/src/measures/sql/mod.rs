//! The statements of this room.

pub mod asked;
pub mod flags;
pub mod measures;
pub mod seals;
pub mod subjects;
