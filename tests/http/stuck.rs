//! While the database takes no writes, pages are read, and whoever writes is told so and keeps their text.

use crate::server::Server;
use sqlx::Connection;
use sqlx_postgres::PgConnection;
use std::time::{Duration, Instant};

/// Within which time 98 of 100 readers have a page that was read before.
const READERS_WAIT: Duration = Duration::from_millis(100);

#[tokio::test]
async fn who_writes_while_another_writer_is_stuck_keeps_their_text() {
    let Some(database) = naast_tests::postgres_forum().await else { return };
    let joint = if database.contains('?') { '&' } else { '?' };
    let server = Server::on(&format!("{database}{joint}options=-c%20lock_timeout%3D200")).await;
    let citizen = server.member("Samira", None).await;
    let place = citizen.tell("Een veilige Lindelaan.").await;
    let form = [("_form", "/api/post_comment"), ("initiative", "1"), ("parent", ""), ("body", "Dit typte ik net.")];
    // The first form that a forum shows is written to it: the key that forms are stamped with.
    citizen.read(&place).await;
    let mut stuck = PgConnection::connect(&database).await.unwrap();
    // The lock of whoever writes to anything.
    sqlx::query("SELECT pg_advisory_lock(62278)").execute(&mut stuck).await.unwrap();
    let refused = citizen.post(&place, &form).await;
    assert_eq!(refused.status(), 503);
    let page = refused.text().await.unwrap();
    assert!(page.contains("Dit typte ik net.") && page.contains("Wij zijn even niet bereikbaar"));
    let reader = server.visitor();
    assert!(reader.read(&place).await.contains("Een veilige Lindelaan."));
    let mut waits = Vec::new();
    for _ in 0..50 {
        let began = Instant::now();
        assert_eq!(reader.get(&place).await.status(), 200);
        waits.push(began.elapsed());
    }
    waits.sort();
    assert!(waits[48] < READERS_WAIT, "{waits:?}");
    stuck.close().await.unwrap();
    assert_eq!(citizen.post(&place, &form).await.status(), 303);
}

#[tokio::test]
async fn a_database_that_was_started_again_is_used_again() {
    let Some(database) = naast_tests::postgres_forum().await else { return };
    let server = Server::on(&database).await;
    let citizen = server.member("Samira", None).await;
    let place = citizen.tell("Een veilige Lindelaan.").await;
    let mut operator = PgConnection::connect(&database).await.unwrap();
    // What a server that stops does to all who are connected.
    let ended = "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity \
                 WHERE datname = current_database() AND pid <> pg_backend_pid()";
    let (ended,): (i64,) = sqlx::query_as(ended).fetch_one(&mut operator).await.unwrap();
    assert!(ended > 1, "{ended}");
    let mut refused = 0;
    loop {
        let form = [("_form", "/api/post_comment"), ("initiative", "1"), ("parent", ""), ("body", "Dit typte ik net.")];
        let answer = citizen.post(&place, &form).await;
        if answer.status() == 303 {
            break;
        }
        assert_eq!(answer.status(), 503);
        assert!(answer.text().await.unwrap().contains("Dit typte ik net."));
        refused += 1;
        assert!(refused < 5, "it does not recover");
    }
    assert!(server.visitor().read(&place).await.contains("Dit typte ik net."));
    assert_eq!(server.visitor().get("/readyz").await.status(), 200);
}
