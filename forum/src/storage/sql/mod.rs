//! The six macros that run one SQL text on whichever database is there. Binds expand once for each
//! database: give references or `Copy` values.

macro_rules! fetch {
    ($conn:expr, $method:ident, $row:ty, $sql:expr $(, $bind:expr)*) => {
        match $crate::storage::Reader::of($conn) {
            $crate::storage::Reader::Sqlite(conn) => {
                sqlx::query_as::<_, $row>($sql)$(.bind($bind))*.$method(conn.as_mut()).await
            }
            $crate::storage::Reader::Postgres(conn) => {
                sqlx::query_as::<_, $row>($sql)$(.bind($bind))*.$method(conn.as_mut()).await
            }
        }
    };
}

/// The one row there must be.
macro_rules! fetch_one {
    ($conn:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        fetch!($conn, fetch_one, $row, $sql $(, $bind)*)
    };
}

/// The row, if there is one.
macro_rules! fetch_optional {
    ($conn:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        fetch!($conn, fetch_optional, $row, $sql $(, $bind)*)
    };
}

/// All rows; the SQL says how many at most.
macro_rules! fetch_all {
    ($conn:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        fetch!($conn, fetch_all, $row, $sql $(, $bind)*)
    };
}

/// How many rows there are, as far as a `Count` goes; the SQL begins at `FROM`.
macro_rules! fetch_count {
    ($conn:expr, $from:expr $(, $bind:expr)* $(,)?) => {{
        const _: () = assert!(naast_domain::companions::desk::Count::UP_TO == 100, "the statement counts one further");
        let sql = concat!("SELECT COUNT(*) FROM (SELECT 1 AS one ", $from, " LIMIT 101) AS counted");
        let counted: sqlx::Result<(i64,)> = fetch_one!($conn, (i64,), sql $(, $bind)*);
        counted.map(|(count,)| naast_domain::companions::desk::Count::of(count))
    }};
}

/// Runs it and tells how many rows it changed.
macro_rules! execute {
    ($conn:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        match $crate::storage::Writer::of($conn) {
            $crate::storage::Reader::Sqlite(conn) => {
                sqlx::query($sql)$(.bind($bind))*.execute(conn.as_mut()).await.map(|done| done.rows_affected())
            }
            $crate::storage::Reader::Postgres(conn) => {
                sqlx::query($sql)$(.bind($bind))*.execute(conn.as_mut()).await.map(|done| done.rows_affected())
            }
        }
    };
}
