//! Languages: which one a reader gets, and what a page says that is not complete in it.

use crate::server::{Person, both};
use naast::site::Site;
use naast_domain::{language::Language, members::Role};

/// A page, as the browser of somebody who prefers this language gets it.
async fn read(person: &Person, language: &str, path: &str) -> String {
    let request = person.client.get(format!("{}{path}", person.url())).header("accept-language", language);
    request.send().await.unwrap().text().await.unwrap()
}

both! {
    async fn a_frisian_reads_frisian_and_dutch_where_that_is_missing(server) {
        let anna = server.member("Anna", None).await;
        let place = anna.tell("Een bankje bij de sluis.").await;
        let visitor = server.visitor();
        let front = read(&visitor, "fy-NL, nl;q=0.8", "/").await;
        for words in ["<html lang=\"fy\"", "Fertel jo idee", "Wat moderatoren diene", ">Inisjativen<"] {
            assert!(front.contains(words), "{words}: {front}");
        }
        let story = read(&visitor, "fy", &place).await;
        assert!(story.contains("Der stiet noch nimmen njonken Anna.") && story.contains("It petear"), "{story}");
        assert!(read(&visitor, "fy", "/search?q=zeppelin").await.contains("Neat fûn foar"));
        let terms = read(&visitor, "fy", "/house-rules").await;
        assert!(terms.contains("<html lang=\"fy\"") && terms.contains("Hoe moderatoren werken"), "{terms}");
    }

    async fn what_the_organisation_wrote_in_dutch_is_read_by_frisians(server) {
        let (ada, visitor) = (server.member("Ada", Some(Role::Administrator)).await, server.visitor());
        let save = |language: &'static str, source: &'static str| {
            [("_form", "/api/save_page"), ("name", "about"), ("language", language), ("version", "0"),
                ("source", source)]
        };
        assert!(read(&visitor, "fy", "/about").await.contains("is de open plek"), "what Naast came with");
        ada.post("/administration/pages/about/nl", &save("nl", "Wij zijn Vechtdrecht.")).await;
        assert!(read(&visitor, "fy", "/about").await.contains("Wij zijn Vechtdrecht."));
        assert!(!read(&visitor, "en", "/about").await.contains("Vechtdrecht"));
        ada.post("/administration/pages/about/fy", &save("fy", "Wy binne Vechtdrecht.")).await;
        assert!(read(&visitor, "fy", "/about").await.contains("Wy binne Vechtdrecht."));
        assert!(read(&visitor, "nl", "/about").await.contains("Wij zijn Vechtdrecht."));
    }

    async fn a_house_rule_is_written_in_frisian_too_and_read_where_it_is(server) {
        let (ada, visitor) = (server.member("Ada", Some(Role::Administrator)).await, server.visitor());
        let form = read(&ada, "en", "/administration/house-rules").await;
        for words in ["In one sentence (Dutch)", "In one sentence (Frisian)", "name=\"title[fy]\"", "Then people read the text in Dutch."] {
            assert!(form.contains(words), "{words}: {form}");
        }
        let rule = [("_form", "/api/save_house_rule"), ("number", "1"), ("title[nl]", "Wij groeten"), ("title[en]", "We greet"),
            ("title[fy]", "Wy groetsje"), ("text[nl]", "Elke dag."), ("text[en]", "Every day."), ("text[fy]", "")];
        assert_eq!(ada.post("/administration/house-rules", &rule).await.status(), 303);
        let frisian = read(&visitor, "fy", "/house-rules").await;
        assert!(frisian.contains("<h2>1. Wy groetsje") && frisian.contains("<p lang=\"nl\">Elke dag."), "{frisian}");
        let english = read(&visitor, "en", "/house-rules").await;
        assert!(english.contains("<h2>1. We greet") && english.contains("<p>Every day."), "{english}");
    }

    async fn what_is_wrong_with_a_text_is_told_at_its_language_and_nothing_typed_is_lost(server) {
        let ada = server.member("Ada", Some(Role::Administrator)).await;
        let theme = |dutch: &'static str| {
            [("_form", "/api/save_theme"), ("id", ""), ("name[nl]", dutch), ("name[en]", "Green"), ("name[fy]", "Grien")]
        };
        let refused = ada.post("/administration/themes", &theme(" ")).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        for words in ["Naam (Nederlands): ", "href=\"#theme-name-nl\"", "id=\"theme-name-nl-error\"", "value=\"Grien\"", "lang=\"fy\""] {
            assert!(page.contains(words), "{words}: {page}");
        }
        assert!(!page.contains("id=\"theme-name-fy-error\"") && page.contains("id=\"theme-name-fy-hint\""), "{page}");
        assert_eq!(ada.post("/administration/themes", &theme("Groen")).await.status(), 303);
        let wrong = [("_form", "/api/save_theme"), ("id", "1"), ("name[nl]", ""), ("name[en]", "Trees"), ("name[fy]", "")];
        let page = ada.post("/administration/themes", &wrong).await.text().await.unwrap();
        assert!(page.contains("id=\"theme1-name-nl-error\"") && page.contains("value=\"Trees\""), "at its own form: {page}");
        assert!(!page.contains("id=\"theme-name-nl-error\""), "{page}");
        let strange = [("_form", "/api/save_theme"), ("id", ""), ("name[nl]", "Rood"), ("name[en]", "Red"), ("name[xx]", "?")];
        assert_eq!(ada.post("/administration/themes", &strange).await.status(), 422);
        assert_eq!(server.forum.themes().await.unwrap().len(), 1);
    }

    async fn a_forum_in_dutch_asks_for_dutch_only_and_keeps_what_it_has_in_others(server) {
        let ada = server.member("Ada", Some(Role::Administrator)).await;
        let form = [("_form", "/api/save_theme"), ("id", ""), ("name[nl]", "Groen"), ("name[en]", "Green"), ("name[fy]", "Grien")];
        assert_eq!(ada.post("/administration/themes", &form).await.status(), 303);
        let here = server.offering(&[Language::Nl], &ada).await;
        let page = here.read("/administration/themes").await;
        assert!(page.contains("name=\"name[nl]\"") && !page.contains("name=\"name[en]\""), "{page}");
        assert!(page.contains(">Naam<"), "there is no other one to tell it from: {page}");
        let form = [("_form", "/api/save_theme"), ("id", "1"), ("name[nl]", "Bomen")];
        assert_eq!(here.post("/administration/themes", &form).await.status(), 303);
        let theme = server.forum.themes().await.unwrap().remove(0);
        assert_eq!(Language::ALL.map(|language| theme.name(language).to_owned()), ["Bomen", "Green", "Grien"]);
        let record = here.read("/moderation/record.csv").await;
        assert!(record.contains(",house_rule,house_rule_title_nl,law,"), "{record}");
    }

    async fn every_language_can_be_chosen_on_the_page_and_on_the_account(server) {
        let anna = server.member("Anna", None).await;
        let account = anna.read("/account").await;
        for language in Language::ALL {
            let (tag, name) = (language.tag(), language.own_name());
            assert!(account.contains(&format!("<option value=\"{tag}\"")) && account.contains(name), "{account}");
            let link = format!("href=\"/language/{tag}?back=");
            assert_eq!(account.contains(&link), tag != "nl", "{tag}: {account}");
        }
        let profile = [("_form", "/api/change_profile"), ("name", "Anna"), ("about", ""), ("language", "fy")];
        let calendar = read(&server.visitor(), "fy", "/members/1/commitments.ics").await;
        assert!(calendar.contains("Tasizzingen: Anna"), "{calendar}");
        anna.post("/account", &profile).await;
        assert!(anna.read("/").await.contains("<html lang=\"fy\""), "as kept on the account");
    }

    async fn a_language_that_is_not_offered_is_not_there(server) {
        let site = Site::new(server.forum.clone(), Vec::new(), vec![Language::Nl, Language::En]);
        let mut headers = axum::http::HeaderMap::new();
        for (cookie, accept, expected) in
            [("language=fy", "", Language::Nl), ("", "fy, en;q=0.5", Language::En), ("language=en", "nl", Language::En)]
        {
            headers.insert("cookie", cookie.parse().unwrap());
            headers.insert("accept-language", accept.parse().unwrap());
            assert_eq!(site.language(&headers, &naast_domain::members::Viewer::Visitor), expected, "{cookie} {accept}");
        }
        assert_eq!(server.visitor().get("/language/de?back=/").await.status(), 404);
    }
}
