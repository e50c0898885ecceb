//! The thread: reading it, joining in, and changing what one said.

pub mod card;
pub mod edit;
pub mod form;
pub mod live;
pub mod permalink;
pub mod server_fns;
pub mod thread;
pub mod tree;
pub mod versions;
