//! Cases: reporting something, and what colleagues note and ask about it.

pub mod aside;
pub mod casework_fns;
pub mod notes;
pub mod report;
pub mod server_fns;
pub mod work;
