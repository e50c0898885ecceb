//! The tests of this room.

mod rows;
pub(crate) mod timeline;
