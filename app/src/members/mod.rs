//! Members: one's own account and what concerns one, profiles, and the roles that administrators give.

pub mod account;
pub mod close;
pub mod for_you;
pub mod profile;
pub mod list;
pub mod server_fns;
