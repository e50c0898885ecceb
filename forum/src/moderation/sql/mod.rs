//! The statements of this room.

pub mod branches;
pub mod clearings;
pub mod moves;
pub mod seconding;
pub mod transparency;
