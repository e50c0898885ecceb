//! The statements of this room.

pub mod initiatives;
pub mod lists;
pub mod marks;
pub mod offers;
pub mod reopenings;
pub mod states;
pub mod supports;
