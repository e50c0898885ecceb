//! Each on both databases.

mod asking;
pub mod mentions;
mod paging;
pub mod search;
