//! The statements of this room.

pub mod comments;
pub mod marks;
pub mod threads;
pub mod withdrawals;
