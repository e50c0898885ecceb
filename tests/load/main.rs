//! `make bench`: how fast a full forum answers, as ratios within one run on one machine. `full` has the desk and a long
//! initiative, on both databases; the rest is measured on SQLite.

mod aims;
mod binary;
mod client;
mod cluster;
mod content;
mod flood;
mod forum;
mod full;
mod mail;
mod measure;
mod reads;
mod schedule;
mod search;
mod writes;

use forum::Served;
use measure::Measured;

const SMALL: usize = 1_000;
const LARGE: usize = 100_000;

/// What was measured of a forum of one size.
struct Size {
    pages: Vec<(&'static str, Measured)>,
    posts: Measured,
}

#[tokio::main]
async fn main() {
    // `cargo bench -p naast-tests -- full` measures only that; `full sqlite` or `full postgres` on one database. `flood`,
    // `search`, `mail` and `writing` measure those.
    let asked = |wanted: &str| std::env::args().any(|word| word == wanted);
    if asked("writing") {
        let (large, served) = size(LARGE).await;
        writing(&large, &served).await;
        return aims::print();
    }
    if asked("full") || asked("flood") || asked("search") || asked("mail") {
        if asked("mail") {
            mail::print().await;
        }
        if asked("full") {
            full::print().await;
        }
        if asked("flood") {
            flood::print().await;
        }
        if asked("search") {
            search::print().await;
        }
        return aims::print();
    }
    let (small, _) = size(SMALL).await;
    let (large, served) = size(LARGE).await;

    println!("\n                     {SMALL:>9} comments          {LARGE:>9} comments         time, as a ratio");
    for ((name, small), (_, large)) in small.pages.iter().zip(&large.pages) {
        row(name, small, large);
    }
    row("post a comment", &small.posts, &large.posts);

    println!("\nThe initiative page with 50 comments, signed out, at {LARGE} comments");
    reads::against_file(&served).await;

    writing(&large, &served).await;

    binary::print(&served).await;
    mail::print().await;
    flood::print().await;
    search::print().await;
    full::print().await;
    aims::print();
}

/// Posting, durable, against what the disk allows in the same run.
async fn writing(large: &Size, served: &Served) {
    println!("\nPosting comments, durable");
    let bare = writes::bare(served.database().parent().expect("a folder")).await;
    println!("  bare SQLite, a row a commit      {bare:>7.0}/s");
    println!("  the use case, 16 at once         {}", writes::use_case(served).await);
    println!("  over HTTP, 16 connections        {}", large.posts);
    aims::at_least(0.33, "posting over HTTP, 16 at once, against bare SQLite", large.posts.per_second / bare, "times");
    let Some((one, many)) = writes::on_postgres().await else {
        return println!(
            "  NOT MEASURED ON POSTGRESQL: it is missing. Please install it, or run scripts/setup.sh test"
        );
    };
    println!("  PostgreSQL, 1 connection         {one}");
    println!("  PostgreSQL, 16 connections       {many}");
    aims::at_least(4.0, "posting on PostgreSQL, 16 connections against 1", many.per_second / one.per_second, "times");
}

async fn size(comments: usize) -> (Size, Served) {
    eprintln!("filling a forum with {comments} comments …");
    let served = Served::start(comments, writes::WRITERS).await;
    let pages = reads::pages(&served).await;
    let posts = writes::over_http(&served).await;
    (Size { pages, posts }, served)
}

fn row(name: &str, small: &Measured, large: &Measured) {
    let ratio = small.per_second / large.per_second;
    println!("  {name:<16} {small}    {large}    {ratio:>5.2}");
    aims::at_most(1.5, format!("{name}: time at {LARGE} comments against {SMALL}"), ratio, "times");
}
