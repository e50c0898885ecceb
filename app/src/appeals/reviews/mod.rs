//! Another look from outside of the organisation.

pub mod arrange;
pub mod page;
pub mod server_fns;
pub mod take_on;
