//! The statements of this room.

pub mod held_posts;
