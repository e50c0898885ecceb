//! A server that is killed with SIGKILL while comments are being posted loses none that it acknowledged.

use crate::served::{Served, database, prepare, say};
use naast_domain::{conversation::ThreadPart, ids::InitiativeId, members::Viewer};
use naast_forum::{Clock, Forum};
use reqwest::Client;
use std::{collections::BTreeSet, time::Duration};
use tokio::sync::Notify;

const WRITERS: usize = 4;

/// Posts until the end; says when something was acknowledged, and what was.
async fn write(served: &str, client: &Client, (writer, round): (usize, usize), posted: &Notify) -> BTreeSet<String> {
    let mut acknowledged = BTreeSet::new();
    for number in 0.. {
        let body = format!("Bericht {round}-{writer}-{number}.");
        match say(served, client, &body).await {
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

async fn survives(database: &str) {
    prepare(database, WRITERS).await;
    let mut acknowledged = BTreeSet::new();
    for round in 0..2 {
        let mut served = Served::start(database).await;
        let mut clients = Vec::new();
        for writer in 0..WRITERS {
            clients.push(served.sign_in(writer).await);
        }
        if round == 0 {
            served.tell(&clients[0]).await;
        }
        let (url, posted) = (served.url.clone(), Notify::new());
        let killing = async {
            posted.notified().await;
            tokio::time::sleep(Duration::from_millis(150)).await;
            served.process.kill().await.unwrap();
        };
        let writing = futures::future::join_all(
            clients.iter().enumerate().map(|(writer, client)| write(&url, client, (writer, round), &posted)),
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
    survives(&database(folder.path())).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres() {
    if let Some(database) = naast_tests::postgres().await {
        survives(&database).await;
    }
}
