//! The desk: an official's calm worklist. It leads into the threads.

pub mod lists;
pub mod page;
pub mod promises;
pub mod server_fns;
