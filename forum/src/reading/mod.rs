//! Reading an initiative and its thread: what the rooms below keep, put together for one page.

mod sql;

mod comment_marks;
mod initiative;
mod thread;
mod timeline;

#[cfg(test)]
pub(crate) mod tests;
