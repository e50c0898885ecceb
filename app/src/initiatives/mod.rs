//! Initiatives: the list, one of them, telling and changing one.

pub mod acts;
pub mod aside;
pub mod edit;
pub mod fields;
pub mod filters;
pub mod home;
pub mod page;
pub mod row;
pub mod server_fns;
pub mod similar;
pub mod standing;
pub mod tell;
pub mod timeline;
pub mod title;
pub mod versions;
mod whole;
