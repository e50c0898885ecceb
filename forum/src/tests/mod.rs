//! The tests of the use cases, each on both databases; one file for each use case file.

mod accounts;
mod administration;
mod backup;
mod check;
mod comments;
mod drafts;
mod export;
mod for_you;
mod house_rules_and_pages;
mod import;
mod initiatives;
mod live;
mod mentions;
mod moderation;
mod operator;
mod profiles;
mod recovery;
mod reports;
mod role_matrix;
mod schema;
mod search;
mod sessions;
mod threads;
mod versions;
