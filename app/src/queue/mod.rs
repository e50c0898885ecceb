//! What waits for moderators: the queue, and one case of it.

pub mod case;
pub mod page;
pub mod server_fns;
