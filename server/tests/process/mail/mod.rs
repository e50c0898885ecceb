//! Mail, by a real mail server: what comes home to people, and what the server does when mail is not taken.

mod answering;
mod coming_in;
mod delivery;
mod inviting;
mod mailbox;
mod post_office;
pub mod story;
