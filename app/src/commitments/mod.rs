//! Commitments of the organisation, all in one list, and those of one initiative beside its story.

pub mod aside;
pub mod page;
pub mod server_fns;
