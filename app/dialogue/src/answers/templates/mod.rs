//! Templates of answers: an official's own, and those of the organisation.

pub mod choice;
pub mod editor;
pub mod page;
pub mod server_fns;
