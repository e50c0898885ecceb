//! The tests of the use cases, each on both databases; one file for each use case file.

mod backup;
mod check;
mod comments;
mod drafts;
mod import;
mod initiatives;
mod live;
mod mentions;
mod moderation;
mod reports;
mod schema;
mod search;
mod threads;
mod versions;
