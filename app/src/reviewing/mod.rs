//! Another look from outside: inviting somebody for one appeal, taking it on, and deciding it.

pub mod arrange;
pub mod page;
pub mod server_fns;
pub mod take_on;
pub mod told;
