//! An initiative and its thread, put together for one page; and the front page.

pub mod acts;
#[cfg(feature = "ssr")]
pub mod drawing;
pub mod front;
pub mod page;
pub mod pieces;
pub mod server_fns;
pub mod thread;
