//! Two moderators for what weighs most: the setting, what waits, and answering it.

pub mod server_fns;
pub mod setting;
pub mod told;
pub mod waiting;
