//! What the organisation stands for: to read, and for administrators to keep.

pub mod editor;
pub mod page;
pub mod server_fns;
