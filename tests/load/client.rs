//! A light HTTP client, so that the measured time is the server's.

use axum::body::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::{
    Request, StatusCode,
    client::conn::http1::{SendRequest, handshake},
};
use hyper_util::rt::TokioIo;
use std::net::SocketAddr;
use tokio::net::TcpStream;

/// A connection that stays open.
pub struct Connection {
    sender: SendRequest<Full<Bytes>>,
    address: SocketAddr,
}

/// Who posts, from which address, with the stamp of which form.
#[derive(Debug, Clone, Copy)]
pub struct Voice<'a> {
    pub session: &'a str,
    pub from: &'a str,
    pub stamp: &'a str,
}

impl Connection {
    /// Opens one.
    pub async fn open(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).await.expect("the server listens");
        stream.set_nodelay(true).expect("a socket");
        let (sender, connection) = handshake(TokioIo::new(stream)).await.expect("the server speaks HTTP");
        tokio::spawn(connection);
        Self { sender, address }
    }

    /// Asks for a page, reads it to its end; its bytes.
    pub async fn get(&mut self, path: &str) -> Bytes {
        self.get_as(path, "").await
    }

    /// The same as the holder of this session; an empty one is nobody's.
    pub async fn get_as(&mut self, path: &str, session: &str) -> Bytes {
        let mut request = Request::get(path).header("host", self.address.to_string());
        // Even an empty one says that somebody asks, who is then shown no kept page.
        if !session.is_empty() {
            request = request.header("cookie", format!("session={session}"));
        }
        let (status, page) = self.send(request.body(Full::default()).expect("a request")).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        page
    }

    /// Posts a comment as the holder of this session.
    pub async fn post_comment(&mut self, initiative: usize, session: &str, body: &str) {
        let voice = Voice { session, from: "127.0.0.1", stamp: "" };
        let status = self.try_to_post(initiative, voice, body).await;
        assert_eq!(status, StatusCode::SEE_OTHER, "posting");
    }

    /// The same with this voice; tells the status of the answer.
    pub async fn try_to_post(&mut self, initiative: usize, voice: Voice<'_>, body: &str) -> StatusCode {
        let Voice { session, from, stamp } = voice;
        let form = format!(
            "_form=%2Fapi%2Fpost_comment&initiative={initiative}&parent=&body={}&arrival%5Bstamp%5D={stamp}",
            body.replace(' ', "+")
        );
        let request = Request::post(format!("/initiatives/{initiative}"))
            .header("host", self.address.to_string())
            .header("origin", format!("http://{}", self.address))
            .header("cookie", format!("session={session}"))
            .header("x-forwarded-for", from)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Full::from(form));
        self.send(request.expect("a request")).await.0
    }

    async fn send(&mut self, request: Request<Full<Bytes>>) -> (StatusCode, Bytes) {
        self.sender.ready().await.expect("the connection stays open");
        let answer = self.sender.send_request(request).await.expect("an answer");
        let status = answer.status();
        (status, answer.into_body().collect().await.expect("a whole answer").to_bytes())
    }
}
