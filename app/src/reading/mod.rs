//! An initiative and its thread, put together for one page.

pub mod acts;
pub mod card;
pub mod page;
pub mod thread;
pub mod tree;
