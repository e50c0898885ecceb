//! An initiative and its thread, put together for one page.

pub mod acts;
#[cfg(feature = "ssr")]
pub mod drawing;
pub mod page;
pub mod pieces;
pub mod server_fns;
pub mod thread;
