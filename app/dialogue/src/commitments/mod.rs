//! Commitments of the organisation: all in one list, those of an initiative beside its story, and accounting for one.

pub mod aside;
pub mod forms;
pub mod line;
pub mod page;
pub mod server_fns;
