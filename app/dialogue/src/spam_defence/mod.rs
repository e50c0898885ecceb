//! Spam defence: what is asked of strangers who post something, and the posts that wait for a person.

pub mod arrival;
pub mod held_posts;
pub mod own;
pub mod place;
pub mod server_fns;
pub mod setting;
pub mod work;
