//! Accounts: signing in, registering, recovering, in a page of their own or in the form that one writes in.

pub mod code;
pub mod enter;
pub mod guarded;
pub mod server_fns;
pub mod sign_on;
pub mod sign_on_fns;
pub mod who;
