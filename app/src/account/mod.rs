//! Accounts: coming in, what one's account says, and leaving.

pub mod close;
pub mod enter;
pub mod for_you;
pub mod page;
pub mod profile;
pub mod server_fns;
mod told;
pub mod who;
