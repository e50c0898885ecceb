//! Restoring a backup into a new database.

use super::{BackupError, FORMAT, LAST_OF_FORMAT_1, Line, OLDEST, PAGE};
use crate::{
    Clock, Forum,
    backup::{
        before,
        sql::{self, Column, TABLES, Table},
    },
    storage::Writer,
    texts::search,
};
use flate2::read::GzDecoder;
use std::{
    fs::File,
    io::{BufRead, BufReader, Lines},
    path::Path,
};

/// Restores a backup into the empty database at this address, of either kind: everything, or nothing.
///
/// # Errors
/// `NotEmpty`; `Broken` for a file that is no backup or not a whole one; `OtherVersion`.
pub async fn restore(url: &str, from: &Path) -> Result<(), BackupError> {
    let file = BufReader::new(GzDecoder::new(File::open(from)?));
    let forum = Forum::open_or_create(url, Clock::default()).await?;
    let done = forum.restore_from(Reading { lines: file.lines(), line: 0 }).await;
    forum.close().await;
    done
}

/// The lines of a backup.
struct Reading {
    lines: Lines<BufReader<GzDecoder<File>>>,
    line: usize,
}

impl Reading {
    fn next(&mut self) -> Result<String, BackupError> {
        self.line += 1;
        match self.lines.next() {
            Some(Ok(line)) => Ok(line),
            Some(Err(error)) => Err(self.broken(error.to_string())),
            None => Err(self.broken("the end is missing")),
        }
    }

    fn broken(&self, reason: impl Into<String>) -> BackupError {
        BackupError::Broken { line: self.line, reason: reason.into() }
    }

    fn parse(&self, text: &str) -> Result<Line, BackupError> {
        serde_json::from_str(text).map_err(|error| self.broken(error.to_string()))
    }
}

impl Forum {
    async fn restore_from(&self, mut from: Reading) -> Result<(), BackupError> {
        let mut tx = self.db.write().await?;
        for table in TABLES {
            if sql::has_rows(&mut tx, table).await? {
                return Err(BackupError::NotEmpty(table.name));
            }
        }
        let ours = (FORMAT, sql::schema(&mut tx).await?);
        let first = from.next()?;
        let Line::Naast { format, schema } = from.parse(&first)? else {
            return Err(from.broken("this is no backup of Naast"));
        };
        let theirs = (format, schema);
        if theirs != LAST_OF_FORMAT_1 && !(OLDEST..=ours).contains(&theirs) {
            return Err(BackupError::OtherVersion { theirs, ours });
        }
        restore_tables(&mut tx, &mut from, theirs).await?;
        sql::continue_ids(&mut tx).await?;
        search::make_findable(&mut tx).await?;
        Ok(tx.commit().await?)
    }
}

async fn restore_tables(tx: &mut Writer, from: &mut Reading, theirs: (i64, i64)) -> Result<(), BackupError> {
    let mut rows = 0;
    let mut next = from.next()?;
    for table in TABLES {
        let ours = sql::columns(tx, table).await?;
        let Some(columns) = before::columns(theirs, table, &ours) else { continue };
        match from.parse(&next)? {
            Line::Table { name, columns: theirs }
                if name == table.name && theirs.iter().eq(columns.iter().map(|column| &column.name)) => {}
            _ => return Err(from.broken(format!("here should be the table {}", table.name))),
        }
        next = restore_rows(tx, from, (table, &columns, &ours), &mut rows).await?;
    }
    match from.parse(&next)? {
        // Reading on to the end makes the checksum of the file be looked at.
        Line::End { rows: told } if told == rows => match from.lines.next() {
            None => Ok(()),
            Some(Ok(_)) => Err(from.broken("something follows the end")),
            Some(Err(error)) => Err(from.broken(error.to_string())),
        },
        _ => Err(from.broken(format!("{rows} rows were read, and the end says something else"))),
    }
}

/// Restores the rows of one table, which has its own columns in the backup, and gives the line after them.
async fn restore_rows(
    tx: &mut Writer,
    from: &mut Reading,
    (table, columns, ours): (&Table, &[Column], &[Column]),
    rows: &mut usize,
) -> Result<String, BackupError> {
    loop {
        let mut batch = Vec::new();
        let mut line = from.next()?;
        while line.starts_with('[') {
            *rows += 1;
            batch.push(line);
            if batch.len() == usize::from(PAGE) {
                line = String::new();
                break;
            }
            line = from.next()?;
        }
        if !batch.is_empty() {
            let array = format!("[{}]", batch.join(","));
            let mut stored = sql::insert(tx, table, columns, ours, &array).await;
            if stored.is_ok() && columns != ours {
                stored = before::insert_texts(tx, table, columns, &array).await;
            }
            stored.map_err(|error| from.broken(format!("the rows before it do not fit {}: {error}", table.name)))?;
        }
        if !line.is_empty() {
            return Ok(line);
        }
    }
}
