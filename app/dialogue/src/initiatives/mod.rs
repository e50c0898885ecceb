//! Initiatives: the list, telling and changing one, supporting and following it.

pub mod acts;
pub mod aside;
pub mod edit;
pub mod fields;
pub mod filters;
pub mod growth;
pub mod here;
pub mod home;
pub mod of_page;
pub mod offers;
pub mod row;
pub mod server_fns;
pub mod similar;
pub mod tell;
pub mod versions;
pub mod whole;
