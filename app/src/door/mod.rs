//! The door: what is asked of strangers who post something, and what waits behind it for a person.

pub mod arrival;
pub mod own;
mod place;
pub mod server_fns;
pub mod setting;
pub mod told;
pub mod waiting;
mod work;
