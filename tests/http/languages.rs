//! Languages: which one a reader gets, and what a page says that is not complete in it.

use crate::server::{Person, both};
use naast::site::Site;
use naast_domain::{language::Language, member::Role};

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
            assert_eq!(site.language(&headers, &naast_domain::member::Viewer::Visitor), expected, "{cookie} {accept}");
        }
        assert_eq!(server.visitor().get("/language/de?back=/").await.status(), 404);
    }
}
