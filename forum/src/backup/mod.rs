//! Backups: one compressed file that either database makes while it serves, and either can be restored from.
//! Its first line names the format and the schema; then come the tables, each with its columns and its rows,
//! all as JSON; the last line counts the rows, so that a file cut short is known as such.

mod before;
mod restore;
mod sql;
mod write;

#[cfg(test)]
mod tests;

pub use restore::restore;

use serde::{Deserialize, Serialize};

/// The format of the file. In format 1 the schema was counted in the migrations of 0.1.0, fourteen at last.
const FORMAT: i64 = 2;
/// Schemas that can be restored beside our own, as format and schema: the last of format 1, and those of our format from this one
/// on. `before` tells how they differ.
const LAST_OF_FORMAT_1: (i64, i64) = (1, 14);
const OLDEST: (i64, i64) = (FORMAT, 2);
/// How many rows are read or stored at a time.
const PAGE: u16 = 500;

/// A line of a backup that is not a row; rows are JSON arrays.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
enum Line {
    /// The first one: the format, and the newest migration that the database had seen.
    Naast { format: i64, schema: i64 },
    /// A table begins.
    Table { name: String, columns: Vec<String> },
    /// The last one.
    End { rows: usize },
}

/// Why a backup was not made, or not restored.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The file could not be read or written.
    #[error("the file failed: {0}")]
    File(#[from] std::io::Error),
    /// The database failed.
    #[error(transparent)]
    Forum(#[from] crate::Error),
    /// A restore never overwrites anything.
    #[error("the database is not empty: there are {0}; restore into a new one")]
    NotEmpty(&'static str),
    /// The file is no backup, or not a whole one.
    #[error("line {line} of the backup: {reason}; nothing was restored")]
    Broken { line: usize, reason: String },
    /// The backup was made by another version of Naast.
    #[error(
        "the backup has schema {}.{} and this version of Naast has {}.{}: restore with the version that made it",
        theirs.0,
        theirs.1,
        ours.0,
        ours.1
    )]
    OtherVersion { theirs: (i64, i64), ours: (i64, i64) },
}

impl From<sqlx::Error> for BackupError {
    fn from(error: sqlx::Error) -> Self {
        Self::Forum(error.into())
    }
}
