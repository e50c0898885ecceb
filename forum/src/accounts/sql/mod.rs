//! The statements of this room.

pub mod addresses;
pub mod attempts;
pub mod drafts;
pub mod invitations;
pub mod keys;
pub mod members;
pub mod profiles;
pub mod sessions;
pub mod sign_ons;
