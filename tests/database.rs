//! Tests on both databases. PostgreSQL is the cluster that `NAAST_TEST_POSTGRES` names.
//!
//! A forum begins as a copy of a template, on which the migrations ran once: a file for SQLite, a template database for
//! PostgreSQL, each named after a digest of the migrations. What tests the migrations themselves begins with nothing.

mod template;

use sqlx::{AssertSqlSafe, ConnectOptions};
use sqlx_postgres::{PgConnectOptions, PgPool};
use std::{path::Path, str::FromStr};

/// The address of a fresh forum on SQLite, in this folder.
///
/// # Panics
/// When the file cannot be written.
pub async fn sqlite_forum(folder: &Path) -> String {
    let file = folder.join("forum.db");
    std::fs::copy(template::sqlite().await, &file).expect("the template can be copied");
    format!("sqlite:{}", file.display())
}

/// The address of a fresh forum on PostgreSQL; none, said loudly, where no cluster is named.
///
/// # Panics
/// As `cluster`; when the cluster does not answer.
pub async fn postgres_forum() -> Option<String> {
    let cluster = cluster()?;
    let (name, template) = (unique("test"), template::postgres(&cluster).await);
    let pool = PgPool::connect(&cluster).await.expect("the cluster answers");
    let create = format!("CREATE DATABASE {name} TEMPLATE {template}");
    sqlx::query(AssertSqlSafe(create)).execute(&pool).await.expect("a database can be made");
    pool.close().await;
    Some(address(&cluster, &name))
}

/// The address of a fresh, empty schema; none, said loudly, where no cluster is named.
///
/// # Panics
/// As `cluster`; when the cluster does not answer.
pub async fn postgres() -> Option<String> {
    Some(schema(&cluster()?).await)
}

/// The address of a fresh, empty schema in this cluster.
///
/// # Panics
/// When the cluster does not answer.
pub async fn schema(cluster: &str) -> String {
    let schema = unique("test");
    let pool = PgPool::connect(cluster).await.expect("the cluster answers");
    sqlx::query(AssertSqlSafe(format!("CREATE SCHEMA {schema}"))).execute(&pool).await.expect("a schema can be made");
    pool.close().await;
    let joint = if cluster.contains('?') { '&' } else { '?' };
    format!("{cluster}{joint}options=-c%20search_path%3D{schema}")
}

/// The cluster to test on.
///
/// # Panics
/// In CI without one: there every test runs on both databases.
fn cluster() -> Option<String> {
    let cluster = std::env::var("NAAST_TEST_POSTGRES").ok();
    if cluster.is_none() {
        assert!(
            std::env::var("CI").is_err(),
            "NAAST_TEST_POSTGRES is not set: in CI every test runs on both databases"
        );
        eprintln!("NOT TESTED ON POSTGRESQL: set NAAST_TEST_POSTGRES, or run `make test`");
    }
    cluster
}

/// The address of a database in this cluster.
fn address(cluster: &str, database: &str) -> String {
    let options = PgConnectOptions::from_str(cluster).expect("an address of PostgreSQL");
    options.database(database).to_url_lossy().into()
}

/// A name that nothing else has.
fn unique(what: &str) -> String {
    let mut number = [0; 8];
    getrandom::fill(&mut number).expect("the system gives random numbers");
    format!("{what}_{:x}", u64::from_ne_bytes(number))
}

/// Writes one test for each database, in a world of the given type that is made by its `sqlite` or `postgres`.
#[macro_export]
macro_rules! both {
    ($world:path; $($(#[$attribute:meta])* async fn $name:ident($it:ident) $body:block)*) => {$(
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            async fn story($it: $world) $body

            $(#[$attribute])*
            #[tokio::test]
            async fn sqlite() {
                story(<$world>::sqlite().await).await;
            }

            $(#[$attribute])*
            #[tokio::test]
            async fn postgres() {
                if let Some(world) = <$world>::postgres().await {
                    story(world).await;
                }
            }
        }
    )*};
}
