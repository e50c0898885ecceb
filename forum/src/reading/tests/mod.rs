//! The tests of this room.

mod front;
mod places;
mod rows;
pub(crate) mod timeline;
