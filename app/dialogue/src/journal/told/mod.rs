//! What concerns a member, in a sentence, and where it leads; a file for each subject.

pub mod obstacles;
pub mod on_behalf;
pub mod reviews;
pub mod seconding;
pub mod sentences;
pub mod waiting;
