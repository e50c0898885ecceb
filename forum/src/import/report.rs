//! What an import tells about itself, in plain English for the operator.

use std::fmt;

/// Something of a file that was not taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    pub file: String,
    /// Counted from 1; where the row begins.
    pub line: usize,
    pub reason: String,
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportReport {
    pub initiatives: usize,
    pub comments: usize,
    /// Initiatives and comments that an earlier import had brought.
    pub already_there: usize,
    /// Imported comments that hang at the top because what they replied to is missing.
    pub orphans: usize,
    /// Imported comments without text, kept because others replied to them.
    pub blanks: usize,
    pub left_out: Vec<LeftOut>,
    /// Columns that the forum has no place for: file and name.
    pub columns: Vec<(String, String)>,
}

/// Why an import did not happen. Nothing of it was kept.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// A file is not what it should be.
    #[error("{file}, line {line}: {reason}. Nothing was imported.")]
    Broken { file: String, line: usize, reason: String },
    /// The forum did not take it.
    #[error("{0}. Nothing was imported.")]
    Forum(#[from] crate::Error),
}

impl From<sqlx::Error> for ImportError {
    fn from(error: sqlx::Error) -> Self {
        Self::Forum(error.into())
    }
}

impl ImportReport {
    /// Notes a row that was left out.
    pub(super) fn leave_out(&mut self, file: &str, line: usize, reason: impl Into<String>) {
        self.left_out.push(LeftOut { file: file.to_owned(), line, reason: reason.into() });
    }
}

impl fmt::Display for ImportReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Imported: {} initiatives and {} comments.", self.initiatives, self.comments)?;
        writeln!(f, "Already there: {}.", self.already_there)?;
        writeln!(f, "At the top, because what they replied to is missing: {}.", self.orphans)?;
        writeln!(f, "Empty, kept as a mark because others replied to them: {}.", self.blanks)?;
        writeln!(f, "Not taken over, or not whole: {}.", self.left_out.len())?;
        for LeftOut { file, line, reason } in &self.left_out {
            writeln!(f, "  {file}, line {line}: {reason}.")?;
        }
        writeln!(f, "Columns without a place in the forum: {}.", self.columns.len())?;
        for (file, column) in &self.columns {
            writeln!(f, "  {file}: {}", if column.is_empty() { "(unnamed)" } else { column })?;
        }
        Ok(())
    }
}
