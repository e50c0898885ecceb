//! What ten thousand strangers try: signing in all at once, holding on to connections, asking for what costs a lot. Whoever else is
//! there reads on.

use crate::served::{PASSWORD, Served, database, post, prepare};
use futures::future::join_all;
use reqwest::{Client, StatusCode};
use std::{
    fs,
    process::Stdio,
    time::{Duration, Instant},
};

/// The most memory while 400 people sign in at once, in kB; one password that is hashed takes 19 MB.
const MEMORY: u64 = 300_000;
/// Within how many milliseconds 99 of 100 readers have their page while others ask for the worst.
const READERS_WAIT: u128 = 200;
/// How many files a process may have open where nobody raised it.
const FILES: usize = 1_024;

#[tokio::test(flavor = "multi_thread")]
async fn four_hundred_who_sign_in_at_once_take_little_memory() {
    let folder = tempfile::tempdir().unwrap();
    let database = database(folder.path());
    prepare(&database, 1).await;
    // Each from an address of its own, or the limits would stop them before a password is hashed.
    let served = Served::start_in("exec \"$@\"", &database, &["--trusted-proxies", "127.0.0.0/8"], Stdio::null()).await;
    let client = Served::client();
    let signing = (0..400).map(|number: u32| {
        let email = format!("stranger{number}@example.org");
        let from = format!("198.51.{}.{}", number / 250, number % 250);
        let fields = [("email", email), ("password", PASSWORD.to_owned())];
        client.post(format!("{}/api/sign_in", served.url)).header("x-forwarded-for", from).form(&fields).send()
    });
    let answers = join_all(signing).await;
    let hashed = answers.iter().flatten().filter(|answer| answer.status() == 422).count();
    assert!(hashed > 100, "only {hashed} were looked at");
    let peak = served.status("VmHWM");
    assert!(peak < MEMORY, "{peak} kB");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_thousand_streams_leave_room_for_readers_and_a_short_log() {
    let folder = tempfile::tempdir().unwrap();
    let database = database(folder.path());
    prepare(&database, 1).await;
    let log = folder.path().join("log");
    let file = fs::File::create(&log).unwrap();
    let line = format!("ulimit -n {FILES}; exec \"$@\"");
    let served = Served::start_in(&line, &database, &["--trusted-proxies", "127.0.0.1"], file.into()).await;
    served.tell(&served.sign_in(0).await).await;
    let (mut open, mut refused) = (Vec::new(), 0);
    for number in 0..2_000 {
        let client = Client::builder().timeout(Duration::from_secs(20)).build().unwrap();
        let from = format!("198.51.{}.{}", number / 250, number % 250);
        let stream = client.get(format!("{}/live/initiatives/1", served.url)).header("x-forwarded-for", from).send();
        match stream.await.map(|answer| (answer.status(), answer)) {
            Ok((StatusCode::OK, answer)) => open.push((client, answer)),
            _ => refused += 1,
        }
    }
    assert!(open.len() > FILES / 2 && open.len() < FILES, "{} open, {refused} refused", open.len());
    let page = Served::client().get(format!("{}/initiatives/1", served.url)).send().await.unwrap();
    assert_eq!(page.status(), 200);
    let lines = fs::read_to_string(&log).unwrap().lines().count();
    assert!(lines < 200, "{lines} lines of log for {refused} refusals");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_worst_previews_and_comparisons_do_not_hold_up_readers() {
    let folder = tempfile::tempdir().unwrap();
    let database = database(folder.path());
    prepare(&database, 1).await;
    let served = Served::start(&database).await;
    let member = served.sign_in(0).await;
    served.tell(&member).await;
    // Two versions in which no word is where it was.
    for (version, words) in [("1", "woord anders "), ("2", "anders woord ")] {
        let story = (0..700).map(|number| [words, &number.to_string(), " "].concat()).collect::<Vec<_>>().concat();
        let form = [
            ("_form", "/api/edit_initiative"),
            ("id", "1"),
            ("version", version),
            ("story", &story),
            ("title", "Bank"),
        ];
        assert_eq!(post(&served.url, &member, "/initiatives/1/edit", &form).await.unwrap().status(), 303);
    }
    let stranger = Served::client();
    let nested = "> ".repeat(2_000) + &"[a](b) *c ".repeat(500);
    let long = "woord anders ".repeat(700);
    let ask = |function: &str, asked: serde_json::Value| {
        stranger.post(format!("{}/api/{function}", served.url)).json(&asked).send()
    };
    let worst = async {
        for _ in 0..20 {
            let asked = [
                ask("preview", serde_json::json!({ "body": nested })),
                ask("preview", serde_json::json!({ "body": long })),
                ask("similar_initiatives", serde_json::json!({ "text": long })),
                ask("similar_initiatives", serde_json::json!({ "text": nested })),
            ];
            for answer in join_all(asked).await {
                assert!(matches!(answer.unwrap().status().as_u16(), 200 | 422), "an answer or a refusal");
            }
            let versions = format!("{}/initiatives/1/versions?from=2&to=3", served.url);
            assert_eq!(stranger.get(versions).send().await.unwrap().status(), 200);
        }
    };
    let readers = async {
        let mut waits = Vec::new();
        for _ in 0..200 {
            let began = Instant::now();
            let page = stranger.get(format!("{}/initiatives/1", served.url)).send().await.unwrap();
            assert_eq!(page.status(), 200);
            waits.push(began.elapsed().as_millis());
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        waits.sort_unstable();
        waits[waits.len() * 99 / 100]
    };
    let ((), wait) = tokio::join!(worst, readers);
    assert!(wait < READERS_WAIT, "{wait} ms");
}
