//! What the neighbourhood brings, whether answers helped, and when it is done.

pub mod carriers;
pub mod helped;
pub mod offer_forms;
pub mod offers;
pub mod server_fns;
