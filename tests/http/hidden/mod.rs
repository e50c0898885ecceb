//! What is hidden, masked or withdrawn comes out nowhere for those who may not read it: not in a page nor in the data that
//! travels with it, in a search, a feed, a file, a live update or the answer of a server function. The lists of pages,
//! files and server functions are those of the program, so that a new one is walked as well.

mod secrets;

use crate::{
    role_matrix,
    server::{Person, Server, both},
};
use secrets::{ANNAS, BEGINNING, BERTS, HIDDEN_COMMENT, HIDDEN_INITIATIVE, NORAS, OPEN, PROFILES, keep};
use serde_json::{Value, json};
use std::time::Duration;

const PAGES: &str = include_str!("../../../app/src/routes.rs");
const FILES: &str = include_str!("../../../server/src/router.rs");

/// How many of each thing there are at most.
const THINGS: u32 = 10;

/// Where a moderator does read what is hidden, and where that is noted; and what they ask there.
const OPEN_TO_MODERATORS: [&str; 7] = [
    "/moderation/waiting",
    "/moderation/initiatives/",
    "/moderation/comments/",
    "/moderation/members/",
    "/moderation/measures/",
    "/versions",
    "/reports/",
];
const ASKED_BY_MODERATORS: [&str; 5] = ["waiting", "case", "measure", "initiative_versions", "comment_versions"];

/// What stands between these in a source, each time.
fn all_between<'a>(source: &'a str, before: &'a str, after: &'a str) -> impl Iterator<Item = &'a str> {
    source.split(before).skip(1).filter_map(move |rest| rest.split(after).next())
}

/// Every address: with each number where one is asked for, and with a search for the words.
fn addresses() -> Vec<String> {
    let pages = all_between(PAGES, "path!(\"", "\")").map(str::to_owned);
    let files = all_between(FILES, ".route(\"", "\"");
    let files = files.filter(|path| !path.contains('*') && !path.starts_with("/live")).map(|path| {
        path.replace("{id}", ":id").replace("{tag}", "nl").replace("{key}", "nowhere").replace("{file}", "1.ics")
    });
    let mut addresses = Vec::new();
    for path in pages.chain(files) {
        let path = path.replace(":name", "about").replace(":language", "nl");
        if path.contains(":id") {
            addresses.extend((1..=THINGS).map(|number| path.replace(":id", &number.to_string())));
        } else {
            addresses.push(path);
        }
    }
    assert!(addresses.len() > 100 && addresses.iter().all(|path| !path.contains([':', '{'])), "{addresses:?}");
    addresses.extend([
        format!("/search?q={BEGINNING}"),
        "/?order=waiting".to_owned(),
        format!("/moderation/clearings?phrase={BEGINNING}&hours=24&kind=hide"),
        format!("/moderation/clearings?phrase={BEGINNING}&hours=24&kind=suspend"),
    ]);
    addresses
}

/// Lets a visitor read every page, so that what can be kept is; tells whether they read this.
async fn read_everything(server: &Server, word: &str) -> bool {
    let visitor = server.visitor();
    let mut has_read = false;
    for path in addresses() {
        has_read |= visitor.read(&path).await.contains(word);
    }
    has_read
}

/// Every question that the browser asks, with each number where one is asked for.
fn questions() -> Vec<(&'static str, Value)> {
    let mut questions = Vec::new();
    for (name, input) in role_matrix::read_by_browsers() {
        let field = ["id", "initiative", "comment"].into_iter().find(|field| input.get(field).is_some());
        let Some(field) = field else {
            questions.push((name, input));
            continue;
        };
        for number in 1..=THINGS {
            let mut input = input.clone();
            input[field] = json!(number);
            questions.push((name, input));
        }
    }
    for name in ["search", "similar_initiatives"] {
        questions.push((name, json!({"query": BEGINNING, "text": BEGINNING, "after": null})));
    }
    for name in ["case", "aside", "title_at"] {
        for (kind, number) in
            ["Initiative", "Comment", "Profile"].into_iter().flat_map(|it| (1..=THINGS).map(move |n| (it, n)))
        {
            questions.push((name, json!({"about": {kind: number}})));
        }
    }
    questions
}

/// Walks everywhere as somebody, and tells where one of these words came out.
async fn walk(person: &Person, secrets: &[&str], is_moderator: bool, is_signed_in: bool) -> Vec<String> {
    let (mut leaks, mut has_read) = (Vec::new(), false);
    for path in addresses() {
        let is_read_here = is_moderator && OPEN_TO_MODERATORS.iter().any(|part| path.contains(part));
        let answer = person.get(&path).await;
        let status = answer.status().as_u16();
        let kept = answer.headers().get("cache-control").map(|value| value.to_str().unwrap().to_owned());
        if is_signed_in
            && status == 200
            && !kept.as_deref().unwrap_or_default().contains("no-store")
            && !is_same_for_all(&path)
        {
            leaks.push(format!("{path} may be kept by a cache: {kept:?}"));
        }
        let text = answer.text().await.unwrap();
        has_read |= text.contains(OPEN);
        let found = secrets.iter().filter(|secret| !is_read_here && text.contains(**secret));
        leaks.extend(found.map(|secret| format!("{path} ({status}): {secret}")));
    }
    for (name, input) in questions() {
        let asked = person.client.post(format!("{}/api/{name}", person.url())).json(&input).send().await.unwrap();
        let text = asked.text().await.unwrap();
        let is_read_here = is_moderator && ASKED_BY_MODERATORS.contains(&name);
        let found = secrets.iter().filter(|secret| !is_read_here && text.contains(**secret));
        leaks.extend(found.map(|secret| format!("{name} {input}: {secret}")));
    }
    assert!(has_read, "the walk reads what is open");
    leaks
}

/// Files that hold the same for everybody.
fn is_same_for_all(path: &str) -> bool {
    let endings = [".atom", ".csv", "record.json", ".ics"];
    endings.iter().any(|ending| path.ends_with(ending)) || path == "/healthz" || path == "/readyz"
}

both! {
    async fn what_is_hidden_comes_out_nowhere(server) {
        let people = keep(&server).await;
        let nobodys = [NORAS.as_slice(), &PROFILES].concat();
        let (but_annas, but_berts) = ([BERTS.as_slice(), &nobodys].concat(), [ANNAS.as_slice(), &nobodys].concat());
        let everything = [BERTS.as_slice(), &but_berts].concat();
        let visitor = server.visitor();
        let readers: [(&str, &Person, &[&str], bool); 8] = [
            ("visitor", &visitor, &everything, false),
            ("who replied and reported", &people.carla, &everything, false),
            ("who was mentioned and follows", &people.dirk, &everything, false),
            ("official", &people.official, &everything, false),
            ("administrator", &people.administrator, &everything, false),
            ("moderator", &people.moderator, &everything, true),
            ("author of something else", &people.anna, &but_annas, false),
            ("initiator of nothing", &people.bert, &but_berts, false),
        ];
        let mut leaks = Vec::new();
        for (who, person, secrets, is_moderator) in readers {
            let found = walk(person, secrets, is_moderator, who != "visitor").await;
            leaks.extend(found.into_iter().map(|leak| format!("{who}: {leak}")));
        }
        assert_eq!(leaks, Vec::<String>::new());
    }

    async fn who_may_read_it_does(server) {
        let people = keep(&server).await;
        let thread = people.bert.read("/initiatives/1").await;
        assert!(thread.contains("zzzverborgen") && thread.contains("zzzwacht"), "its author reads it in its place");
        assert!(people.anna.read(&format!("/initiatives/{HIDDEN_INITIATIVE}")).await.contains("zzzverhaal"));
        let case = people.moderator.read(&format!("/moderation/comments/{HIDDEN_COMMENT}")).await;
        assert!(case.contains("zzzverborgen"), "a moderator reads it in its case");
        let statement = people.moderator.read("/moderation/measures/3").await;
        assert!(statement.contains("zzzgemaskeerd"), "and a sealed text with the statement of reasons");
        let waits = people.moderator.read("/moderation/waiting").await;
        assert!(NORAS.iter().all(|word| waits.contains(word)), "and what waits where it waits");
        let profile = people.moderator.read("/moderation/members/9").await;
        assert!(PROFILES[1..].iter().all(|word| profile.contains(word)), "and a profile in its case");
        let search = server.visitor().read(&format!("/search?q={BEGINNING}")).await;
        assert!(search.contains(OPEN), "a search for how the words begin finds what is open");
    }

    async fn who_signs_out_leaves_no_page_behind_in_the_browser(server) {
        let anna = server.member("Anna", None).await;
        let answer = anna.post("/account", &[("_form", "/api/sign_out")]).await;
        assert_eq!((answer.status().as_u16(), &answer.headers()["clear-site-data"]), (303, &"\"cache\"".parse().unwrap()));
    }

    async fn a_live_update_tells_of_a_hidden_comment_nothing(server) {
        let mut live = server.visitor().get("/live/initiatives/1").await;
        let people = keep(&server).await;
        let mut told = String::new();
        while let Ok(Ok(Some(part))) = tokio::time::timeout(Duration::from_secs(4), live.chunk()).await {
            told.push_str(&String::from_utf8_lossy(&part));
            if told.matches("event:").count() >= 6 {
                break;
            }
        }
        assert!(told.contains("event: comment"), "{told:?}");
        assert!(!told.contains(BEGINNING), "{told}");
        drop(people);
    }
}
