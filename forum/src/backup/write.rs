//! Writing a backup.

use super::{BackupError, FORMAT, Line, PAGE};
use crate::{
    Forum,
    backup::sql::{TABLES, Table, columns, page, schema},
    boxed,
    storage::Reader,
};
use flate2::{Compression, write::GzEncoder};
use std::{
    fs::{File, OpenOptions},
    io::{BufWriter, Write},
    path::Path,
};

type Out = GzEncoder<BufWriter<File>>;

impl Forum {
    /// Writes a backup of everything as it is at one moment, while the forum serves. A file of this name is
    /// replaced once the new one is whole. Only the owner may read it: it holds e-mail addresses.
    ///
    /// # Errors
    /// When the file or the database fails; then a file of this name stays as it was.
    #[boxed]
    pub async fn backup(&self, to: &Path) -> Result<(), BackupError> {
        let mut partial = to.as_os_str().to_owned();
        partial.push(".partial");
        let partial = Path::new(&partial);
        let written = self.write_backup(partial).await;
        match written {
            Ok(()) => {
                std::fs::rename(partial, to)?;
                // The name is on the disk when its folder is.
                let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty());
                Ok(File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?)
            }
            Err(error) => {
                // The first error tells more than one about tidying up.
                let _ = std::fs::remove_file(partial);
                Err(error)
            }
        }
    }

    async fn write_backup(&self, to: &Path) -> Result<(), BackupError> {
        let mut out = GzEncoder::new(BufWriter::new(create(to)?), Compression::default());
        let mut conn = self.db.snapshot().await?;
        say(&mut out, &Line::Naast { format: FORMAT, schema: schema(&mut conn).await? })?;
        let mut rows = 0;
        for table in TABLES {
            rows += write_table(&mut conn, table, &mut out).await?;
        }
        say(&mut out, &Line::End { rows })?;
        out.finish()?.into_inner().map_err(std::io::IntoInnerError::into_error)?.sync_all()?;
        Ok(())
    }
}

async fn write_table(conn: &mut Reader, table: &Table, out: &mut Out) -> Result<usize, BackupError> {
    let columns = columns(conn, table).await?;
    let names = columns.iter().map(|column| column.name.clone()).collect();
    say(out, &Line::Table { name: table.name.to_owned(), columns: names })?;
    let (mut count, mut last) = (0, None::<String>);
    loop {
        let rows = page(conn, table, &columns, last.as_deref(), i64::from(PAGE)).await?;
        count += rows.len();
        for row in &rows {
            out.write_all(row.as_bytes())?;
            out.write_all(b"\n")?;
        }
        if rows.len() < usize::from(PAGE) {
            return Ok(count);
        }
        last = rows.into_iter().last();
    }
}

fn say(out: &mut Out, line: &Line) -> Result<(), BackupError> {
    serde_json::to_writer(&mut *out, line).map_err(std::io::Error::from)?;
    Ok(out.write_all(b"\n")?)
}

fn create(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
