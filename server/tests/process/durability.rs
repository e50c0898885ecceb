//! A server that is killed with SIGKILL while comments are being posted loses none that it acknowledged.

use naast_domain::{conversation::ThreadPart, ids::InitiativeId, members::Viewer, time::Timestamp};
use naast_forum::{Clock, Forum};
use reqwest::{Client, header::ORIGIN, redirect::Policy};
use std::{collections::BTreeSet, net::TcpListener, process::Stdio, time::Duration};
use tokio::process::{Child, Command};
use tokio::sync::Notify;

const PASSWORD: &str = "drie blauwe fietsen in de gracht";
const WRITERS: usize = 4;

/// The binary, serving this database.
struct Served {
    url: String,
}

impl Served {
    async fn start(database: &str) -> (Self, Child) {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let process = Command::new(env!("CARGO_BIN_EXE_naast"))
            .args(["--listen", &format!("127.0.0.1:{port}"), "--database-url", database, "serve"])
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let url = format!("http://127.0.0.1:{port}");
        for _ in 0..600 {
            if reqwest::get(format!("{url}/readyz")).await.is_ok_and(|answer| answer.status().is_success()) {
                return (Self { url }, process);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the server does not start");
    }

    /// Somebody with their own cookies.
    fn client() -> Client {
        Client::builder().cookie_store(true).redirect(Policy::none()).build().unwrap()
    }

    async fn post(&self, client: &Client, path: &str, fields: &[(&str, &str)]) -> reqwest::Result<u16> {
        let request = client.post(format!("{}{path}", self.url)).header(ORIGIN, &self.url).form(fields);
        Ok(request.send().await?.status().as_u16())
    }

    async fn sign_in(&self, writer: usize) -> Client {
        let client = Self::client();
        let email = email(writer);
        let fields = [("_form", "/api/sign_in"), ("email", email.as_str()), ("password", PASSWORD)];
        assert_eq!(self.post(&client, "/sign-in", &fields).await.unwrap(), 303);
        client
    }

    /// Posts until the connection breaks; says what was acknowledged.
    /// Posts until the end; says when something was acknowledged.
    async fn write(&self, client: &Client, (writer, round): (usize, usize), posted: &Notify) -> BTreeSet<String> {
        let mut acknowledged = BTreeSet::new();
        for number in 0.. {
            let body = format!("Bericht {round}-{writer}-{number}.");
            let fields = [("_form", "/api/post_comment"), ("initiative", "1"), ("parent", ""), ("body", &body)];
            match self.post(client, "/initiatives/1", &fields).await {
                Ok(303) => {
                    acknowledged.insert(body);
                    posted.notify_one();
                }
                // The limit on one member's comments, which the answer says; or the end.
                Ok(_) | Err(_) => break,
            }
        }
        acknowledged
    }
}

fn email(writer: usize) -> String {
    format!("schrijver{writer}@example.org")
}

async fn prepare(database: &str) {
    // Who has just joined may say less than these will.
    let before = Clock::fixed(Clock::default().now().plus(-40 * Timestamp::DAY));
    let forum = Forum::open(database, before).await.unwrap();
    for writer in 0..WRITERS {
        forum.operator_add_member(&email(writer), &format!("Schrijver {writer}"), PASSWORD).await.unwrap();
    }
    forum.close().await;
}

async fn survives(database: &str) {
    prepare(database).await;
    let mut acknowledged = BTreeSet::new();
    for round in 0..2 {
        let (served, mut process) = Served::start(database).await;
        let mut clients = Vec::new();
        for writer in 0..WRITERS {
            clients.push(served.sign_in(writer).await);
        }
        if round == 0 {
            let fields = [("_form", "/api/propose"), ("story", "Een bankje bij de halte.")];
            assert_eq!(served.post(&clients[0], "/initiatives/new", &fields).await.unwrap(), 303);
        }
        let posted = Notify::new();
        let killing = async {
            posted.notified().await;
            tokio::time::sleep(Duration::from_millis(150)).await;
            process.kill().await.unwrap();
        };
        let writing = futures::future::join_all(
            clients.iter().enumerate().map(|(writer, client)| served.write(client, (writer, round), &posted)),
        );
        let ((), written) = tokio::join!(killing, writing);
        let written: BTreeSet<_> = written.into_iter().flatten().collect();
        assert!(!written.is_empty(), "nothing was posted before the kill");
        acknowledged.extend(written);
    }
    let forum = Forum::open(database, Clock::default()).await.unwrap();
    assert_eq!(forum.check().await.unwrap(), Vec::<String>::new());
    let kept = bodies(&forum).await;
    let lost: Vec<_> = acknowledged.difference(&kept).collect();
    assert!(lost.is_empty(), "lost: {lost:?}");
}

/// What stands in the thread.
async fn bodies(forum: &Forum) -> BTreeSet<String> {
    let (mut bodies, mut after) = (BTreeSet::new(), None);
    loop {
        let part = ThreadPart { branch: None, after };
        let page = forum.thread(&Viewer::Visitor, InitiativeId(1), part).await.unwrap();
        bodies.extend(page.comments.iter().map(|comment| text(&comment.body_html)));
        after = page.next;
        if after.is_none() {
            return bodies;
        }
    }
}

fn text(html: &str) -> String {
    html.trim().trim_start_matches("<p>").trim_end_matches("</p>").to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn sqlite() {
    let folder = tempfile::tempdir().unwrap();
    survives(&format!("sqlite:{}", folder.path().join("forum.db").display())).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres() {
    if let Some(database) = naast_tests::postgres().await {
        survives(&database).await;
    }
}
