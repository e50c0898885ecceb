//! What the neighbourhood offers, and who carries an initiative.

pub mod carriers;
pub mod forms;
pub mod list;
pub mod server_fns;
