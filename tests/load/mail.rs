//! Mail: whether posting waits for many followers, how soon an answer is in all their outboxes, and how fast mails leave.

use crate::aims;
use naast::{
    mail::{Delivery, Post, Writing, deliver},
    watch::Metrics,
};
use naast_domain::{
    answers::AnswerInput,
    ids::InitiativeId,
    initiatives::InitiativeInput,
    language::Language,
    members::{Office as Work, Role, Roles, SignedIn, Viewer},
    time::Timestamp,
};
use naast_forum::{Clock, Forum};
use sqlx::{ConnectOptions, Connection};
use sqlx_sqlite::{SqliteConnectOptions, SqliteConnection};
use std::{
    path::Path,
    process::Command,
    time::{Duration, Instant},
};
use tokio_util::sync::CancellationToken;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../scripts/mailserver.sh");
/// Followers of a quiet initiative, of a lively one, and of one that a whole town follows.
const FOLLOWERS: [i64; 3] = [10, 1_000, 10_000];
/// How many answers are measured.
const ANSWERS: usize = 40;

/// A mail server that takes mail and delivers none.
struct Office(tempfile::TempDir);

impl Office {
    /// Starts it; tells its port. None where it is missing.
    fn open() -> Option<(Self, String)> {
        let office = Self(tempfile::tempdir().expect("a folder"));
        let started = Command::new(SCRIPT).arg("start").arg(office.folder()).arg("queue").output().ok()?;
        let told = String::from_utf8(started.stdout).ok()?;
        started.status.success().then_some(())?;
        Some((office, told.split_whitespace().nth(1)?.to_owned()))
    }

    fn folder(&self) -> std::path::PathBuf {
        self.0.path().join("office")
    }
}

impl Drop for Office {
    fn drop(&mut self) {
        let _ = Command::new(SCRIPT).arg("stop").arg(self.folder()).status();
    }
}

/// Somebody who acts.
async fn person(forum: &Forum, email: &str, role: Option<Role>) -> Viewer {
    let id = forum.operator_add_member(email, "Iemand", crate::forum::PASSWORD).await.expect("a member");
    let office = Work { function: "Gebiedsmaker".to_owned(), department: "Openbare ruimte".to_owned() };
    let mut roles = Roles::default();
    if let Some(role) = role {
        forum.operator_grant(email, role, Some(&office)).await.expect("a role");
        roles.official = role == Role::Official;
    }
    Viewer::Member(Box::new(SignedIn {
        id,
        name: "Iemand".to_owned(),
        roles,
        office: roles.official.then_some(office),
        is_manager: false,
        suspended_until: None,
        joined_at: Timestamp(0),
        language: None,
        signed_in_at: forum.clock().now(),
    }))
}

/// Initiatives with so many followers each, all of whom are told at once.
async fn fill(url: &str, file: &Path) -> (Forum, Clock, Viewer) {
    let clock = Clock::fixed(Clock::default().now().plus(-Timestamp::DAY));
    let forum = Forum::open(url, clock.clone()).await.expect("a forum");
    forum.begin_mail().await.expect("the beginning");
    let (anna, fatma) = (
        person(&forum, "anna@example.org", None).await,
        person(&forum, "fatma@example.org", Some(Role::Official)).await,
    );
    for followers in FOLLOWERS {
        let story = format!("Een bankje bij de halte, voor {followers}.");
        let input = InitiativeInput { story, ..InitiativeInput::default() };
        forum.propose(&anna, &input).await.expect("an initiative");
    }
    let mut database: SqliteConnection =
        SqliteConnectOptions::new().filename(file).connect().await.expect("a database");
    let most = FOLLOWERS.iter().max().copied().unwrap_or_default();
    for statement in [
        format!(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {most})
             INSERT INTO members (id, email, name, joined_at) SELECT 1000 + i, 'n' || i || '@example.org', 'Nummer ' || i, 0 FROM n"
        ),
        "INSERT INTO mail_addresses (member, proved) SELECT id, email FROM members WHERE id > 1000".to_owned(),
        "INSERT INTO mail_choices (member, news, pace) SELECT id, 'followed', 'at_once' FROM members WHERE id > 1000".to_owned(),
    ] {
        sqlx::query(sqlx::AssertSqlSafe(statement)).execute(&mut database).await.expect("rows");
    }
    for (index, followers) in FOLLOWERS.iter().enumerate() {
        let follow = "INSERT INTO follows (initiative, member, at) SELECT $1, id, 0 FROM members WHERE id > 1000 AND id <= 1000 + $2";
        let initiative = i64::try_from(index + 1).unwrap_or_default();
        sqlx::query(follow).bind(initiative).bind(followers).execute(&mut database).await.expect("followers");
    }
    database.close().await.expect("closed");
    (forum, clock, fatma)
}

async fn answer(forum: &Forum, fatma: &Viewer, id: i64, number: usize) -> f64 {
    let body = format!("Ik kom kijken, {number}.");
    let input = AnswerInput { kind: "answer".to_owned(), body, ..AnswerInput::default() };
    let began = Instant::now();
    forum.post_answer(fatma, InitiativeId(id), None, &input, Language::Nl).await.expect("an answer");
    began.elapsed().as_secs_f64() * 1_000.0
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// Measures and prints.
pub async fn print() {
    println!("\nMail, on SQLite");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("forum.db");
    let (forum, clock, fatma) = fill(&format!("sqlite:{}", file.display()), &file).await;
    let (mut posts, mut fills) = ([Vec::new(), Vec::new()], [Vec::new(), Vec::new()]);
    for number in 0..ANSWERS {
        for (which, initiative) in [1_i64, 2].into_iter().enumerate() {
            clock.set(clock.now().plus(10 * Timestamp::MINUTE));
            posts[which].push(answer(&forum, &fatma, initiative, number).await);
            let began = Instant::now();
            forum.fill_outbox().await.expect("filled");
            fills[which].push(began.elapsed().as_secs_f64() * 1_000.0);
        }
    }
    let [few, many] = posts.map(median);
    let [fill_few, fill_many] = fills.map(median);
    println!("  an answer to 10 followers        posted in {few:>6.1} ms, in all outboxes {fill_few:>6.1} ms later");
    println!("  an answer to 1,000 followers     posted in {many:>6.1} ms, in all outboxes {fill_many:>6.1} ms later");
    aims::at_most(1.5, "posting to 1,000 followers against 10", many / few, "times");
    aims::at_most(50.0, "an answer in 1,000 outboxes", fill_many, "ms");
    forum.close().await;
    leaving(&file).await;
}

/// How fast ten thousand mails leave.
async fn leaving(file: &Path) {
    let Some((_office, port)) = Office::open() else {
        return println!("  NOT MEASURED: how fast mails leave. Exim is missing; run scripts/setup.sh test");
    };
    let forum = Forum::open(&format!("sqlite:{}", file.display()), Clock::default()).await.expect("a forum");
    let mut database: SqliteConnection =
        SqliteConnectOptions::new().filename(file).connect().await.expect("a database");
    sqlx::query("DELETE FROM outbox").execute(&mut database).await.expect("an empty outbox");
    let fatma = person(&forum, "karin@example.org", Some(Role::Official)).await;
    answer(&forum, &fatma, 3, 0).await;
    let server = format!("smtp+plain://127.0.0.1:{port}").parse().expect("a server");
    let sender = "naast@example.org".parse().expect("a sender");
    let writing =
        Writing { web: Some("https://naast.example.org".to_owned()), languages: vec![Language::Nl], replies: None };
    let stop = CancellationToken::new();
    let began = Instant::now();
    let delivery = Delivery { post: Post::smtp(server, sender), writing, per_minute: None, mailbox: None };
    let job = tokio::spawn(deliver(forum.clone(), Metrics::default(), delivery, stop.clone()));
    let count = "SELECT COUNT(*) FROM outbox WHERE sent_at IS NOT NULL";
    let mut sent = 0;
    while sent < FOLLOWERS[2] && began.elapsed() < Duration::from_mins(5) {
        tokio::time::sleep(Duration::from_millis(200)).await;
        (sent,) = sqlx::query_as(count).fetch_one(&mut database).await.expect("a count");
    }
    let took = began.elapsed().as_secs_f64();
    stop.cancel();
    let _ = job.await;
    database.close().await.expect("closed");
    forum.close().await;
    println!("  {sent} mails left in {took:.1} s, to a mail server on this machine");
    aims::at_most(
        60.0,
        "10,000 mails to a local server",
        took * 10_000.0 / f64::from(i32::try_from(sent.max(1)).unwrap_or(1)),
        "s",
    );
}
