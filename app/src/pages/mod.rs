//! The frame of every page, searching, and what is not there.

pub mod fault;
pub mod frame;
pub mod not_found;
pub mod search;
pub mod server_fns;
