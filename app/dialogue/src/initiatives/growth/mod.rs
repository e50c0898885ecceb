//! A concern becomes an initiative.

pub mod form;
pub mod marks;
pub mod server_fns;
