//! Comments: joining in, changing what one said, and the link to one.

pub mod edit;
pub mod form;
pub mod fresh;
pub mod head;
pub mod live;
pub mod permalink;
pub mod server_fns;
pub mod versions;
