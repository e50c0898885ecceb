//! What the databases are: the same on both kinds (`alike`), brought up to date or left alone (`opening`, `before`), and
//! what they promise by themselves.

mod alike;
mod before;
mod group_commit;
mod opening;
mod postgres;
mod sqlite;
pub mod statements;
mod stuck;

use crate::{
    storage::{Pools, Reader},
    testing::{World, both},
};

both! {
    async fn a_reader_changes_nothing(world) {
        let change = "DELETE FROM drafts";
        for mut reader in [world.read().await, world.forum.db.snapshot().await.unwrap()] {
            let refused = match &mut reader {
                Reader::Sqlite(conn) => sqlx::query(change).execute(conn.as_mut()).await.is_err(),
                Reader::Postgres(conn) => sqlx::query(change).execute(conn.as_mut()).await.is_err(),
            };
            assert!(refused);
        }
        assert!(execute!(&mut world.forum.db.write().await.unwrap(), change).is_ok());
    }
}

#[tokio::test]
async fn only_the_writer_of_sqlite_leaves_the_disk_to_the_group() {
    let world = World::sqlite().await;
    let Pools::Sqlite { readers, writer } = world.forum.db.pools() else { panic!("this is not SQLite") };
    for (pool, disk) in [(readers, 2), (writer, 1)] {
        // All connections at once, or the same one would be asked again.
        let mut connections = Vec::new();
        for _ in 0..pool.options().get_max_connections() {
            connections.push(pool.acquire().await.unwrap());
        }
        for connection in &mut connections {
            let (synchronous, foreign_keys, journal): (i64, i64, String) = sqlx::query_as(
                "SELECT s.synchronous, f.foreign_keys, j.journal_mode
                 FROM pragma_synchronous s, pragma_foreign_keys f, pragma_journal_mode j",
            )
            .fetch_one(&mut **connection)
            .await
            .unwrap();
            assert_eq!((synchronous, foreign_keys, journal.as_str()), (disk, 1, "wal"));
        }
    }
}
