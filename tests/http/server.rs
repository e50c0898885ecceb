//! A server of its own for each test.

use naast::{router::router, serve::accepting, site::Site};
use naast_domain::{
    language::Language,
    members::{Office, Role},
    spam_defence::arrival::QUICKEST,
    time::Timestamp,
};
use naast_forum::{Clock, Forum};
use std::{
    net::{IpAddr, SocketAddr},
    time::Duration,
};

/// The password of everybody in these tests.
pub const PASSWORD: &str = "drie blauwe fietsen in de gracht";

/// A running server.
pub struct Server {
    pub url: String,
    pub forum: Forum,
    pub site: Site,
    /// The address of its database.
    pub database: String,
    /// The same forum forty days ago: who joined then is no stranger.
    before: Forum,
    _folder: Option<tempfile::TempDir>,
}

/// Writes one test for each database: `both! { async fn a_sentence(server) { … } }`.
macro_rules! both {
    ($($story:tt)*) => { naast_tests::both! { $crate::server::Server; $($story)* } };
}
pub(crate) use both;

impl Server {
    /// One on a fresh SQLite database.
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = naast_tests::sqlite_forum(folder.path()).await;
        Self::start(&url, Some(folder)).await
    }

    /// One on a fresh PostgreSQL database.
    pub async fn postgres() -> Option<Self> {
        Some(Self::start(&naast_tests::postgres_forum().await?, None).await)
    }

    /// One on this database of PostgreSQL, which is empty.
    pub async fn on(database: &str) -> Self {
        Self::start(database, None).await
    }

    async fn start(database: &str, folder: Option<tempfile::TempDir>) -> Self {
        let forum = Forum::open(database, Clock::default()).await.unwrap();
        let then = Clock::fixed(forum.clock().now().plus(-40 * Timestamp::DAY));
        let before = Forum::open(database, then).await.unwrap();
        let site = Site::new(forum.clone(), Vec::new(), Language::ALL.to_vec());
        let url = serve(site.clone()).await;
        Self { url, forum, site, database: database.to_owned(), before, _folder: folder }
    }

    /// The same person, where the same forum offers these languages only.
    pub async fn offering(&self, languages: &[Language], person: &Person) -> Person {
        let site = Site::new(self.forum.clone(), Vec::new(), languages.to_vec());
        Person { client: person.client.clone(), url: serve(site).await }
    }

    /// A visitor of the same forum, whose pages may take so many bytes.
    pub async fn visitor_with_room(&self, bytes: u64) -> (Person, Site) {
        let site = Site::new(self.forum.clone(), Vec::new(), Language::ALL.to_vec()).with_room(bytes);
        (Person { url: serve(site.clone()).await, ..self.visitor() }, site)
    }

    /// A visitor of the same forum, which has room for so many live updates, and for so many from one address.
    pub async fn visitor_with_streams(&self, at_most: usize, from_address: usize) -> Person {
        let site = Site::new(self.forum.clone(), vec![IpAddr::from([127, 0, 0, 1]).into()], Language::ALL.to_vec());
        Person { url: serve(site.with_streams(at_most, from_address)).await, ..self.visitor() }
    }

    /// A visitor of another server on the same database.
    pub async fn visitor_of_another_server(&self) -> Person {
        let forum = Forum::open(&self.database, Clock::default()).await.unwrap();
        let site = Site::new(forum, Vec::new(), Language::ALL.to_vec());
        Person { url: serve(site).await, ..self.visitor() }
    }

    /// Somebody with their own cookies, who does not follow redirects by themselves.
    pub fn visitor(&self) -> Person {
        let client = reqwest::Client::builder().cookie_store(true).redirect(reqwest::redirect::Policy::none());
        Person { client: client.build().unwrap(), url: self.url.clone() }
    }

    /// A member with this role, signed in.
    pub async fn member(&self, name: &str, role: Option<Role>) -> Person {
        let email = address(name);
        self.before.operator_add_member(&email, name, PASSWORD).await.unwrap();
        if let Some(role) = role {
            let office = Office { function: "Wijkverbinder".into(), department: "Samenleving".into() };
            self.forum.operator_grant(&email, role, Some(&office)).await.unwrap();
        }
        self.sign_in(name).await
    }

    /// Somebody who joined a moment ago, signed in.
    pub async fn newcomer(&self, name: &str) -> Person {
        self.forum.operator_add_member(&address(name), name, PASSWORD).await.unwrap();
        self.sign_in(name).await
    }

    async fn sign_in(&self, name: &str) -> Person {
        let (email, person) = (address(name), self.visitor());
        let answer =
            person.post("/sign-in", &[("_form", "/api/sign_in"), ("email", &email), ("password", PASSWORD)]).await;
        assert_eq!(answer.status(), 303, "{name} signs in");
        person
    }
}

fn address(name: &str) -> String {
    format!("{}@example.org", name.to_lowercase())
}

/// Serves a site; tells where.
async fn serve(site: Site) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().into_std().unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let service = router(site).into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(accepting(listener).unwrap().serve(service));
    url
}

/// Somebody with a browser.
pub struct Person {
    pub client: reqwest::Client,
    url: String,
}

impl Person {
    /// Where the server is.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Asks for a page.
    pub async fn get(&self, path: &str) -> reqwest::Response {
        self.client.get(format!("{}{path}", self.url)).send().await.unwrap()
    }

    /// Asks for a page and reads it.
    pub async fn read(&self, path: &str) -> String {
        self.get(path).await.text().await.unwrap()
    }

    /// Posts a form.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> reqwest::Response {
        let request = self.client.post(format!("{}{path}", self.url)).header("origin", &self.url);
        request.form(fields).send().await.unwrap()
    }

    /// The number of whoever is signed in.
    pub async fn id(&self) -> i64 {
        let asked = self.client.post(format!("{}/api/surroundings", self.url)).json(&serde_json::json!({}));
        let known: serde_json::Value = asked.send().await.unwrap().json().await.unwrap();
        known["viewer"]["Member"]["id"].as_i64().expect("somebody who is signed in")
    }

    /// Says house rule 1 anew, as an administrator.
    pub async fn save_rule(&self, title: &str) {
        let form = [("_form", "/api/save_house_rule"), ("number", "1"), ("title[nl]", title), ("title[en]", title)];
        assert!(self.post("/administration/house-rules", &form).await.status().as_u16() < 400, "{title}");
    }

    /// Says something in the thread of the first initiative; nothing is `above` what is not a reply.
    pub async fn say(&self, above: &str, body: &str) {
        let form = [("_form", "/api/post_comment"), ("initiative", "1"), ("parent", above), ("body", body)];
        assert_eq!(self.post("/initiatives/1", &form).await.status(), 303, "saying {body}");
    }

    /// Takes a measure, as a moderator, with what it asks more.
    pub async fn take(&self, kind: &str, about: &str, more: &[(&str, &str)]) -> reqwest::Response {
        let mut form = vec![("_form", "/api/take_measure"), ("about", about), ("kind", kind)];
        form.extend_from_slice(more);
        let answer = self.post("/moderation", &form).await;
        assert_eq!(answer.status(), 303, "{kind} {about}");
        answer
    }

    /// The stamp of the first form of strangers on a page, once it is old enough.
    pub async fn stamp(&self, path: &str) -> String {
        let stamp = stamps(&self.read(path).await).next().map(str::to_owned);
        tokio::time::sleep(Duration::from_millis(QUICKEST.unsigned_abs() + 50)).await;
        stamp.expect("a form with a stamp")
    }

    /// Tells an initiative; says where it is.
    pub async fn tell(&self, story: &str) -> String {
        self.tell_of(story, "").await
    }

    /// The same, of a place.
    pub async fn tell_of(&self, story: &str, place: &str) -> String {
        let fields = [("_form", "/api/propose"), ("story", story), ("place", place)];
        let answer = self.post("/initiatives/new", &fields).await;
        assert_eq!(answer.status(), 303, "telling {story}");
        answer.headers()["location"].to_str().unwrap().to_owned()
    }
}

/// The stamps of the forms on a page.
pub fn stamps(page: &str) -> impl Iterator<Item = &str> {
    page.split("name=\"arrival[stamp]\" value=\"").skip(1).filter_map(|rest| rest.split('"').next())
}
