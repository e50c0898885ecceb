//! What the server does while mail goes out: it is killed, refused, put off, and has no line.

use super::{
    post_office::PostOffice,
    story::{WEB, by, serve, settle},
};
use crate::served::{PASSWORD, Served, database};
use naast_domain::{
    answers::AnswerInput,
    ids::InitiativeId,
    initiatives::InitiativeInput,
    language::Language,
    members::{Roles, SignedIn, Viewer},
    time::Timestamp,
};
use naast_forum::{Clock, Forum};
use std::{collections::BTreeMap, fs, process::Stdio, time::Duration};

/// Somebody who confirmed their address, or not.
async fn member(forum: &Forum, email: &str, is_proved: bool) -> Viewer {
    let id = forum.operator_add_member(email, email.split('@').next().unwrap(), PASSWORD).await.unwrap();
    if is_proved {
        forum.operator_confirm_email(email).await.unwrap();
    }
    let name = email.to_owned();
    let (roles, joined_at) = (Roles::default(), Timestamp(0));
    let language = None;
    Viewer::Member(Box::new(SignedIn {
        id,
        name,
        roles,
        office: None,
        is_manager: false,
        suspended_until: None,
        joined_at,
        language,
        signed_in_at: joined_at,
    }))
}

/// So many initiatives of a member, each with an answer that they are not told of yet.
async fn answered(database: &str, email: &str, count: usize) {
    let (forum, fatma) = settle(database).await;
    forum.begin_mail().await.unwrap();
    let anna = member(&forum, email, true).await;
    forum.close().await;
    // Nobody may say so much in so short a time.
    let clock = Clock::fixed(Clock::default().now().plus(-10 * Timestamp::DAY));
    let forum = Forum::open(database, clock.clone()).await.unwrap();
    for number in 1..=count {
        clock.set(clock.now().plus(20 * Timestamp::MINUTE));
        let input =
            InitiativeInput { story: format!("Bankje nummer {number} bij de halte."), ..InitiativeInput::default() };
        let id: InitiativeId = forum.propose(&anna, &input).await.unwrap();
        let body = format!("Antwoord {number}.");
        let input = AnswerInput { kind: "answer".to_owned(), body, ..AnswerInput::default() };
        forum.post_answer(&fatma, id, None, &input, Language::Nl).await.unwrap();
    }
    forum.close().await;
}

async fn none_is_lost(database: &str) {
    const COUNT: usize = 60;
    let office = PostOffice::open();
    answered(database, "anna@example.org", COUNT).await;
    let more = [&by(&office)[..], &["--mail-per-minute".to_owned(), "60000".to_owned()]].concat();
    let more: Vec<_> = more.iter().map(String::as_str).collect();
    for arrived in [3, 20, COUNT] {
        let mut served = Served::start_with(database, &more).await;
        office.for_member("anna@example.org", arrived).await;
        served.process.kill().await.unwrap();
    }
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for mail in office.for_member("anna@example.org", COUNT).await {
        *counts.entry(mail.header("Message-ID")).or_default() += 1;
    }
    let doubled: usize = counts.values().map(|count| count - 1).sum();
    assert_eq!(counts.len(), COUNT, "none is lost");
    assert!(doubled <= 2, "each kill doubles at most the one under way: {doubled}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kill_loses_no_mail_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    none_is_lost(&database(folder.path())).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kill_loses_no_mail_postgres() {
    if let Some(database) = naast_tests::postgres().await {
        none_is_lost(&database).await;
    }
}

/// How the mail is, as an administrator sees it.
async fn overview(database: &str) -> naast_domain::mail::MailOverview {
    let forum = Forum::open(database, Clock::default()).await.unwrap();
    let nadia = forum.operator_members(naast_domain::ids::MemberId(0)).await.unwrap();
    let nadia = nadia.into_iter().find(|row| row.roles.administrator).unwrap();
    let viewer = Viewer::Member(Box::new(SignedIn {
        id: nadia.id,
        name: nadia.name,
        roles: nadia.roles,
        office: None,
        is_manager: false,
        suspended_until: None,
        joined_at: Timestamp(0),
        language: None,
        signed_in_at: Timestamp::default(),
    }));
    let overview = forum.mail_overview(&viewer).await.unwrap();
    forum.close().await;
    overview
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_mail_server_says_no_to_is_told_to_administrators_or_tried_again() {
    let folder = tempfile::tempdir().unwrap();
    let database = database(folder.path());
    let office = PostOffice::open();
    let (forum, _) = settle(&database).await;
    forum.begin_mail().await.unwrap();
    for email in ["nobody@example.org", "later@example.org", "relayed@example.org", "anna@example.org"] {
        member(&forum, email, false).await;
    }
    forum.close().await;
    let served = serve(&database, &office).await;
    office.for_member("anna@example.org", 1).await;
    drop(served);
    let overview = overview(&database).await;
    let refused: Vec<_> = overview.refused.iter().map(|address| address.name.as_str()).collect();
    assert_eq!(refused, ["nobody"]);
    assert!(overview.refused[0].said.contains("nobody has this address"), "{:?}", overview.refused);
    assert_eq!((overview.waiting, overview.retrying), (2, 2), "one has no time now, and one does not know us");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_is_secret_and_signed_in_where_the_settings_say_so() {
    let folder = tempfile::tempdir().unwrap();
    let database = database(folder.path());
    let office = PostOffice::open();
    let (forum, _) = settle(&database).await;
    forum.begin_mail().await.unwrap();
    let certificate = office.certificate();
    let log = folder.path().join("log");
    for (email, server, trusted, arrives) in [
        ("aa@example.org", format!("smtps://naast:open%20sesame@127.0.0.1:{}", office.tls), true, true),
        ("bb@example.org", format!("smtp://naast:open%20sesame@127.0.0.1:{}", office.plain), true, true),
        ("cc@example.org", format!("smtp://naast:wrong@127.0.0.1:{}", office.plain), true, false),
        ("dd@example.org", format!("smtps://naast:open%20sesame@127.0.0.1:{}", office.tls), false, false),
    ] {
        member(&forum, email, false).await;
        let line = if trusted { format!("SSL_CERT_FILE={certificate} exec \"$@\"") } else { "exec \"$@\"".to_owned() };
        let out = fs::File::create(&log).unwrap();
        let more = ["--mail-server", &server, "--mail-from", "naast@example.org"];
        let mut served = Served::start_in(&line, &database, &more, Stdio::from(out)).await;
        if arrives {
            let mail = office.for_member(email, 1).await.remove(0);
            assert!(mail.header("Received").contains("esmtpsa"), "{}", mail.header("Received"));
            assert!(mail.text().contains(WEB));
        } else {
            for _ in 0..200 {
                if fs::read_to_string(&log).unwrap().contains("the mail server takes nothing") {
                    break;
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            let said = fs::read_to_string(&log).unwrap();
            assert!(said.contains("the mail server takes nothing") && !said.contains("sesame"), "{said}");
            assert_eq!(overview(&database).await.refused, [], "it is not about the reader's address");
        }
        served.stop().await;
    }
    forum.close().await;
}
