//! Two moderators, where the organisation wants them for what weighs most.

pub mod server_fns;
pub mod setting;
pub mod waiting;
