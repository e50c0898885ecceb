//! A connection behind the use cases, for filling a database: one text for both, many statements at a time.

use sqlx::{AssertSqlSafe, Connection, Executor};
use sqlx_postgres::PgConnection;
use sqlx_sqlite::SqliteConnection;

/// A connection to either database.
pub enum Raw {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Raw {
    /// Opens it for filling: what is written here need not survive a crash.
    pub async fn open(url: &str) -> Self {
        let mut raw = if url.starts_with("postgres") {
            Self::Postgres(PgConnection::connect(url).await.expect("a database"))
        } else {
            Self::Sqlite(SqliteConnection::connect(url).await.expect("a database"))
        };
        let prepare = match raw {
            Self::Sqlite(_) => "PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; PRAGMA temp_store = MEMORY;",
            Self::Postgres(_) => "SET synchronous_commit = off; SET maintenance_work_mem = '512MB';",
        };
        raw.run(prepare.to_owned()).await;
        raw
    }

    /// Runs these statements.
    pub async fn run(&mut self, script: String) {
        let statements = sqlx::raw_sql(AssertSqlSafe(script));
        match self {
            Self::Sqlite(connection) => connection.execute(statements).await.map(drop),
            Self::Postgres(connection) => connection.execute(statements).await.map(drop),
        }
        .expect("it runs");
    }

    /// The first two columns, a number and a text, of what this asks for.
    pub async fn ask(&mut self, question: &str) -> Vec<(i64, String)> {
        let query = AssertSqlSafe(question.to_owned());
        match self {
            Self::Sqlite(connection) => sqlx::query_as(query).fetch_all(connection).await,
            Self::Postgres(connection) => sqlx::query_as(query).fetch_all(connection).await,
        }
        .expect("an answer")
    }

    /// The columns of a table that can be written.
    pub async fn columns(&mut self, table: &str) -> Vec<String> {
        let question = match self {
            Self::Sqlite(_) => format!("SELECT 0, name FROM pragma_table_info('{table}')"),
            Self::Postgres(_) => format!(
                "SELECT CAST(0 AS BIGINT), CAST(column_name AS TEXT) FROM information_schema.columns
                 WHERE table_schema = current_schema() AND table_name = '{table}' AND is_generated = 'NEVER'"
            ),
        };
        self.ask(&question).await.into_iter().map(|(_, name)| name).collect()
    }

    /// Drops the index of search, which is made faster when all documents are there; gives the statement that makes it. That of
    /// SQLite stays.
    pub async fn without_search_index(&mut self) -> String {
        if matches!(self, Self::Sqlite(_)) {
            return String::new();
        }
        let question = "SELECT CAST(0 AS BIGINT), indexdef FROM pg_indexes
            WHERE schemaname = current_schema() AND indexname = 'search_index'";
        let index = self.ask(question).await.remove(0).1;
        self.run("DROP INDEX search_index;".to_owned()).await;
        index
    }

    /// Closes it.
    pub async fn close(self) {
        match self {
            Self::Sqlite(connection) => connection.close().await,
            Self::Postgres(connection) => connection.close().await,
        }
        .expect("closed");
    }
}
