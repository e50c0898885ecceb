//! The desk of an official, and an initiative with two hundred comments, in a forum of a hundred thousand initiatives
//! and a million comments: how long a page takes when fifty a second are asked for.

mod act;
mod cast;
mod columns;
mod copies;
mod hundred;
mod long;
pub mod raw;
mod shift;
mod telling;
mod wording;

use crate::{
    aims,
    cluster::three_schemas,
    forum::{PASSWORD, serve},
    schedule::{self, RATE, Times},
};
use axum::Router;
use cast::Cast;
use naast_domain::{ids::InitiativeId, time::Timestamp};
use naast_forum::{Clock, Forum};
use std::time::{Duration, Instant};
use telling::Telling;

/// How many times the hundred initiatives are there in a full forum.
const COPIES: i64 = 1_000;
/// How many in one that is looked through for damage.
const SAMPLE: i64 = 3;
/// How long a page may take, 99 times of 100, in milliseconds.
const AIM: f64 = 50.0;

/// Measures and prints, on both databases.
pub async fn print() {
    println!("\nA page when {RATE} a second are asked for, whatever became of those before");
    println!("  from when it was due; small: 1,000 comments, full: 1,000,000 comments and 100,000 initiatives");
    let is_wanted = |database: &str| {
        let mut named = std::env::args().filter(|word| ["sqlite", "postgres"].contains(&word.as_str())).peekable();
        named.peek().is_none() || named.any(|word| word == database)
    };
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str| format!("sqlite:{}", folder.path().join(name).display());
    if is_wanted("sqlite") {
        compare("SQLite", [file("sample.db"), file("small.db"), file("full.db")]).await;
    }
    if !is_wanted("postgres") {
        return;
    }
    if let Some((_cluster, schemas)) = three_schemas().await {
        compare("PostgreSQL", schemas).await;
    }
}

/// A small forum against a full one; copies are as whole as what they were made from.
async fn compare(database: &str, [sample, small, full]: [String; 3]) {
    eprintln!("filling forums on {database} …");
    let (forum, _) = fill(&sample, SAMPLE).await;
    let damage = forum.check().await.expect("a check");
    assert!(damage.is_empty(), "copies are damaged: {damage:#?}");
    forum.close().await;
    let small = measure(&small, 1).await;
    let began = Instant::now();
    let full = measure(&full, COPIES).await;
    eprintln!("a full forum on {database}: {} s to fill and read", began.elapsed().as_secs());
    println!("\n  {database:<22} {:<28} {:<28} ratio of p50, p99", "small", "full");
    for ((page, small), (_, full)) in small.into_iter().zip(full) {
        let ratio = |small: Duration, full: Duration| full.as_secs_f64() / small.as_secs_f64();
        let (p50, p99) = (ratio(small.p50, full.p50), ratio(small.p99, full.p99));
        println!("  {page:<22} {small}   {full}   {p50:>5.2} {p99:>5.2}");
        let name = format!("{database}, {page}, a million comments");
        aims::at_most(AIM, format!("{name}: p99 at {RATE}/s"), full.p99.as_secs_f64() * 1000.0, "ms");
        aims::at_most(1.5, format!("{name}: p50 against a thousand"), p50, "times");
    }
}

/// Fills a forum, serves it, and reads its pages.
async fn measure(url: &str, copies: i64) -> Vec<(&'static str, Times)> {
    let began = Instant::now();
    let (forum, long) = fill(url, copies).await;
    eprintln!("  filled {copies} × {} comments in {} s", hundred::COMMENTS, began.elapsed().as_secs());
    let session = forum.sign_in("bench", None, cast::LOOKS, PASSWORD).await.expect("a session").0;
    let address = serve(forum.clone(), Router::new()).await;
    let long = format!("/initiatives/{long}");
    let mut measured = Vec::new();
    for (page, path, session) in [
        ("desk", "/desk", session.as_str()),
        ("long, signed out", &long, ""),
        ("long, an official", &long, &session),
        ("search, two words", "/search?q=speelplek+oversteek", ""),
        ("search, in vain", "/search?q=zeppelin+straat", ""),
    ] {
        let times = schedule::read(address, path, session).await;
        eprintln!("    {page:<20} {times}");
        measured.push((page, times));
    }
    forum.close().await;
    measured
}

/// A forum with so many times the hundred initiatives, and a long one.
async fn fill(url: &str, copies: i64) -> (Forum, InitiativeId) {
    let now = Clock::default().now();
    let clock = Clock::fixed(now.plus(-100 * Timestamp::DAY));
    let forum = Forum::open(url, clock.clone()).await.expect("a database");
    let cast = Cast::gather(&forum).await;
    Telling::new(forum.clone(), clock.clone(), &cast, now).tell(&hundred::events()).await;
    clock.set(now);
    forum.remind().await.expect("reminders");
    copies::multiply(url, cast.staff, copies).await;
    let told = Telling::new(forum.clone(), clock.clone(), &cast, now).tell(&long::events()).await;
    clock.set(now);
    forum.remind().await.expect("reminders");
    forum.close().await;
    (Forum::open(url, Clock::default()).await.expect("a database"), told[&long::NUMBER])
}
