//! A forum of a given size, served in this process, with people who can post.

use crate::content::files;
use axum::Router;
use naast::{
    router::router,
    serve::accepting,
    site::{ROOM, Site},
};
use naast_domain::{language::Language, time::Timestamp};
use naast_forum::{Clock, Forum};
use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::PathBuf,
};
use tempfile::TempDir;
use tower_http::services::ServeDir;

/// The password of everybody here.
pub const PASSWORD: &str = "drie blauwe fietsen in de gracht";

/// A forum that is being served.
pub struct Served {
    pub forum: Forum,
    /// Where each page is rendered for whoever asks.
    pub address: SocketAddr,
    /// Where pages are kept for readers without a session.
    pub keeping: SocketAddr,
    /// Sessions of members who may post.
    pub sessions: Vec<String>,
    folder: TempDir,
}

impl Served {
    /// Fills a database of SQLite with so many comments and serves it.
    pub async fn start(comments: usize, writers: usize) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite:{}", folder.path().join("forum.db").display());
        Self::start_on(&url, folder, comments, writers).await
    }

    /// The same in the database at this address; what is put into `bytes` in the folder is served as a file.
    pub async fn start_on(url: &str, folder: TempDir, comments: usize, writers: usize) -> Self {
        std::fs::create_dir(folder.path().join("bytes")).expect("a folder");
        // Who has just joined may say less than these have to.
        let before = Clock::fixed(Clock::default().now().plus(-40 * Timestamp::DAY));
        let forum = Forum::open(url, before).await.expect("a database");
        let (proposals, said) = files(comments);
        forum.import_consul(proposals.as_bytes(), said.as_bytes(), ("proposals", "comments")).await.expect("an import");
        let email = |writer: usize| format!("writer{writer}@example.org");
        for writer in 0..writers {
            forum.operator_add_member(&email(writer), &format!("Writer {writer}"), PASSWORD).await.expect("a member");
        }
        forum.close().await;
        let forum = Forum::open(url, Clock::default()).await.expect("a database");
        let mut sessions = Vec::new();
        for writer in 0..writers {
            let email = email(writer);
            sessions
                .push(forum.sign_in(&format!("client {writer}"), None, &email, PASSWORD).await.expect("a session").0);
        }
        let files = Router::new().nest_service("/bytes", ServeDir::new(folder.path().join("bytes")));
        let address = serve(forum.clone(), files).await;
        let keeping = serve_with_room(forum.clone(), Router::new(), ROOM).await;
        Self { forum, address, keeping, sessions, folder }
    }

    /// Where the database is.
    pub fn database(&self) -> PathBuf {
        self.folder.path().join("forum.db")
    }

    /// Serves these bytes as a file too; says where.
    pub fn serve_file(&self, name: &str, bytes: &[u8]) -> String {
        std::fs::write(self.folder.path().join("bytes").join(name), bytes).expect("a file");
        format!("/bytes/{name}")
    }
}

/// Serves a forum, and these files, in this process, as behind a proxy; says where. Each page is rendered for whoever asks:
/// that is what is measured.
pub async fn serve(forum: Forum, files: Router) -> SocketAddr {
    serve_with_room(forum, files, 0).await
}

/// The same, with so many bytes for pages that are kept.
async fn serve_with_room(forum: Forum, files: Router, room: u64) -> SocketAddr {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port").into_std().expect("a port");
    let address = listener.local_addr().expect("an address");
    let site = Site::new(forum, vec![IpAddr::V4(Ipv4Addr::LOCALHOST).into()], vec![Language::Nl]).with_room(room);
    let service = files.merge(router(site));
    let service = service.into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(accepting(listener).expect("a server").serve(service));
    address
}
