//! A flood: two hundred new accounts say ten thousand things. First against the limits, while a neighbour goes on talking
//! in the same thread; then, as if there were none, cleared up by one moderator and undone. What counts is what readers
//! notice.

use crate::{
    client::{Connection, Voice},
    content::files,
    forum::{PASSWORD, serve},
    schedule::{RATE, Times, read_while},
};
use axum::Router;
use naast::{jobs::clear, watch::Metrics};
use naast_domain::{
    ids::{ClearingId, InitiativeId},
    language::Language,
    measures::{MeasureKind, statement::StatementInput},
    members::{Role, Viewer},
    moderation::clearing::PatternInput,
    time::Timestamp,
};
use naast_forum::{Clock, Forum};
use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::task::JoinSet;

/// New accounts, and how often each speaks.
const ACCOUNTS: usize = 200;
const EACH: usize = 50;
/// Connections over which they speak at once.
const CONNECTIONS: usize = 32;
/// The thread that they flood.
const THREAD: usize = 7;
const PAGE: &str = "/initiatives/7";
const WORDS: &str = "gratis draaien";
const REASON: &str = "Reclame voor gokken, honderden keren.";
/// In which all of it is said, as far as the server keeps up.
const MINUTE: Duration = Duration::from_mins(1);
const AIM: Duration = Duration::from_millis(100);

/// Measures and prints, on SQLite.
pub async fn print() {
    let all = ACCOUNTS * EACH;
    println!(
        "\nA flood of {all} comments by {ACCOUNTS} new accounts; pages of its thread, {RATE} a second (aim: p99 under 100 ms)"
    );
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str| format!("sqlite:{}", folder.path().join(name).display());
    held(&file("held.db")).await;
    cleared(&file("cleared.db")).await;
}

/// A forum with a thousand comments, a neighbour and a moderator who have been there for a while; then the clock is set.
async fn settled(url: &str, clock: Clock) -> Forum {
    let forum = Forum::open(url, Clock::fixed(clock.now().plus(-40 * Timestamp::DAY))).await.expect("a database");
    let (proposals, said) = files(1_000);
    forum.import_consul(proposals.as_bytes(), said.as_bytes(), ("proposals", "comments")).await.expect("an import");
    for (email, name) in [("bert@example.org", "Bert"), ("ruth@example.org", "Ruth")] {
        forum.operator_add_member(email, name, PASSWORD).await.expect("a member");
    }
    forum.operator_grant("ruth@example.org", Role::Moderator, None).await.expect("a moderator");
    forum.close().await;
    Forum::open(url, clock).await.expect("a database")
}

async fn sign_in(forum: &Forum, name: &str) -> String {
    forum.sign_in(name, None, &format!("{name}@example.org"), PASSWORD).await.expect("a session").0
}

/// The sessions of the new accounts.
async fn newcomers(forum: &Forum) -> Vec<String> {
    let mut sessions = Vec::new();
    for number in 0..ACCOUNTS {
        let name = format!("new{number}");
        forum.operator_add_member(&format!("{name}@example.org"), &name, PASSWORD).await.expect("a member");
        sessions.push(sign_in(forum, &name).await);
    }
    sessions
}

async fn count(forum: &Forum) -> i64 {
    let id = InitiativeId(i64::try_from(THREAD).unwrap_or_default());
    forum.initiative(&Viewer::Visitor, id).await.expect("an initiative").comment_count
}

fn told(times: &Times) -> &'static str {
    if times.p99 > AIM { "  TOO SLOW" } else { "" }
}

/// The limits hold the flood, and nobody else.
async fn held(url: &str) {
    let forum = settled(url, Clock::default()).await;
    let (sessions, neighbour) = (newcomers(&forum).await, sign_in(&forum, "bert").await);
    let address = serve(forum.clone(), Router::new()).await;
    // They read a form before they begin; what they do not do is work.
    let stamp = forum.stamp().await.expect("a form");
    let quiet = read_while(address, PAGE, "", |number| number < 6 * RATE).await;
    println!("  before it                        {quiet}{}", told(&quiet));

    let (before, began) = (count(&forum).await, Instant::now());
    let (goes_on, said) = (Arc::new(AtomicBool::new(true)), Arc::new(AtomicUsize::new(0)));
    let talk = tokio::spawn(talk(address, neighbour, goes_on.clone(), said.clone()));
    let reading = {
        let goes_on = goes_on.clone();
        tokio::spawn(async move { read_while(address, PAGE, "", |_| goes_on.load(Ordering::Relaxed)).await })
    };
    flood(address, &sessions, &stamp).await;
    let took = began.elapsed();
    goes_on.store(false, Ordering::Relaxed);
    let times = reading.await.expect("pages");
    let refused = talk.await.expect("it ends well");
    let said = said.load(Ordering::Relaxed);
    let through = count(&forum).await - before - i64::try_from(said).unwrap_or_default();
    println!("  during it, {:>4.1} s                {times}{}", took.as_secs_f64(), told(&times));
    let ruth = forum.viewer(Some(&sign_in(&forum, "ruth").await)).await.expect("a viewer");
    let waits = forum.waiting_count(&ruth).await.expect("a count");
    println!(
        "    {through} of {} came through and {waits} wait for a person; the neighbour spoke {said} times and was refused {refused} times",
        ACCOUNTS * EACH
    );
    forum.close().await;
}

/// Everybody says everything within a minute, each from an address of their own.
async fn flood(address: SocketAddr, sessions: &[String], stamp: &str) {
    let (began, mut speaking) = (tokio::time::Instant::now(), JoinSet::new());
    for (connection, sessions) in sessions.chunks(ACCOUNTS.div_ceil(CONNECTIONS)).enumerate() {
        let (sessions, stamp) = (sessions.to_vec(), stamp.to_owned());
        speaking.spawn(async move {
            let mut http = Connection::open(address).await;
            for number in 0..EACH {
                for (account, session) in sessions.iter().enumerate() {
                    let turn = u32::try_from(number * sessions.len() + account).unwrap_or_default();
                    let turns = u32::try_from(EACH * sessions.len()).unwrap_or(1);
                    tokio::time::sleep_until(began + MINUTE * turn / turns).await;
                    let body = format!("Nu {WORDS} op nummer {connection} {account} {number}");
                    let from = format!("10.1.{connection}.{account}");
                    let voice = Voice { session, from: &from, stamp: &stamp };
                    http.try_to_post(THREAD, voice, &body).await;
                }
            }
        });
    }
    while speaking.join_next().await.is_some() {}
}

/// A neighbour who says something every few seconds; how often they were refused.
async fn talk(address: SocketAddr, session: String, goes_on: Arc<AtomicBool>, said: Arc<AtomicUsize>) -> usize {
    let mut http = Connection::open(address).await;
    let mut refused = 0;
    while goes_on.load(Ordering::Relaxed) {
        let body = format!("Ik kom zaterdag kijken {}", said.load(Ordering::Relaxed) + refused);
        let voice = Voice { session: &session, from: "10.2.0.1", stamp: "" };
        if http.try_to_post(THREAD, voice, &body).await.is_redirection() {
            said.fetch_add(1, Ordering::Relaxed);
        } else {
            refused += 1;
        }
        tokio::time::sleep(Duration::from_secs(4)).await;
    }
    refused
}

/// One moderator clears it up, and undoes that.
async fn cleared(url: &str) {
    let clock = Clock::fixed(Clock::default().now().plus(-5 * Timestamp::HOUR));
    let forum = settled(url, clock.clone()).await;
    let sessions = newcomers(&forum).await;
    let began = Instant::now();
    let id = InitiativeId(i64::try_from(THREAD).unwrap_or_default());
    for number in 0..EACH {
        for (account, session) in sessions.iter().enumerate() {
            // So slowly that no limit holds them; the clock of this forum is set by hand.
            clock.set(clock.now().plus(1_200));
            let viewer = forum.viewer(Some(session)).await.expect("a viewer");
            let body = format!("Nu {WORDS} op nummer {account} {number}");
            Box::pin(forum.post_comment(&viewer, id, None, &body, false, Language::Nl)).await.expect("posted");
        }
    }
    eprintln!("  flooded in {} s", began.elapsed().as_secs());
    let address = serve(forum.clone(), Router::new()).await;
    let job = tokio::spawn(clear(forum.clone(), Metrics::default()));
    let ruth = forum.viewer(Some(&sign_in(&forum, "ruth").await)).await.expect("a viewer");
    let pattern =
        PatternInput { hours: "24".into(), phrase: WORDS.into(), newcomers: "2".into(), ..PatternInput::default() };
    let looking = Instant::now();
    let fitting = forum.fitting_comments(&ruth, MeasureKind::Hide, &pattern).await.expect("what fits");
    println!("  looking what fits: {} comments in {:.2} s", fitting.comments, looking.elapsed().as_secs_f64());
    let rule = forum.house_rules().await.expect("house rules").first().map(|rule| rule.id);
    let statement = match rule {
        Some(rule) => StatementInput::by_rule(rule, REASON),
        None => StatementInput {
            rule: naast_domain::measures::statement::LAW.into(),
            law: "Wet op de kansspelen, artikel 1".into(),
            reason: REASON.into(),
            ..StatementInput::default()
        },
    };
    let id = forum.clear(&ruth, MeasureKind::Hide, &pattern, fitting.newest, &statement).await.expect("a clearing");
    wait(&forum, &ruth, id, address, "clearing it up").await;
    let id = forum.undo_clearing(&ruth, id, "Dat was een vergissing.").await.expect("an undoing");
    wait(&forum, &ruth, id, address, "undoing that").await;
    job.abort();
    let damage = forum.check().await.expect("a check");
    assert!(damage.is_empty(), "the forum is damaged: {damage:#?}");
    forum.close().await;
}

/// Reads until a clearing has ended; prints how long that took.
async fn wait(forum: &Forum, moderator: &Viewer, id: ClearingId, address: SocketAddr, what: &str) {
    let (goes_on, began) = (Arc::new(AtomicBool::new(true)), Instant::now());
    let reading = {
        let goes_on = goes_on.clone();
        tokio::spawn(async move { read_while(address, PAGE, "", |_| goes_on.load(Ordering::Relaxed)).await })
    };
    let clearing = loop {
        let clearing = forum.clearing(moderator, id).await.expect("a clearing");
        if clearing.ended_at.is_some() {
            break clearing;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    };
    let took = began.elapsed();
    goes_on.store(false, Ordering::Relaxed);
    let times = reading.await.expect("pages");
    println!("  {what:<15} {:>6} in {:>5.1} s   {times}{}", clearing.done, took.as_secs_f64(), told(&times));
}
