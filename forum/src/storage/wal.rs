//! The write-ahead log of SQLite: the file beside the database whose name ends in `-wal`. With `synchronous = NORMAL` a
//! commit is written there without waiting for the disk. Before a checkpoint uses the log again it brings the log and the
//! database to the disk, so flushing the file that stands there now is enough for every commit before.

use crate::storage::group_commit::{Doing, Log};
use sqlx_sqlite::SqlitePool;
use std::{
    fs::{self, File},
    io,
    os::unix::fs::MetadataExt,
    path::PathBuf,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

/// The log of a database, kept open: the system tells a write that failed to whoever had the file open.
#[derive(Debug, Clone)]
pub struct Wal(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    /// Where it is; nowhere for a database in memory.
    path: Option<PathBuf>,
    open: Mutex<Option<File>>,
    has_failed: AtomicBool,
}

impl Wal {
    /// Of the database of these connections.
    pub async fn of(connections: &SqlitePool) -> sqlx::Result<Self> {
        // SQLite resolves links in the name, and gives an empty one for what is in memory.
        let sql = "SELECT file FROM pragma_database_list WHERE name = 'main'";
        let mut connection = connections.acquire().await?;
        let (database,): (String,) = sqlx::query_as(sql).fetch_one(&mut *connection).await?;
        Ok(Self::beside(&database))
    }

    fn beside(database: &str) -> Self {
        let path = (!database.is_empty()).then(|| PathBuf::from(format!("{database}-wal")));
        Self(Arc::new(Shared { path, open: Mutex::default(), has_failed: AtomicBool::default() }))
    }

    fn sync(&self) -> io::Result<()> {
        let Some(path) = &self.0.path else { return Ok(()) };
        let mut open = self.0.open.lock().unwrap_or_else(PoisonError::into_inner);
        let now = match fs::metadata(path) {
            Ok(now) => now,
            // The last connection that was closed brought everything to the database and deleted it.
            Err(missing) if missing.kind() == io::ErrorKind::NotFound => {
                *open = None;
                return Ok(());
            }
            Err(error) => return Err(error),
        };
        let file = match open.take() {
            Some(file) if is_same(&file.metadata()?, &now) => file,
            _ => File::open(path)?,
        };
        file.sync_data()?;
        *open = Some(file);
        Ok(())
    }
}

/// Whether both are of one file.
fn is_same(one: &fs::Metadata, other: &fs::Metadata) -> bool {
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

impl Log for Wal {
    /// Refuses for good after a flush failed. The system reports that once and may take pages that it lost for written ones
    /// afterwards, and SQLite would copy them into the database; opened anew, it reads only as much of the log as is whole.
    fn open(&self) -> Doing<'_> {
        Box::pin(async {
            if self.0.has_failed.load(Ordering::SeqCst) {
                return Err(io::Error::other("nothing is written until the database is opened anew").into());
            }
            Ok(())
        })
    }

    fn flush(&self) -> Doing<'_> {
        let wal = self.clone();
        Box::pin(async move {
            let synced = tokio::task::spawn_blocking(move || wal.sync()).await.map_err(io::Error::other).flatten();
            self.0.has_failed.fetch_or(synced.is_err(), Ordering::SeqCst);
            Ok(synced?)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_that_stands_there_now_is_flushed() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("forum.db");
        let (wal, path) = (Wal::beside(database.to_str().unwrap()), folder.path().join("forum.db-wal"));
        let number = || wal.0.open.lock().unwrap().as_ref().map(|file| file.metadata().unwrap().ino());
        wal.sync().unwrap();
        assert_eq!(number(), None, "there is none");
        for content in ["first", "second"] {
            let aside = folder.path().join(content);
            fs::write(&aside, content).unwrap();
            fs::rename(&aside, &path).unwrap();
            wal.sync().unwrap();
            assert_eq!(number(), Some(fs::metadata(&path).unwrap().ino()));
        }
        fs::remove_file(&path).unwrap();
        wal.sync().unwrap();
        assert_eq!(number(), None);
        Wal::beside("").sync().unwrap();
    }

    #[tokio::test]
    async fn what_the_disk_refused_is_never_taken_for_written() {
        let folder = tempfile::tempdir().unwrap();
        let (database, path) = (folder.path().join("forum.db"), folder.path().join("forum.db-wal"));
        // A device that takes writes and cannot be flushed.
        std::os::unix::fs::symlink("/dev/null", &path).unwrap();
        let wal = Wal::beside(database.to_str().unwrap());
        wal.open().await.unwrap();
        assert!(wal.flush().await.is_err());
        fs::remove_file(&path).unwrap();
        assert!(wal.open().await.is_err());
    }
}
