//! What an official cares about: the desk chooses by it.

pub mod form;
pub mod server_fns;
