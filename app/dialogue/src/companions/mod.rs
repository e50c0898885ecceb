//! Companions: who stands beside whom, and the desk of an official.

pub mod desk;
pub mod forms;
pub mod history;
pub mod interests;
pub mod server_fns;
pub mod together;
