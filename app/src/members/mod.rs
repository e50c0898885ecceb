//! Members: one's own account and what concerns one, profiles, and the roles that administrators give.

pub mod account;
pub mod close;
pub mod for_you;
pub mod profile;
pub mod invitation_fns;
pub mod invitations;
pub mod invited;
pub mod list;
pub mod server_fns;
pub mod sign_ons;
