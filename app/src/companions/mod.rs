//! Companions: who stands beside whom, and what happened between them.

pub mod forms;
pub mod history;
pub mod server_fns;
pub mod together;
