//! The write-ahead log of PostgreSQL. Transactions commit with `synchronous_commit = off`, so they hold their locks for no
//! disk; one small commit that does wait brings all before it to the disk, and to the replicas that the server waits for. How
//! far that goes is what the server or the address says (`synchronous_commit`).

use crate::storage::group_commit::{Doing, Log};
use sqlx::ConnectOptions;
use sqlx_postgres::{PgConnectOptions, PgConnection};
use tokio::sync::Mutex;

/// The log behind one connection that stays open. A server that is started again closes it, so what was committed while it was
/// open and is flushed through it was not lost in between.
#[derive(Debug)]
pub struct PostgresLog {
    options: PgConnectOptions,
    connection: Mutex<Option<PgConnection>>,
}

impl PostgresLog {
    /// Of the server with this address.
    pub fn of(options: PgConnectOptions) -> Self {
        Self { options, connection: Mutex::default() }
    }
}

impl Log for PostgresLog {
    fn open(&self) -> Doing<'_> {
        Box::pin(async {
            *self.connection.lock().await = Some(self.options.connect().await?);
            Ok(())
        })
    }

    fn flush(&self) -> Doing<'_> {
        Box::pin(async {
            let mut connection = self.connection.lock().await;
            let Some(mut open) = connection.take() else { return Err(sqlx::Error::PoolClosed) };
            // Only a transaction that writes to the log waits for it; this writes nothing else. As plain text it is answered
            // after its commit.
            sqlx::raw_sql("SELECT pg_logical_emit_message(true, 'naast', '')").execute(&mut open).await?;
            *connection = Some(open);
            Ok(())
        })
    }
}
