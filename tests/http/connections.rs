//! Connections that somebody holds on to: they end, and are no more than there is room for.

use crate::server::{Person, Server};
use reqwest::{
    Response, StatusCode,
    header::{HeaderValue, RETRY_AFTER},
};
use std::time::Duration;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::{sleep, timeout},
};

#[tokio::test]
async fn half_a_request_does_not_hold_a_connection() {
    let server = Server::sqlite().await;
    let mut connection = TcpStream::connect(server.url.trim_start_matches("http://")).await.unwrap();
    connection.write_all(b"GET / HTTP/1.1\r\nHost: loc").await.unwrap();
    let mut answer = Vec::new();
    let end = timeout(Duration::from_secs(30), connection.read_to_end(&mut answer)).await;
    end.expect("it is closed").ok();
    assert!(!String::from_utf8_lossy(&answer).contains(" 200 "), "{answer:?}");
}

async fn follow(reader: &Person, address: &str) -> Response {
    let stream = format!("{}/live/initiatives/1", reader.url());
    reader.client.get(stream).header("x-forwarded-for", address).send().await.unwrap()
}

#[tokio::test]
async fn live_updates_have_room_for_so_many_and_for_so_many_of_one_address() {
    let server = Server::sqlite().await;
    server.member("Samira", None).await.tell("Een bankje.").await;
    let reader = server.visitor_with_streams(3, 2).await;
    let (first, _second) = (follow(&reader, "192.0.2.1").await, follow(&reader, "192.0.2.1").await);
    assert_eq!(first.status(), StatusCode::OK);
    let refused = follow(&reader, "192.0.2.1").await;
    assert_eq!(
        (refused.status(), &refused.headers()[RETRY_AFTER]),
        (StatusCode::SERVICE_UNAVAILABLE, &HeaderValue::from_static("60"))
    );
    let _third = follow(&reader, "192.0.2.2").await;
    assert_eq!(follow(&reader, "192.0.2.3").await.status(), StatusCode::SERVICE_UNAVAILABLE);
    drop(first);
    // The server notices when it next writes to the connection, or at once.
    let mut again = follow(&reader, "192.0.2.1").await;
    while again.status() != StatusCode::OK {
        sleep(Duration::from_millis(50)).await;
        again = follow(&reader, "192.0.2.1").await;
    }
    assert_eq!(reader.get("/").await.status(), StatusCode::OK);
}
