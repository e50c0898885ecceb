//! Answers of officials without JavaScript: the whole form, what is shown of it, and what a refusal leaves of it.

use crate::server::{PASSWORD, Person, Server, both};
use naast_domain::members::Role;

type Fields<'a> = Vec<(&'a str, &'a str)>;

async fn official(server: &Server) -> Person {
    server.member("Femke", Some(Role::Official)).await
}

/// An administrator, who put values into words.
async fn administrator(server: &Server) -> Person {
    let ada = server.member("Ada", Some(Role::Administrator)).await;
    for name in ["Veiligheid", "Eerlijk delen"] {
        let form = [
            ("_form", "/api/save_value"),
            ("kind", "value"),
            ("name[nl]", name),
            ("name[en]", name),
            ("sentence[nl]", "Voor iedereen."),
            ("sentence[en]", "For everybody."),
        ];
        assert_eq!(ada.post("/administration/values", &form).await.status(), 303);
    }
    ada
}

fn answer<'a>(place: &'a str, kind: &'a str, body: &'a str) -> Fields<'a> {
    let id = place.rsplit('/').next().unwrap();
    vec![("_form", "/api/post_answer"), ("initiative", id), ("parent", ""), ("kind", kind), ("body", body)]
}

/// A decision, which weighs the second value only.
fn decision<'a>(place: &'a str, headline: &'a str) -> Fields<'a> {
    let mut fields = answer(place, "decision", "Dit is mijn besluit.");
    fields.extend([
        ("decision[verdict]", "yes"),
        ("decision[headline]", headline),
        ("decision[weights][1][value]", "1"),
        ("decision[weights][1][pull]", ""),
        ("decision[weights][1][why]", ""),
        ("decision[weights][2][value]", "2"),
        ("decision[weights][2][pull]", "for"),
        ("decision[weights][2][why]", "Iedereen heeft er wat aan."),
        ("decision[tipping]", "2"),
        ("decision[tipped]", "Dat het eerlijk is."),
        ("decision[could_change]", "Een betere plek."),
        ("decision[mandate]", "Namens het college."),
        ("decision[objection]", "Je kunt bezwaar maken."),
    ]);
    fields
}

async fn give(person: &Person, place: &str, fields: &[(&str, &str)]) -> String {
    let done = person.post(place, fields).await;
    assert_eq!(done.status(), 303, "{fields:?}");
    let address = done.headers()["location"].to_str().unwrap();
    address.rsplit("c-").next().unwrap().to_owned()
}

async fn edit(person: &Person, comment: &str, body: &str) {
    let form = [("_form", "/api/edit_comment"), ("id", comment), ("version", "1"), ("body", body)];
    assert_eq!(person.post(&format!("/comments/{comment}/edit"), &form).await.status(), 303);
}

both! {
    async fn an_ended_session_costs_no_answer(server) {
        let (citizen, official) = (server.member("Samira", None).await, official(&server).await);
        let place = citizen.tell("Een veilige Lindelaan.").await;
        official.post("/account", &[("_form", "/api/sign_out")]).await;
        let mut form = answer(&place, "commitment", "Ik heb </textarea> gezien.");
        form.push(("promise", "Ik laat een week lang auto's tellen"));
        let refused = official.post(&place, &form).await;
        assert_eq!(refused.status(), 401);
        let page = refused.text().await.unwrap();
        assert!(page.contains("Dit schreef je") && page.contains("readonly"), "{page}");
        assert!(page.contains("Ik heb &lt;/textarea> gezien.") && page.contains("Ik laat een week lang auto's tellen"));
        assert!(page.contains("Zeg nog even wie je bent"));
        let back = page.split("href=\"/sign-in?back=").nth(1).unwrap().split('"').next().unwrap();
        assert_eq!(back, place.replace('/', "%2F"));
        assert!(!server.visitor().read(&place).await.contains("Dit schreef je"));
    }

    async fn an_ended_session_costs_nothing_that_was_written_on_behalf_of_somebody(server) {
        let official = official(&server).await;
        official.post("/account", &[("_form", "/api/sign_out")]).await;
        let form = [("_form", "/api/enter_on_behalf"), ("story", "Het bankje is weg."), ("name", "Henk"), ("origin", "phone")];
        let refused = official.post("/on-behalf", &form).await;
        assert_eq!(refused.status(), 401);
        let page = refused.text().await.unwrap();
        assert!(page.contains("Dit schreef je") && page.contains("Het bankje is weg.") && page.contains("Henk"));
        assert!(page.contains("/sign-in?back=%2Fon-behalf"));
    }

    async fn what_stands_in_its_own_form_is_not_shown_twice(server) {
        let (citizen, official) = (server.member("Samira", None).await, official(&server).await);
        let place = citizen.tell("Een veilige Lindelaan.").await;
        let refused = official.post(&place, &answer(&place, "commitment", "Ik kijk ernaar.")).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        assert!(page.contains("Ik kijk ernaar.") && !page.contains("Dit schreef je"));
        citizen.post("/account", &[("_form", "/api/sign_out")]).await;
        let id = place.rsplit('/').next().unwrap();
        let comment = [("_form", "/api/post_comment"), ("initiative", id), ("parent", ""), ("body", "Ja, graag.")];
        let page = citizen.post(&place, &comment).await.text().await.unwrap();
        assert!(page.contains("Ja, graag.") && !page.contains("Dit schreef je"));
    }

    async fn signing_in_leads_back_but_never_elsewhere(server) {
        server.member("Femke", None).await;
        for (back, target) in
            [("/initiatives/1?reply=2", "/initiatives/1?reply=2"), ("//evil.example", "/"), ("/\\evil", "/"), ("é", "/"), ("", "/")]
        {
            let person = server.visitor();
            let form = [("_form", "/api/sign_in"), ("email", "femke@example.org"), ("password", PASSWORD), ("back", back)];
            let done = person.post("/sign-in", &form).await;
            assert_eq!((done.status().as_u16(), done.headers()["location"].to_str().unwrap()), (303, target), "{back}");
        }
        let page = server.visitor().read("/sign-in?kept=1&back=%2Fdesk").await;
        assert!(page.contains("name=\"back\" value=\"/desk\"") && page.contains("Je tekst is bewaard"));
    }

    async fn every_way_in_leads_back(server) {
        let place = server.member("Samira", None).await.tell("Een veilige Lindelaan.").await;
        let (visitor, back) = (server.visitor(), place.replace('/', "%2F"));
        // The menu, and what asks whoever is not signed in.
        for (path, link) in [(place.clone(), back.clone()), ("/desk".to_owned(), "%2Fdesk".to_owned())] {
            let page = visitor.get(&path).await.text().await.unwrap();
            assert_eq!(page.matches(&format!("href=\"/sign-in?back={link}\"")).count(), 2, "{path}");
        }
        let page = visitor.read(&format!("/sign-in?back={back}")).await;
        assert!(page.contains(&format!("href=\"/register?back={back}\"")));
        let page = visitor.read(&format!("/register?back={back}")).await;
        assert!(page.contains(&format!("name=\"back\" value=\"{place}\"")) && page.contains(&format!("/sign-in?back={back}")));
    }

    async fn a_changed_answer_leads_to_its_versions_also_beside_who_stands_behind_it(server) {
        let (citizen, ada) = (server.member("Samira", None).await, administrator(&server).await);
        let (official, manager) = (official(&server).await, server.member("Karin", Some(Role::Official)).await);
        let place = citizen.tell("Een veilige Lindelaan.").await;
        let mark = [("_form", "/api/set_manager"), ("member", "4"), ("wanted", "true")];
        assert_eq!(ada.post("/administration/members", &mark).await.status(), 303);
        let decided = give(&official, &place, &decision(&place, "het komt er")).await;
        let read = give(&official, &place, &answer(&place, "read", "Dank je.")).await;
        let back = [("_form", "/api/back_answer"), ("comment", decided.as_str()), ("words", "")];
        assert_eq!(manager.post(&place, &back).await.status(), 303);
        let page = server.visitor().read(&place).await;
        assert!(page.contains("staat hier publiek achter") && !page.contains("/versions\""));
        edit(&official, &decided, "Dit is mijn besluit, iets duidelijker.").await;
        edit(&official, &read, "Dank je wel.").await;
        let page = server.visitor().read(&place).await;
        for comment in [&decided, &read] {
            assert!(page.contains(&format!("href=\"/comments/{comment}/versions\">gewijzigd")), "{comment}: {page}");
        }
        assert_eq!(page.matches("De tekst is daarna gewijzigd").count(), 1);
    }

    async fn a_decision_says_which_earlier_one_it_revises(server) {
        let (citizen, official) = (server.member("Samira", None).await, official(&server).await);
        administrator(&server).await;
        let place = citizen.tell("Een veilige Lindelaan.").await;
        let first = give(&official, &place, &decision(&place, "de paal komt")).await;
        let page = official.read(&place).await;
        assert!(page.contains("Herziet het besluit: de paal komt") && page.contains("Is een ander besluit"));
        let mut other = decision(&place, "de lamp komt");
        other.push(("decision[revises]", "nothing"));
        give(&official, &place, &other).await;
        assert!(!server.visitor().read(&place).await.contains("later herzien"));
        let mut revised = decision(&place, "de paal komt later");
        revised.push(("decision[revises]", &first));
        give(&official, &place, &revised).await;
        assert_eq!(server.visitor().read(&place).await.matches("later herzien").count(), 1);
    }

    async fn a_refused_decision_keeps_each_choice_with_its_value(server) {
        let (citizen, official) = (server.member("Samira", None).await, official(&server).await);
        administrator(&server).await;
        let place = citizen.tell("Een veilige Lindelaan.").await;
        let mut form = decision(&place, "het komt er");
        form.retain(|(name, _)| *name != "decision[weights][2][why]");
        let refused = official.post(&place, &form).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        assert!(page.contains("href=\"#decision-weights--2--why\""), "{page}");
        assert!(page.contains("id=\"decision-weights--2--why\""));
    }

    async fn an_answer_names_a_rule_in_the_same_form(server) {
        let (citizen, official) = (server.member("Samira", None).await, official(&server).await);
        let place = citizen.tell("Een veilige Lindelaan.").await;
        let mut form = answer(&place, "question", "Waar precies?");
        form.push(("obstacle[rule]", "Een straat is geen speelplein"));
        give(&official, &place, &form).await;
        let page = server.visitor().read(&place).await;
        let line = page.split("Regel in de weg:").nth(1).unwrap();
        assert!(line.split("</p>").next().unwrap().contains("href=\"/obstacles/1\""), "{line}");
        let page = official.read(&place).await;
        assert!(page.contains("name=\"obstacle[chosen]\"") && page.contains("Een straat is geen speelplein"));
    }

    async fn a_starting_text_stands_in_the_form_and_its_link_keeps_the_place_in_the_thread(server) {
        let (citizen, official) = (server.member("Samira", None).await, official(&server).await);
        let place = citizen.tell("Een veilige Lindelaan.").await;
        let template = [("_form", "/api/save_template"), ("kind", "question"), ("title", "Waar"), ("text", "Waar zit het, …")];
        assert_eq!(official.post("/desk/templates", &template).await.status(), 303);
        let page = official.read(&format!("{place}?template=1&reply=9&branch=1&after=2")).await;
        assert!(page.contains("Waar zit het, …</textarea>"), "{page}");
        assert!(page.contains("?template=1&amp;branch=1&amp;after=2#respond"));
    }
}
