//! Somebody tells an idea, leaves, and hears at home that an official answered.

use super::post_office::PostOffice;
use crate::served::{PASSWORD, Served, database, post};
use naast_domain::{
    answers::AnswerInput,
    ids::InitiativeId,
    initiatives::InitiativeInput,
    language::Language,
    members::{Office, Role, SignedIn, Viewer},
    organisation::Organisation,
    time::Timestamp,
};
use naast_forum::{Clock, Forum, Registration};
use reqwest::{
    Client,
    header::{ACCEPT, ORIGIN},
};
use std::time::{Duration, Instant};

/// Where the forum says that it is.
pub const WEB: &str = "https://naast.example.org";

/// An official and an administrator, and a forum that says where it is.
pub async fn settle(database: &str) -> (Forum, Viewer) {
    let forum = Forum::open(database, Clock::default()).await.unwrap();
    let office = Office { function: "Gebiedsmaker".to_owned(), department: "Openbare ruimte".to_owned() };
    let mut viewers = Vec::new();
    for (email, name, role) in
        [("fatma@example.org", "Fatma", Role::Official), ("nadia@example.org", "Nadia", Role::Administrator)]
    {
        let id = forum.operator_add_member(email, name, PASSWORD).await.unwrap();
        forum.operator_grant(email, role, Some(&office)).await.unwrap();
        let row = forum.operator_members(naast_domain::ids::MemberId(0)).await.unwrap();
        let roles = row.into_iter().find(|row| row.id == id).unwrap().roles;
        let office = roles.official.then(|| office.clone());
        viewers.push(Viewer::Member(Box::new(SignedIn {
            id,
            name: name.to_owned(),
            roles,
            office,
            is_manager: false,
            suspended_until: None,
            joined_at: forum.clock().now(),
            language: None,
            signed_in_at: Timestamp::default(),
        })));
    }
    let organisation = Organisation {
        name: "Gemeente Vechtdrecht".to_owned(),
        short_name: "Vechtdrecht".to_owned(),
        web_address: WEB.to_owned(),
        ..Organisation::default()
    };
    forum.change_organisation(&viewers[1], &[Language::Nl], &organisation).await.unwrap();
    (forum, viewers.swap_remove(0))
}

/// The arguments of a server whose mail goes to this post office.
pub fn by(office: &PostOffice) -> [String; 4] {
    let server = format!("smtp+plain://127.0.0.1:{}", office.plain);
    ["--mail-server".to_owned(), server, "--mail-from".to_owned(), "naast@example.org".to_owned()]
}

/// Serves with mail.
pub async fn serve(database: &str, office: &PostOffice) -> Served {
    let more = by(office);
    Served::start_with(database, &more.iter().map(String::as_str).collect::<Vec<_>>()).await
}

/// The same address at the server that runs.
fn here(served: &Served, address: &str) -> String {
    let path = address.strip_prefix(WEB).unwrap_or_else(|| panic!("{address} is not of this forum"));
    format!("{}{path}", served.url)
}

async fn read(client: &Client, url: &str) -> (u16, String) {
    let answer = client.get(url).header(ACCEPT, "text/html").send().await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

async fn answer(forum: &Forum, official: &Viewer, body: &str) {
    let input = AnswerInput { kind: "answer".to_owned(), body: body.to_owned(), ..AnswerInput::default() };
    forum.post_answer(official, InitiativeId(1), None, &input, Language::Nl).await.unwrap();
}

async fn hears_at_home(database: &str) {
    let office = PostOffice::open();
    let (forum, fatma) = settle(database).await;
    let served = serve(database, &office).await;
    let (email, name, password) = ("anna@example.org".to_owned(), "Anna".to_owned(), PASSWORD.to_owned());
    let registration = Registration { email, name, password, language: Language::Nl };
    let anna = forum.register("here", &registration).await.unwrap();
    let anna = forum.viewer(Some(&anna.0)).await.unwrap();
    for story in ["Een bankje bij de halte.", "Een boom op het plein."] {
        let input = InitiativeInput { story: story.to_owned(), ..InitiativeInput::default() };
        forum.propose(&anna, &input).await.unwrap();
    }
    let confirm = office.for_member("anna@example.org", 1).await.remove(0);
    assert_eq!(confirm.subject(), "Klopt dit e-mailadres?");
    assert!(
        !confirm.text().contains("Anna") && !confirm.header("To").contains("Anna"),
        "no words of whoever typed the address"
    );
    let link = here(&served, &confirm.link_after("Ja, dit is mijn adres"));

    // An answer, before she confirmed: it waits.
    answer(&forum, &fatma, "Ik kom **donderdag** kijken.\n\nZie <https://elders.example/> en zeg \"<b>hoi</b>\".")
        .await;
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert_eq!(office.all().len(), 1);

    // A mail scanner opens the link, and confirms nothing.
    let scanner = Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let (status, page) = read(&scanner, &link).await;
    assert!(status == 200 && page.contains("Ja, dit is mijn adres"), "{page}");
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert_eq!(office.all().len(), 1);
    let code = link.split_once("code=").unwrap().1;
    let fields = [("_form", "/api/confirm_email"), ("code", code)];
    let reader = Served::client();
    let confirmed = post(&served.url, &reader, &format!("/mail/confirm?code={code}"), &fields).await.unwrap();
    let next = confirmed.headers()["location"].to_str().unwrap().to_owned();
    let (_, page) = read(&reader, &format!("{}{next}", served.url)).await;
    assert!(page.contains("Je adres is bevestigd"), "{page}");

    let told = office.for_member("anna@example.org", 2).await.remove(1);
    assert_eq!(told.subject(), "Fatma gaf antwoord op jouw initiatief: Een bankje bij de halte");
    let text = told.text();
    for words in ["Dag Anna,", "> Ik kom donderdag kijken.\n>\n> Zie https://elders.example/ en zeg \"<b>hoi</b>\"."] {
        assert!(text.contains(words), "{text}");
    }
    let html = told.html();
    assert!(
        html.contains("&lt;b&gt;hoi&lt;/b&gt;") && !html.contains("<b>hoi") && html.contains("lang=\"nl\""),
        "{html}"
    );
    assert!(told.addresses().iter().all(|address| address.starts_with(WEB)), "{:?}", told.addresses());
    assert_eq!(told.header("Auto-Submitted"), "auto-generated");
    assert_eq!(told.header("References"), "<initiative.1@naast.example.org>");
    assert_eq!(told.header("List-Unsubscribe"), "", "what is one's own is not unsubscribed from");
    assert!(told.header("From").ends_with("<naast@example.org>") && told.header("From").contains("Vechtdrecht"));
    assert!(told.header("Message-ID").contains("@naast.example.org>"));
    let (status, _) = read(&scanner, &here(&served, &told.link_after("Lees verder en reageer"))).await;
    assert_eq!(status, 302, "the link leads on to the answer in its thread");

    // Another one arrives within ten seconds.
    let began = Instant::now();
    answer(&forum, &fatma, "Ik ben er geweest.").await;
    office.for_member("anna@example.org", 3).await;
    assert!(began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
    unsubscribes((&forum, &fatma), &served, &office, &told.link_after("Kies wat wij je mailen")).await;
    forum.close().await;
}

/// The links of a mail work without signing in.
async fn unsubscribes((forum, fatma): (&Forum, &Viewer), served: &Served, office: &PostOffice, settings: &str) {
    let visitor = Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let (status, page) = read(&visitor, &here(served, settings)).await;
    assert!(
        status == 200 && page.contains("Wat er gebeurt bij wat je volgt") && !page.contains("anna@example.org"),
        "{page}"
    );
    // A comment of somebody else, told at once, has a header to unsubscribe with one click.
    let key = settings.split_once("key=").unwrap().1;
    let fields = [("_form", "/api/choose_mail"), ("key", key), ("replies", "at_once")];
    let chosen = post(&served.url, &visitor, &format!("/mail?key={key}"), &fields).await.unwrap();
    assert_eq!(chosen.status(), 303);
    forum.post_comment(fatma, InitiativeId(2), None, "Doen!", false, Language::Nl).await.unwrap();
    let told = office.for_member("anna@example.org", 4).await;
    let told = told.into_iter().find(|mail| mail.text().contains("> Doen!")).expect("a mail with the comment");
    assert_eq!(told.header("List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
    let address = told.header("List-Unsubscribe").trim_matches(['<', '>']).to_owned();
    let (status, _) = read(&visitor, &here(served, &address)).await;
    assert_eq!(status, 303, "a mail scanner is led to where one chooses, and changes nothing");
    let click = visitor
        .post(here(served, &address))
        .header(ORIGIN, "https://mail.example.com")
        .header("sec-fetch-site", "cross-site");
    let click = click.form(&[("List-Unsubscribe", "One-Click")]).send().await.unwrap();
    assert_eq!(click.status(), 200);
    let (_, page) = read(&visitor, &here(served, settings)).await;
    let chosen = page.split_once("name=\"replies\"").unwrap().1.split_once("</select>").unwrap().0;
    let never = chosen.split_once("value=\"never\"").unwrap().1.split_once('>').unwrap().0;
    assert!(never.contains("selected"), "{chosen}");
    let forged = address.replacen("key=m", "key=n", 1);
    assert_eq!(visitor.post(here(served, &forged)).send().await.unwrap().status(), 410);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_told_an_idea_hears_at_home_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    hears_at_home(&database(folder.path())).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_told_an_idea_hears_at_home_postgres() {
    if let Some(database) = naast_tests::postgres().await {
        hears_at_home(&database).await;
    }
}
