//! Mail: what somebody wants to be mailed, whether their address is theirs, and for administrators whether it goes out.

pub mod confirm;
pub mod overview;
pub mod reach;
pub mod server_fns;
pub mod settings;
