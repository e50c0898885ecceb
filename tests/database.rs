//! Tests on both databases. PostgreSQL is the cluster that `NAAST_TEST_POSTGRES` names.

use sqlx::{AssertSqlSafe, PgPool};

/// The address of a fresh schema; none, said loudly, where no cluster is named.
///
/// # Panics
/// In CI without a cluster: there every test runs on both databases. When the cluster does not answer.
pub async fn postgres() -> Option<String> {
    let Ok(cluster) = std::env::var("NAAST_TEST_POSTGRES") else {
        assert!(
            std::env::var("CI").is_err(),
            "NAAST_TEST_POSTGRES is not set: in CI every test runs on both databases"
        );
        eprintln!("NOT TESTED ON POSTGRESQL: set NAAST_TEST_POSTGRES, or run `make test`");
        return None;
    };
    Some(schema(&cluster).await)
}

/// The address of a fresh schema in this cluster.
///
/// # Panics
/// When the cluster does not answer.
pub async fn schema(cluster: &str) -> String {
    let mut name = [0; 8];
    getrandom::fill(&mut name).expect("the system gives random numbers");
    let schema = format!("test_{:x}", u64::from_ne_bytes(name));
    let pool = PgPool::connect(cluster).await.expect("the cluster answers");
    sqlx::query(AssertSqlSafe(format!("CREATE SCHEMA {schema}"))).execute(&pool).await.expect("a schema can be made");
    pool.close().await;
    let joint = if cluster.contains('?') { '&' } else { '?' };
    format!("{cluster}{joint}options=-c%20search_path%3D{schema}")
}

/// Writes one test for each database, in a world of the given type that is made by its `sqlite` or `postgres`.
#[macro_export]
macro_rules! both {
    ($world:path; $($(#[$attribute:meta])* async fn $name:ident($it:ident) $body:block)*) => {$(
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            async fn story($it: $world) $body

            #[tokio::test]
            async fn sqlite() {
                story(<$world>::sqlite().await).await;
            }

            #[tokio::test]
            async fn postgres() {
                if let Some(world) = <$world>::postgres().await {
                    story(world).await;
                }
            }
        }
    )*};
}
