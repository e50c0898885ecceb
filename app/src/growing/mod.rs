//! Growing: a concern becomes an initiative, and a branch of a thread one of its own; history and authors kept.

pub mod branch;
pub mod grow;
pub mod marks;
pub mod server_fns;
