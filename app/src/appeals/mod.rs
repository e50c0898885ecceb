//! Appeals: asking for another look, giving it, and those who look from outside.

pub mod answered;
pub mod forms;
pub mod reviews;
pub mod server_fns;
