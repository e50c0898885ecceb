//! The statements of this room.

pub mod addresses;
pub mod choices;
pub mod codes;
pub mod filling;
pub mod outbox;
pub mod replies;
pub mod rounds;
