//! The statements of this room.

pub mod details;
pub mod first_steps;
pub mod house_rules;
pub mod themes;
pub mod values;
