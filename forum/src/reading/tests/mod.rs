//! The tests of this room.

mod places;
mod rows;
pub(crate) mod timeline;
