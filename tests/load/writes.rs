//! Posting comments, durable: over HTTP, and as bare rows in SQLite, which is what the disk allows.

use crate::{
    client::Connection,
    cluster::{Cluster, Disk},
    content::comment,
    forum::Served,
    measure::{Measured, all, timed},
};
use naast_domain::{ids::InitiativeId, language::Language};
use sqlx::{ConnectOptions, Connection as _};
use sqlx_sqlite::SqliteConnectOptions;
use std::{net::SocketAddr, path::Path, time::Instant};

/// Connections that post at once.
pub const CONNECTIONS: usize = 16;
/// What one member may post in a minute.
const EACH: usize = 20;
/// Members who post over one connection, one after another.
const VOICES: usize = 8;

/// Members needed: each says as much as a minute allows, half of them over HTTP.
pub const WRITERS: usize = 2 * HALF;
const HALF: usize = CONNECTIONS * VOICES;
/// Comments in a forum of PostgreSQL that is posted to.
const COMMENTS: usize = 1_000;

/// Over HTTP from sixteen connections, as a browser without JavaScript posts.
pub async fn over_http(served: &Served) -> Measured {
    post(served.address, &served.sessions[..HALF]).await
}

/// From one connection and from sixteen, on PostgreSQL; nothing where it is missing.
pub async fn on_postgres() -> Option<(Measured, Measured)> {
    let cluster = Cluster::start(Disk::WaitedFor)?;
    let folder = tempfile::tempdir().expect("a folder");
    let served = Served::start_on(&cluster.url, folder, COMMENTS, HALF + VOICES).await;
    let one = post(served.address, &served.sessions[HALF..]).await;
    let many = post(served.address, &served.sessions[..HALF]).await;
    served.forum.close().await;
    Some((one, many))
}

/// Posts with these sessions, as many over each connection as there are voices, each connection in an initiative of its own.
async fn post(address: SocketAddr, sessions: &[String]) -> Measured {
    let tasks = sessions.chunks(VOICES).enumerate().map(|(connection, sessions)| {
        let sessions = sessions.to_vec();
        async move {
            let mut http = Connection::open(address).await;
            let mut times = Vec::new();
            for (writer, session) in sessions.iter().enumerate() {
                for number in 0..EACH {
                    let body = comment(connection * 100 + writer, number);
                    times.push(timed(http.post_comment(connection + 1, session, &body)).await);
                }
            }
            times
        }
    });
    all(tasks.collect()).await
}

/// The use case alone, without HTTP, on SQLite.
pub async fn use_case(served: &Served) -> Measured {
    let tasks = served.sessions[HALF..].chunks(VOICES).enumerate().map(|(connection, sessions)| {
        let (sessions, forum) = (sessions.to_vec(), served.forum.clone());
        async move {
            let mut times = Vec::new();
            let id = InitiativeId(i64::try_from(connection).unwrap_or_default() + 17);
            for (writer, session) in sessions.iter().enumerate() {
                let viewer = forum.viewer(Some(session)).await.expect("a viewer");
                for number in 0..EACH {
                    let body = comment(connection * 100 + writer, number);
                    let post = forum.post_comment(&viewer, id, None, &body, false, Language::Nl);
                    times.push(timed(Box::pin(async { post.await.expect("posted") })).await);
                }
            }
            times
        }
    });
    all(tasks.collect()).await
}

/// The same rows, one commit each, with nothing around them: what the disk allows.
pub async fn bare(folder: &Path) -> f64 {
    let options = SqliteConnectOptions::new().filename(folder.join("bare.db")).create_if_missing(true);
    let options = options.pragma("journal_mode", "WAL").pragma("synchronous", "FULL");
    let mut database = options.connect().await.expect("a database");
    sqlx::query(
        "CREATE TABLE comments (id INTEGER PRIMARY KEY, initiative INTEGER, author INTEGER, body TEXT, \
     body_html TEXT, posted_at INTEGER)",
    )
    .execute(&mut database)
    .await
    .expect("a table");
    let rows = HALF * EACH;
    let began = Instant::now();
    for number in 0..rows {
        let body = comment(number / EACH, number % EACH);
        let insert = sqlx::query(
            "INSERT INTO comments (initiative, author, body, body_html, posted_at) VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(1_i64)
        .bind(1_i64)
        .bind(&body)
        .bind(format!("<p>{body}</p>"))
        .bind(1_i64);
        insert.execute(&mut database).await.expect("a row");
    }
    let took = began.elapsed();
    database.close().await.expect("closed");
    #[allow(clippy::cast_precision_loss)]
    let rows = rows as f64;
    rows / took.as_secs_f64()
}
