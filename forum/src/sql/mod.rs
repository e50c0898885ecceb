//! The statements, and nothing else: one SQL text for two databases. Private to this crate.

#[macro_use]
mod dispatch;
mod db;
mod opening;

#[cfg(test)]
pub use db::Pools;
pub use db::{Db, Reader, Writer};

pub mod about;
pub mod journal;

pub mod calendar;
pub mod courses;
pub mod standing;

pub mod attempts;
pub mod members;
pub mod sessions;

pub mod comments;
pub mod drafts;
pub mod initiatives;
pub mod lists;
pub mod mentions;
pub mod search;
pub mod supports;
pub mod threads;
pub mod versions;

pub mod answers;
pub mod behalfs;
pub mod branches;
pub mod codes;
pub mod commitments;
pub mod companions;
pub mod decisions;
pub mod desk;
pub mod namings;
pub mod obstacles;
pub mod offers;
pub mod templates;
pub mod timeline;
pub mod values;

pub mod for_you;
pub mod own;
pub mod profiles;

pub mod appeals;
pub mod casework;
pub mod clearings;
pub mod flags;
pub mod house_rules;
pub mod keys;
pub mod marks;
pub mod measures;
pub mod moves;
pub mod notices;
pub mod reopenings;
pub mod reports;
pub mod reviews;
pub mod seals;
pub mod seconding;
pub mod transparency;
pub mod waiting;

pub mod backup;
pub mod check;
pub mod first_steps;
pub mod import;
pub mod organisation;

/// Asks the database for nothing, to see that it answers.
pub async fn ping(conn: &mut Reader) -> sqlx::Result<()> {
    let (_one,): (i32,) = fetch_one!(conn, (i32,), "SELECT 1")?;
    Ok(())
}
