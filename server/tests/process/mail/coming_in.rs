//! Somebody joins and signs in with codes from their mail, without JavaScript.

use super::{
    post_office::{Arrived, PostOffice},
    story::{WEB, serve, settle},
};
use crate::served::{PASSWORD, Served, database};
use naast_domain::{conversation::ThreadPart, ids::InitiativeId, members::Viewer};
use reqwest::{Client, Response};
use std::collections::BTreeSet;

fn code(mail: &Arrived) -> String {
    mail.subject().split(' ').next().unwrap_or_default().to_owned()
}

/// The mail that Anna got after these.
async fn next(office: &PostOffice, known: &mut BTreeSet<String>) -> Arrived {
    let mails = office.for_member("anna@example.org", known.len() + 1).await;
    let new = mails.into_iter().find(|mail| !known.contains(&mail.header("Message-ID"))).expect("another mail");
    known.insert(new.header("Message-ID"));
    new
}

async fn page(answer: Response) -> (u16, String) {
    (answer.status().as_u16(), answer.text().await.unwrap())
}

fn leads_to(answer: &Response) -> String {
    assert_eq!(answer.status(), 303);
    answer.headers()["location"].to_str().unwrap().to_owned()
}

async fn read(served: &Served, client: &Client, path: &str) -> (u16, String) {
    page(client.get(format!("{}{path}", served.url)).header("accept", "text/html").send().await.unwrap()).await
}

/// The stamp of a form, as its page has it; too new by itself.
async fn stamp(served: &Served, client: &Client, path: &str) -> String {
    let (_, page) = read(served, client, path).await;
    let stamp = page.split("name=\"arrival[stamp]\"").nth(1).and_then(|rest| rest.split("value=\"").nth(1));
    let stamp = stamp.unwrap_or_else(|| panic!("no stamp at {path}: {page}")).split('"').next().unwrap().to_owned();
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    stamp
}

async fn comes_in(database: &str) {
    let (office, mut known) = (PostOffice::open(), BTreeSet::new());
    let (forum, fatma) = settle(database).await;
    let input = naast_domain::initiatives::InitiativeInput { story: "Een bankje.".to_owned(), ..Default::default() };
    forum.propose(&fatma, &input).await.unwrap();
    let served = serve(database, &office).await;
    let (_, sign_in) = read(&served, &Served::client(), "/sign-in").await;
    assert!(sign_in.contains("Mail mij een code"), "{sign_in}");

    // A comment by somebody new: the code is asked for where they wrote.
    let anna = Served::client();
    let stamp_of_thread = stamp(&served, &anna, "/initiatives/1").await;
    let written = |how: &'static str, code: String| {
        let fields = [
            ("_form", "/api/post_comment".to_owned()),
            ("initiative", "1".to_owned()),
            ("parent", String::new()),
            ("body", "Ik wil graag meehelpen.".to_owned()),
            ("how", how.to_owned()),
            ("email", "anna@example.org".to_owned()),
            ("password", PASSWORD.to_owned()),
            ("name", "Anna".to_owned()),
            ("code", code),
            ("arrival[stamp]", stamp_of_thread.clone()),
        ];
        fields.map(|(name, value)| (name, value))
    };
    let post = async |client: &Client, how, code| {
        let fields = written(how, code);
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        served.post(client, "/initiatives/1", &fields).await.unwrap()
    };
    let (status, asked) = page(post(&anna, "register", String::new()).await).await;
    assert_eq!(status, 401, "{asked}");
    for words in ["Typ de code uit je mail", "Ik wil graag meehelpen.", "Code uit de mail", "one-time-code"] {
        assert!(asked.contains(words), "{words} is not in {asked}");
    }
    assert!(!asked.contains(PASSWORD));
    let mail = next(&office, &mut known).await;
    assert!(mail.subject().ends_with(" is je code voor Gemeente Vechtdrecht"), "{}", mail.subject());
    assert!(
        mail.text().contains("maak je je account") && mail.addresses().iter().all(|address| address.starts_with(WEB))
    );
    assert!(
        !mail.text().contains("Anna") && !mail.header("To").contains("Anna"),
        "no words of whoever typed the address"
    );
    let (status, wrong) = page(post(&anna, "code", "AAAA-AAAA".to_owned()).await).await;
    assert!(
        status == 422 && wrong.contains("Ik wil graag meehelpen.") && wrong.contains("Code uit de mail"),
        "{wrong}"
    );
    let posted = post(&anna, "code", code(&mail)).await;
    assert!(leads_to(&posted).contains("#c-1"), "{posted:?}");
    let thread = forum.thread(&Viewer::Visitor, InitiativeId(1), ThreadPart::default()).await.unwrap();
    assert_eq!(thread.comments.iter().map(|comment| comment.author.name.as_str()).collect::<Vec<_>>(), ["Anna"]);

    // Signing in elsewhere: the link opens, and does nothing by itself.
    let phone = Served::client();
    let fields = [("_form", "/api/sign_in"), ("email", "anna@example.org"), ("how", "mail"), ("back", "/for-you")];
    let asked = served.post(&phone, "/sign-in?back=/for-you", &fields).await.unwrap();
    assert_eq!(leads_to(&asked), "/sign-in/code?back=%2Ffor-you");
    let mail = next(&office, &mut known).await;
    let link = mail.link_after("Log in");
    let path = link.strip_prefix(WEB).unwrap().to_owned();
    let scanner = Served::client();
    let (status, opened) = read(&served, &scanner, &path).await;
    assert!(status == 200 && opened.contains(&code(&mail)), "{opened}");
    let typed = [("_form", "/api/sign_in_with_code"), ("code", &code(&mail)), ("back", "/for-you")];
    let (status, refused) = page(served.post(&scanner, &path, &typed).await.unwrap()).await;
    assert!(status == 422 && refused.contains("alleen in de browser waarin je hem vroeg"), "{refused}");
    assert_eq!(leads_to(&served.post(&phone, &path, &typed).await.unwrap()), "/for-you");
    let (_, own) = read(&served, &phone, "/account").await;
    assert!(own.contains("anna@example.org"), "{own}");

    // Whoever is not known here reads the same, and is not written to; another site is not gone to.
    let stranger = Served::client();
    let fields =
        [("_form", "/api/sign_in"), ("email", "unknown.here@example.org"), ("how", "mail"), ("back", "//evil.example")];
    let asked = served.post(&stranger, "/sign-in", &fields).await.unwrap();
    assert!(leads_to(&asked).starts_with("/sign-in/code"));
    let taken = [
        ("_form", "/api/register"),
        ("email", "anna@example.org"),
        ("name", "Iemand"),
        ("password", PASSWORD),
        ("arrival[stamp]", &stamp(&served, &stranger, "/register").await),
    ];
    assert!(leads_to(&served.post(&stranger, "/register", &taken).await.unwrap()).starts_with("/sign-in/code"));
    let mail = next(&office, &mut known).await;
    assert!(mail.text().contains("Je hebt er al een."), "{}", mail.text());
    assert!(office.all().iter().all(|mail| mail.to() != "unknown.here@example.org"));

    // A forgotten password.
    let fields = [("_form", "/api/recover"), ("email", "anna@example.org"), ("how", "mail")];
    let (status, asked) = page(served.post(&stranger, "/recover", &fields).await.unwrap()).await;
    assert!(
        status == 401 && asked.contains("Typ de code uit je mail") && asked.contains("anna@example.org"),
        "{asked}"
    );
    let mail = next(&office, &mut known).await;
    let link = mail.link_after("Log in");
    assert!(link.starts_with(&format!("{WEB}/recover?code=")), "{link}");
    let chosen = [
        ("_form", "/api/recover"),
        ("email", "anna@example.org"),
        ("code", &code(&mail)),
        ("password", "vier groene fietsen in de vaart"),
    ];
    assert_eq!(leads_to(&served.post(&stranger, "/recover", &chosen).await.unwrap()), "/");
    let (_, over) = read(&served, &phone, "/account").await;
    assert!(!over.contains("anna@example.org"), "all other sessions are over");
    forum.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_reads_the_mail_of_an_address_comes_in_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    comes_in(&database(folder.path())).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_reads_the_mail_of_an_address_comes_in_postgres() {
    if let Some(database) = naast_tests::postgres().await {
        comes_in(&database).await;
    }
}
