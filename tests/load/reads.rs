//! Reading pages.

use crate::{
    aims,
    client::Connection,
    forum::Served,
    measure::{Measured, all, timed},
};
use naast_domain::{conversation::ThreadPart, ids::InitiativeId, members::Viewer};
use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

/// Connections that read at once.
const READERS: usize = 8;
/// How long each page is read.
const TIME: Duration = Duration::from_secs(4);

/// List, initiative and search pages.
pub async fn pages(served: &Served) -> Vec<(&'static str, Measured)> {
    let mut measured = Vec::new();
    for (name, path) in [("list", "/"), ("initiative", "/initiatives/7"), ("search", "/search?q=speelplek+oversteek")] {
        measured.push((name, read(served.address, path, "", TIME).await));
    }
    measured
}

/// Reads one address over and over, as the holder of this session.
async fn read(address: SocketAddr, path: &str, session: &str, time: Duration) -> Measured {
    Connection::open(address).await.get(path).await;
    let tasks = (0..READERS).map(|_| {
        let (path, session) = (path.to_owned(), session.to_owned());
        async move {
            let (mut http, mut times, began) = (Connection::open(address).await, Vec::new(), Instant::now());
            while began.elapsed() < time {
                times.push(timed(http.get_as(&path, &session)).await);
            }
            times
        }
    });
    all(tasks.collect()).await
}

/// The initiative page against the same bytes as a file, and where its time goes.
pub async fn against_file(served: &Served) {
    let path = "/initiatives/7";
    let bytes = Connection::open(served.address).await.get(path).await;
    let file = served.serve_file("page.html", &bytes);
    let page = read(served.address, path, "", TIME).await;
    let file = read(served.address, &file, "", TIME).await;
    let kept = read(served.keeping, path, "", TIME).await;
    let members = read(served.keeping, path, &served.sessions[0], TIME).await;
    println!("  the page, {:>6} bytes           {page}", bytes.len());
    println!("  the page, kept                   {kept}");
    println!("  the page, for a member           {members}");
    println!("  the same bytes as a file         {file}");
    println!("  the file is served               {:>7.1} times as often", file.per_second / page.per_second);
    aims::at_least(0.8, "a kept page, against the same bytes as a file", kept.per_second / file.per_second, "times");
    aims::at_least(1_500.0, "an initiative with 50 comments, for a member", members.per_second, "/s");
    let rounds = 200;
    let reading = timed(async {
        for _ in 0..rounds {
            let (id, part) = (InitiativeId(7), ThreadPart { branch: None, after: None });
            served.forum.initiative(&Viewer::Visitor, id).await.expect("an initiative");
            served.forum.thread(&Viewer::Visitor, id, part).await.expect("a thread");
        }
    });
    let reading = reading.await / rounds;
    let mut http = Connection::open(served.address).await;
    let whole = timed(async {
        for _ in 0..rounds {
            http.get(path).await;
        }
    });
    let whole = whole.await / rounds;
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    println!(
        "  one page alone takes             {:>7.2} ms, of which reading initiative and thread {:.2} ms",
        ms(whole),
        ms(reading)
    );
}
