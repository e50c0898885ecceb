//! While the database takes no writes, pages are read, and whoever writes is told so and keeps their text.

use crate::server::Server;
use sqlx::Connection;
use sqlx_postgres::PgConnection;

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
    assert!(server.visitor().read(&place).await.contains("Een veilige Lindelaan."));
    stuck.close().await.unwrap();
    assert_eq!(citizen.post(&place, &form).await.status(), 303);
}
