//! Drawing an initiative and its thread in the server. What nothing needs the program for is text: it is drawn once for
//! all who see the same of it, and kept in memory.

mod bar;
mod card;
mod front;
mod head;
mod initiative;
mod story;
mod thread;

pub use front::front;
pub use initiative::initiative;
pub use thread::{Asked, thread};
