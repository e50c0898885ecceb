//! A process that serves, and somebody who asks it.

use naast_domain::time::Timestamp;
use naast_forum::{Clock, Forum};
use reqwest::{Client, Response, header::ORIGIN, redirect::Policy};
use std::{fs, net::TcpListener, path::Path, process::Stdio, time::Duration};
use tokio::process::{Child, Command};

/// The password of everybody in these tests.
pub const PASSWORD: &str = "drie blauwe fietsen in de gracht";

/// The binary, serving.
pub struct Served {
    pub url: String,
    pub process: Child,
}

/// An address that nobody listens on.
pub fn free_address() -> String {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string()
}

impl Served {
    /// Serves this database.
    pub async fn start(database: &str) -> Self {
        Self::start_in("exec \"$@\"", database, &[], Stdio::null()).await
    }

    /// Serves this database with more arguments.
    pub async fn start_with(database: &str, more: &[&str]) -> Self {
        Self::start_in("exec \"$@\"", database, more, Stdio::null()).await
    }

    /// Serves this database with more arguments, from a line of a shell that ends in `exec "$@"`; its log goes there.
    pub async fn start_in(line: &str, database: &str, more: &[&str], log: Stdio) -> Self {
        let address = free_address();
        let process = Command::new("sh")
            .args(["-c", line, "sh", env!("CARGO_BIN_EXE_naast"), "--listen", &address, "--database-url", database])
            .args(more)
            .arg("serve")
            .stderr(log)
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let served = Self { url: format!("http://{address}"), process };
        for _ in 0..600 {
            if served.is_ready().await {
                return served;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the server does not start");
    }

    /// Stops it as an operator does, and waits until it did.
    pub async fn stop(&mut self) {
        let process = self.process.id().expect("it runs").to_string();
        Command::new("kill").args(["-TERM", &process]).status().await.unwrap();
        self.process.wait().await.unwrap();
    }

    /// Whether it says so.
    pub async fn is_ready(&self) -> bool {
        reqwest::get(format!("{}/readyz", self.url)).await.is_ok_and(|answer| answer.status().is_success())
    }

    /// What the system says of the process: a number of `/proc/…/status`, in kB.
    pub fn status(&self, name: &str) -> u64 {
        let process = self.process.id().expect("it runs");
        let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix(name)).expect("such a line");
        line.trim_start_matches(':').split_whitespace().next().unwrap().parse().unwrap()
    }

    /// Somebody with their own cookies.
    pub fn client() -> Client {
        Client::builder().cookie_store(true).redirect(Policy::none()).build().unwrap()
    }

    /// Posts a form.
    pub async fn post(&self, client: &Client, path: &str, fields: &[(&str, &str)]) -> reqwest::Result<Response> {
        post(&self.url, client, path, fields).await
    }

    /// The member of this number, signed in.
    pub async fn sign_in(&self, member: usize) -> Client {
        let (client, email) = (Self::client(), email(member));
        let fields = [("_form", "/api/sign_in"), ("email", email.as_str()), ("password", PASSWORD)];
        assert_eq!(self.post(&client, "/sign-in", &fields).await.unwrap().status(), 303);
        client
    }

    /// The first initiative, told by somebody who is signed in.
    pub async fn tell(&self, client: &Client) {
        let fields = [("_form", "/api/propose"), ("story", "Een bankje bij de halte.")];
        assert_eq!(self.post(client, "/initiatives/new", &fields).await.unwrap().status(), 303);
    }
}

/// Posts a form to the server at this address.
pub async fn post(url: &str, client: &Client, path: &str, fields: &[(&str, &str)]) -> reqwest::Result<Response> {
    client.post(format!("{url}{path}")).header(ORIGIN, url).form(fields).send().await
}

/// Says something in the first initiative; tells the status.
pub async fn say(url: &str, client: &Client, body: &str) -> reqwest::Result<u16> {
    let fields = [("_form", "/api/post_comment"), ("initiative", "1"), ("parent", ""), ("body", body)];
    Ok(post(url, client, "/initiatives/1", &fields).await?.status().as_u16())
}

fn email(member: usize) -> String {
    format!("schrijver{member}@example.org")
}

/// Members who joined so long ago that they may say as much as anybody.
pub async fn prepare(database: &str, members: usize) {
    let before = Clock::fixed(Clock::default().now().plus(-40 * Timestamp::DAY));
    let forum = Forum::open(database, before).await.unwrap();
    for member in 0..members {
        forum.operator_add_member(&email(member), &format!("Schrijver {member}"), PASSWORD).await.unwrap();
    }
    forum.close().await;
}

/// The address of a database in this folder.
pub fn database(folder: &Path) -> String {
    format!("sqlite:{}", folder.join("forum.db").display())
}
