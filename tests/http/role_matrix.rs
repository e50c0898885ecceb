//! Every server function, called by hand as the wrong person: 401 or 403, and nothing changes. The list is taken from
//! the registry of server functions, so a forgotten one fails.

mod table;

use crate::server::{Person, Server, both, stamps};
use naast_domain::members::Role;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use table::{
    Barred::{
        AllButAdministrators, AllButKeepers, AllButModerators, AllButOfficials, AllButScribes, AllButTemplateReaders,
        Nobody, Others, Visitors,
    },
    table,
};

/// What the browser reads: each server function that takes JSON, and what it is called with.
pub fn read_by_browsers() -> impl Iterator<Item = (&'static str, Value)> {
    table().into_iter().filter(|(_, _, is_json, _)| *is_json).map(|(name, _, _, input)| (name, input))
}

/// What forms send: each server function that takes fields, and what it is called with.
pub fn sent_by_forms() -> impl Iterator<Item = (&'static str, Value)> {
    table().into_iter().filter(|(_, _, is_json, _)| !*is_json).map(|(name, _, _, input)| (name, input))
}

/// Calls a server function by hand; tells the status of the answer.
pub async fn call(person: &Person, server: &Server, name: &str, is_json: bool, input: &Value) -> u16 {
    let request = person.client.post(format!("{}/api/{name}", server.url));
    let request = if is_json {
        request.json(input)
    } else {
        let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let fields: Vec<_> = input.as_object().unwrap().iter().map(|(key, value)| (key.clone(), text(value))).collect();
        request.form(&fields)
    };
    request.send().await.unwrap().status().as_u16()
}

/// What a page shows, without the data that travels along and the stamps of its forms.
pub fn content(page: &str) -> String {
    let main = page.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).unwrap_or_default();
    stamps(main).fold(main.to_owned(), |main, stamp| main.replace(stamp, ""))
}

both! {
    async fn the_wrong_person_is_refused_by_every_server_function(server) {
        let administrator = server.member("Nadia", Some(Role::Administrator)).await;
        let rule = json!({"number": 1, "title[nl]": "Een regel", "title[en]": "A rule", "text[nl]": "x"});
        assert_eq!(call(&administrator, &server, "save_house_rule", false, &rule).await, 200);
        let author = server.member("Samira", None).await;
        let place = author.tell("Een veilige Lindelaan.").await;
        author.post(&place, &[("_form", "/api/post_comment"), ("initiative", "1"), ("body", "Van mijzelf.")]).await;
        let moderator = server.member("Els", Some(Role::Moderator)).await;
        let people = [
            ("visitor", server.visitor()),
            ("citizen", server.member("Henk", None).await),
            ("official", server.member("Femke", Some(Role::Official)).await),
            ("moderator", moderator),
            ("administrator", administrator),
        ];
        let before = content(&author.read(&place).await);
        for (name, barred, is_json, input) in table() {
            for (who, person) in &people {
                let is_barred = match barred {
                    Nobody => false,
                    Visitors => *who == "visitor",
                    Others => true,
                    AllButOfficials => *who != "official",
                    AllButScribes => !["official", "moderator"].contains(who),
                    AllButTemplateReaders => !["official", "administrator"].contains(who),
                    AllButKeepers => !["moderator", "administrator"].contains(who),
                    AllButModerators => *who != "moderator",
                    AllButAdministrators => *who != "administrator",
                };
                if is_barred {
                    let status = call(person, &server, name, is_json, &input).await;
                    let expected = if *who == "visitor" { 401 } else { 403 };
                    assert_eq!(status, expected, "{name} as {who}");
                }
            }
        }
        assert_eq!(content(&author.read(&place).await), before, "nothing changed");
        let page = author.read("/about").await;
        assert!(!page.contains("Gekaapt"));
    }
}

#[test]
fn the_table_knows_every_server_function() {
    let registered: BTreeSet<_> =
        server_fn::axum::server_fn_paths().map(|(path, _)| path.trim_start_matches("/api/").to_owned()).collect();
    let known: BTreeSet<_> = table().into_iter().map(|(name, ..)| name.to_owned()).collect();
    // Calling into the app links its server functions in.
    assert!(naast_app::moderation::record::RECORD.starts_with('/'));
    assert_eq!(registered, known);
}
