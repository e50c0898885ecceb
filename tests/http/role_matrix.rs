//! Every server function, called by hand as the wrong person: 401 or 403, and nothing changes. The list is taken from
//! the registry of server functions, so a forgotten one fails.

use crate::server::{Person, Server, both, seals};
use naast_domain::member::Role;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Who may not call it.
#[derive(Clone, Copy, PartialEq)]
enum Barred {
    /// Nobody: everybody may ask.
    Nobody,
    /// Visitors.
    Visitors,
    /// Everybody but the author.
    Others,
    /// Everybody but officials.
    AllButOfficials,
    /// Everybody but officials and moderators.
    AllButScribes,
    /// Everybody but officials and administrators.
    AllButTemplateReaders,
    /// Everybody but moderators.
    AllButModerators,
    /// Everybody but moderators and administrators.
    AllButKeepers,
    /// Everybody but administrators.
    AllButAdministrators,
}

use Barred::{
    AllButAdministrators, AllButKeepers, AllButModerators, AllButOfficials, AllButScribes, AllButTemplateReaders,
    Nobody, Others, Visitors,
};

/// Each server function: who may not call it, whether it takes JSON, and what it is called with.
fn table() -> Vec<(&'static str, Barred, bool, Value)> {
    let office = json!({"member": 1, "role": "moderator", "function": "F", "department": "D"});
    let edit = json!({"id": 1, "version": 1, "story": "Anders.", "title": "Anders"});
    let measure = json!({"about": "initiative:1", "kind": "hide", "rule": 1, "reason": "Zomaar een reden."});
    let rule = json!({"number": 1, "title_nl": "Een regel", "title_en": "A rule", "text_nl": "x", "text_en": "x"});
    vec![
        ("surroundings", Nobody, true, json!({})),
        (
            "list_initiatives",
            Nobody,
            true,
            json!({"filter": {"theme": null, "part": "all", "order": "active", "after": null}}),
        ),
        ("read_initiative", Nobody, true, json!({"id": 1})),
        ("similar_initiatives", Nobody, true, json!({"text": "veilig"})),
        ("thread", Nobody, true, json!({"id": 1, "part": {"branch": null, "after": null}})),
        ("find_comment", Nobody, true, json!({"id": 1})),
        ("preview", Nobody, true, json!({"body": "x"})),
        ("initiative_versions", Nobody, true, json!({"id": 1})),
        ("comment_versions", Nobody, true, json!({"id": 1})),
        ("profile", Nobody, true, json!({"id": 1, "after": null})),
        ("search", Nobody, true, json!({"query": "x", "after": null})),
        ("house_rules", Nobody, true, json!({})),
        ("moderation_record", Nobody, true, json!({"filter": {}})),
        ("transparency", Nobody, true, json!({"year": "", "part": ""})),
        ("house_rule_versions", Nobody, true, json!({"number": null, "after": null})),
        ("first_steps", AllButAdministrators, true, json!({})),
        ("moderator_count", AllButKeepers, true, json!({})),
        ("page", Nobody, true, json!({"name": "about", "language": "nl"})),
        ("note_visit", Nobody, true, json!({"id": 1})),
        ("sign_in", Nobody, false, json!({})),
        ("register", Nobody, false, json!({})),
        ("recover", Nobody, false, json!({})),
        ("sign_out", Nobody, false, json!({})),
        ("propose", Visitors, false, json!({"story": "Iets nieuws."})),
        ("post_comment", Visitors, false, json!({"initiative": 1, "body": "Iets nieuws."})),
        ("support", Visitors, false, json!({"id": 1, "wanted": true})),
        ("follow", Visitors, false, json!({"id": 1, "wanted": true})),
        ("report", Visitors, false, json!({"about": "initiative:1", "rule": 1, "words": "x"})),
        ("keep_draft", Visitors, true, json!({"place": "propose", "content": "x"})),
        ("draft", Visitors, true, json!({"place": "propose"})),
        ("account", Visitors, true, json!({})),
        ("change_profile", Visitors, false, json!({"name": "Iemand"})),
        ("change_email", Visitors, false, json!({"email": "x@example.org", "password": "x"})),
        ("change_password", Visitors, false, json!({"current": "x", "password": "zeven groene olifanten dansen"})),
        ("close_account", Visitors, false, json!({"password": "x"})),
        ("for_you", Visitors, true, json!({"after": null})),
        ("initiative_source", Others, true, json!({"id": 1})),
        ("edit_initiative", Others, false, edit),
        ("withdraw_initiative", Others, false, json!({"id": 1})),
        ("comment_source", Others, true, json!({"id": 1})),
        ("edit_comment", Others, false, json!({"id": 1, "version": 1, "body": "Anders."})),
        ("withdraw_comment", Others, false, json!({"id": 1})),
        ("commitments", Nobody, true, json!({"filter": {"choice": "open", "holder": null, "after": null}})),
        ("desk", AllButOfficials, true, json!({})),
        ("answer_kit", AllButOfficials, true, json!({"initiative": 1})),
        ("post_answer", AllButOfficials, false, json!({"initiative": 1, "kind": "answer", "body": "Gekaapt."})),
        ("back_answer", Others, false, json!({"comment": 1, "words": "x"})),
        ("keep_commitment", AllButOfficials, false, json!({"id": 1})),
        ("move_commitment", AllButOfficials, false, json!({"id": 1, "due": "2036-01-01", "reason": "Zomaar."})),
        ("take_on_commitment", AllButOfficials, false, json!({"id": 1, "note": "Zomaar."})),
        ("release_commitment", Visitors, false, json!({"id": 1})),
        ("stand_beside", AllButOfficials, false, json!({"id": 1})),
        ("hand_over", Others, false, json!({"id": 1, "to": "1", "note": "Zomaar."})),
        ("take_over", AllButOfficials, false, json!({"id": 1, "note": "Zomaar."})),
        ("step_back", Others, false, json!({"id": 1, "note": "Zomaar."})),
        ("pause_clock", Others, false, json!({"id": 1, "until": "2036-01-01", "reason": "Zomaar."})),
        ("resume_clock", Others, false, json!({"id": 1})),
        ("say_helped", Others, false, json!({"comment": 1, "helped": "yes"})),
        ("declare_done", Others, false, json!({"id": 1, "done": true})),
        ("offer_help", Visitors, false, json!({"id": 1, "kind": "time", "text": "Ik help."})),
        ("answer_offer", Visitors, false, json!({"offer": 1, "accepted": true})),
        ("withdraw_offer", Visitors, false, json!({"offer": 1})),
        ("invite_carrier", Others, false, json!({"id": 1, "name": "Henk"})),
        ("answer_invitation", Visitors, false, json!({"id": 1, "accepted": true})),
        ("stop_carrying", Others, false, json!({"id": 1})),
        (
            "enter_on_behalf",
            AllButScribes,
            false,
            json!({"story": "Iets.", "origin": "phone", "name": "Henk", "consent": "1"}),
        ),
        ("read_meeting", AllButScribes, true, json!({"text": "Henk: iets."})),
        ("enter_meeting", AllButScribes, false, json!({"stories": "Henk: iets.", "consent": "1"})),
        ("behalf", AllButScribes, true, json!({"id": 1})),
        ("issue_claim_code", AllButScribes, false, json!({"id": 1, "note": "Zomaar."})),
        ("enter_claim_code", Nobody, false, json!({"code": "x"})),
        ("claim", Nobody, true, json!({})),
        ("take_over_claim", Visitors, false, json!({})),
        ("take_down", Visitors, false, json!({})),
        ("leave_claim", Nobody, false, json!({})),
        ("grow", Others, false, json!({"id": 1, "version": 1, "story": "Anders."})),
        ("branch_source", Visitors, true, json!({"comment": 1})),
        ("branch_off", Visitors, false, json!({"comment": 999})),
        ("obstacles", Nobody, true, json!({"filter": {"part": "All", "after": null}})),
        ("obstacle", Nobody, true, json!({"id": 1})),
        ("obstacles_of", Nobody, true, json!({"initiative": 1})),
        ("name_obstacle", Visitors, false, json!({"heard": "Dat mag niet."})),
        ("link_obstacle", Visitors, false, json!({"id": 1, "initiative": "1"})),
        ("settle_obstacle", AllButOfficials, false, json!({"id": 1, "outcome": "stays", "reason": "Zomaar."})),
        ("templates", AllButTemplateReaders, true, json!({})),
        ("save_template", AllButOfficials, false, json!({"kind": "answer", "title": "x", "text": "x"})),
        ("retire_template", AllButTemplateReaders, false, json!({"id": 1})),
        ("values", Nobody, true, json!({})),
        (
            "save_value",
            AllButAdministrators,
            false,
            json!({"kind": "value", "name_nl": "x", "name_en": "x", "sentence_nl": "x", "sentence_en": "x"}),
        ),
        ("calendar", Nobody, true, json!({})),
        ("save_closing_day", AllButAdministrators, false, json!({"day": "2036-12-24", "name": "x"})),
        ("delete_closing_day", AllButAdministrators, false, json!({"day": "2036-12-24"})),
        ("change_answer_days", AllButAdministrators, false, json!({"answer_days": "30"})),
        ("interests", AllButOfficials, true, json!({})),
        ("save_interests", AllButOfficials, false, json!({"places": "x"})),
        ("set_manager", AllButAdministrators, false, json!({"member": 1, "wanted": "true"})),
        ("cases", AllButModerators, true, json!({"after": null})),
        ("case", AllButModerators, true, json!({"about": {"Initiative": 1}})),
        ("take_measure", AllButModerators, false, measure),
        ("flagged_words", AllButAdministrators, true, json!({})),
        ("change_flagged_words", AllButAdministrators, false, json!({"flagged_words": "casino"})),
        ("take_in_hand", AllButModerators, false, json!({"about": "initiative:1", "wanted": "true"})),
        ("note_on_case", AllButScribes, false, json!({"about": "initiative:1", "note": "Zomaar."})),
        ("erase_note", AllButScribes, false, json!({"id": 1})),
        ("call_for_help", AllButOfficials, false, json!({"about": "initiative:1"})),
        ("aside", AllButScribes, true, json!({"about": {"Initiative": 1}})),
        (
            "fitting_comments",
            AllButModerators,
            true,
            json!({"kind": "hide", "pattern": {"hours": "24", "phrase": "casino"}}),
        ),
        ("clear", AllButModerators, false, json!({"kind": "hide", "newest": 1, "hours": "24", "phrase": "casino"})),
        ("undo_clearing", AllButModerators, false, json!({"clearing": 1, "reason": "Dat was een vergissing."})),
        ("clearing", AllButModerators, true, json!({"id": 1})),
        (
            "dismiss_reports",
            AllButModerators,
            false,
            json!({"about": "initiative:1", "answer": "Zomaar een antwoord."}),
        ),
        ("file_notice", Nobody, false, json!({})),
        ("notice_by_code", Nobody, false, json!({"code": "x"})),
        ("appeal_notice", Nobody, false, json!({"code": "x", "words": "x"})),
        ("notice", AllButModerators, true, json!({"id": 1})),
        ("measure", Nobody, true, json!({"id": 1})),
        ("report_page", Visitors, true, json!({"id": 1})),
        ("appeal", Visitors, false, json!({"measure": 1, "words": "Kijk nog eens."})),
        ("appeals", AllButModerators, true, json!({})),
        (
            "decide_appeal",
            AllButModerators,
            false,
            json!({"appeal": 1, "outcome": "reversed", "reason": "Zomaar een reden."}),
        ),
        ("own_waiting", Visitors, true, json!({})),
        ("take_back_post", Visitors, false, json!({"id": 1})),
        ("waiting", AllButModerators, true, json!({"after": null})),
        ("waiting_count", Nobody, true, json!({})),
        ("look_at_waiting", AllButModerators, false, json!({"posts[1]": "1", "outcome": "posted"})),
        ("defence", AllButAdministrators, true, json!({})),
        ("change_defence", AllButAdministrators, false, json!({"wanted": "off"})),
        ("needs_second", Nobody, true, json!({})),
        ("change_needs_second", AllButAdministrators, false, json!({"wanted": "true"})),
        ("proposed_measures", AllButModerators, true, json!({"about": null})),
        ("confirm_proposal", AllButModerators, false, json!({"id": 1})),
        ("decline_proposal", AllButModerators, false, json!({"id": 1, "why_not": "Zomaar."})),
        ("take_back_proposal", AllButModerators, false, json!({"id": 1})),
        ("stuck_appeals", AllButKeepers, true, json!({})),
        ("invite_reviewer", AllButKeepers, false, json!({"appeal": 1})),
        ("withdraw_review", AllButKeepers, false, json!({"id": 1})),
        ("take_on_review", Visitors, false, json!({"code": "x", "organisation": "x"})),
        ("review", Visitors, true, json!({"id": 1})),
        (
            "decide_review",
            AllButModerators,
            false,
            json!({"appeal": 1, "outcome": "reversed", "reason": "Zomaar een reden."}),
        ),
        ("members", AllButAdministrators, true, json!({"letters": "", "after": null})),
        ("grant_role", AllButAdministrators, false, office),
        ("revoke_role", AllButAdministrators, false, json!({"member": 1, "role": "official"})),
        ("give_recovery_code", AllButAdministrators, false, json!({"member": 1})),
        ("change_organisation", AllButAdministrators, false, json!({"name": "Gekaapt", "short_name": "Gekaapt"})),
        ("save_theme", AllButAdministrators, false, json!({"name_nl": "x", "name_en": "x"})),
        ("save_house_rule", AllButAdministrators, false, rule),
        (
            "save_page",
            AllButAdministrators,
            false,
            json!({"name": "about", "language": "nl", "version": 0, "source": "Gekaapt"}),
        ),
    ]
}

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

/// What a page shows, without the data that travels along and the seals of its forms.
pub fn content(page: &str) -> String {
    let main = page.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).unwrap_or_default();
    seals(main).fold(main.to_owned(), |main, seal| main.replace(seal, ""))
}

both! {
    async fn the_wrong_person_is_refused_by_every_server_function(server) {
        let administrator = server.member("Nadia", Some(Role::Administrator)).await;
        let rule = json!({"number": 1, "title_nl": "Een regel", "title_en": "A rule", "text_nl": "x", "text_en": "x"});
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
    assert!(naast_app::ui::form::FORM.starts_with('_'));
    assert_eq!(registered, known);
}
