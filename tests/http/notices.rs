//! Notices that something breaks the law, by a visitor without JavaScript: what was typed is kept, a machine keeps
//! nothing, and the code reads what was decided.

use crate::server::{Person, Server, both};
use naast_domain::{ids::NoticeId, members::Role};

const PLACE: &str = "/notices/new?about=initiative:1";
const GROUNDS: &str = "Hier staat mijn hele bouwtekening, zonder mijn toestemming.";
const WHO: [(&str, &str); 2] = [("name", "Truus de Wit"), ("email", "truus@post.example")];

/// A notice that is complete but for what is left out, with what is added.
fn form(location: &'static str, more: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    let form = [("_form", "/api/file_notice"), ("location", location), ("grounds", GROUNDS), ("good_faith", "1")];
    form.into_iter().chain(more.iter().copied()).collect()
}

async fn filed(server: &Server) -> usize {
    server.forum.operator_notices(NoticeId(0)).await.unwrap().len()
}

/// Files a notice; gives the code.
async fn code(visitor: &Person) -> String {
    let page = visitor.post(PLACE, &form("/initiatives/1", &WHO)).await.text().await.unwrap();
    let code = page.split("class=\"claim\">").nth(1).and_then(|rest| rest.split('<').next()).expect("the code is told");
    code.to_owned()
}

async fn read(visitor: &Person, code: &str) -> String {
    visitor.post("/notices", &[("_form", "/api/notice_by_code"), ("code", code)]).await.text().await.unwrap()
}

both! {
    async fn a_visitor_files_a_notice_and_what_was_typed_is_kept_until_it_is_complete(server) {
        server.member("Samira", None).await.tell("Een veilige Lindelaan.").await;
        let visitor = server.visitor();
        assert!(visitor.read("/initiatives/1").await.contains("href=\"/notices/new?about=initiative:1\""), "next to the story");
        let page = visitor.read(PLACE).await;
        assert!(page.contains("/initiatives/1\"") && page.contains("Bel eerst 112"));
        assert!(!page.contains("class=\"claim\""));
        let typed = [("name", "Truus de Wit"), ("email", "truus"), ("law", "Auteurswet"), ("danger", "1")];
        let refused = visitor.post(PLACE, &form("/house-rules", &typed)).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        assert!(page.contains("id=\"location-error\"") && page.contains("id=\"email-error\""));
        assert!(page.contains("value=\"/house-rules\"") && page.contains("value=\"Truus de Wit\"") && page.contains("Auteurswet"));
        assert!(page.contains(GROUNDS), "what was typed");
        let tag = |name: &str| page.split("<input").find(|tag| tag.contains(&format!("name=\"{name}\""))).unwrap();
        let checked = |name: &str| tag(name).split('>').next().unwrap().contains("checked");
        assert!(checked("danger") && checked("good_faith") && !checked("exempt"));
        assert_eq!(filed(&server).await, 0);
        let done = visitor.post(PLACE, &form("/initiatives/1", &WHO)).await;
        assert_eq!(done.status(), 200);
        let page = done.text().await.unwrap();
        assert!(page.contains("Wij hebben je melding") && page.contains("class=\"claim\"") && !page.contains("name=\"grounds\""));
        assert_eq!(filed(&server).await, 1);
    }

    async fn the_address_that_the_browser_shows_is_understood(server) {
        server.member("Samira", None).await.tell("Een veilige Lindelaan.").await;
        let visitor = server.visitor();
        let shown: &'static str = format!("{}/initiatives/1", server.url).leak();
        assert_eq!(visitor.post("/notices/new", &form(shown, &WHO)).await.status(), 200);
        assert_eq!(visitor.post("/notices/new", &form("https://elsewhere.example/initiatives/1", &WHO)).await.status(), 422);
        assert_eq!(visitor.post("/notices/new", &form("/initiatives/1", &[("exempt", "1")])).await.status(), 200);
        assert_eq!(filed(&server).await, 2);
    }

    async fn what_a_machine_fills_in_gets_the_same_receipt_and_is_not_kept(server) {
        server.member("Samira", None).await.tell("Een veilige Lindelaan.").await;
        let visitor = server.visitor();
        let page = visitor.read(PLACE).await;
        let field = page.split("<input").find(|tag| tag.contains("name=\"more\"")).expect("a field that nobody sees");
        assert!(field.contains("tabindex=\"-1\"") && field.contains("autocomplete=\"off\""));
        let [name, email] = WHO;
        let done = visitor.post(PLACE, &form("/initiatives/1", &[name, email, ("more", "https://buy.example")])).await;
        assert_eq!(done.status(), 200);
        assert!(done.text().await.unwrap().contains("class=\"claim\""));
        assert_eq!(filed(&server).await, 0);
    }

    async fn the_code_reads_the_decision_and_stands_in_no_address(server) {
        server.member("Samira", None).await.tell("Een veilige Lindelaan.").await;
        let (els, joris) = (server.member("Els", Some(Role::Moderator)).await, server.member("Joris", Some(Role::Moderator)).await);
        let visitor = server.visitor();
        let code = code(&visitor).await;
        let page = read(&visitor, &code).await;
        assert!(page.contains("de beslissing komt hier te staan") && !page.contains(&code) && !page.contains("name=\"words\""));
        assert!(els.read("/moderation").await.contains("1 melding van iets illegaals"));
        let case = els.read("/moderation/initiatives/1").await;
        assert!(case.contains(GROUNDS) && !case.contains("Truus"));
        let answer = "Dit is een schets van de schrijver zelf.";
        let dismiss = [("_form", "/api/dismiss_reports"), ("about", "initiative:1"), ("answer", answer)];
        assert_eq!(els.post("/moderation/initiatives/1", &dismiss).await.status(), 303);
        let page = read(&visitor, &code).await;
        assert!(page.contains(answer) && page.contains("Geen computer.") && page.contains("name=\"words\""));
        let words = "Kijk dan naar de datum onderaan.";
        let ask = |code, words| [("_form", "/api/appeal_notice"), ("code", code), ("words", words)];
        let refused = visitor.post("/notices", &ask("AAAA BBBB CCCC", words)).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        assert!(page.contains("id=\"ask-code-error\"") && page.contains(words), "the words stay, the code does not");
        assert!(!page.contains("AAAA BBBB"));
        let page = visitor.post("/notices", &ask(&code, words)).await.text().await.unwrap();
        assert!(page.contains("Wacht op een andere moderator") && page.contains(words));
        assert!(joris.read("/moderation").await.contains("href=\"/moderation/notices/1\""));
        let (own, other) = (els.read("/moderation/notices/1").await, joris.read("/moderation/notices/1").await);
        assert!(own.contains(words) && !own.contains("name=\"outcome\"") && other.contains("name=\"outcome\""));
        assert!(!other.contains("Truus"));
        let decide = [("_form", "/api/decide_appeal"), ("appeal", "1"), ("outcome", "upheld"), ("reason", "De datum is van later.")];
        assert_eq!(joris.post("/moderation/notices/1", &decide).await.status(), 303);
        assert!(read(&visitor, &code).await.contains("De datum is van later."));
        assert_eq!(visitor.get("/moderation/notices/1").await.status(), 401);
        assert_eq!(server.member("Henk", None).await.get("/moderation/notices/1").await.status(), 403);
    }

    async fn who_guesses_codes_is_told_kindly_to_wait(server) {
        let visitor = server.visitor();
        for _ in 0..10 {
            assert_eq!(visitor.post("/notices", &[("_form", "/api/notice_by_code"), ("code", "AAAA")]).await.status(), 422);
        }
        let locked = visitor.post("/notices", &[("_form", "/api/notice_by_code"), ("code", "AAAA")]).await;
        assert_eq!(locked.status(), 429);
        assert!(locked.text().await.unwrap().contains("Nu even niet"));
    }

    async fn a_moderator_reads_first_to_call_the_police_when_somebody_is_in_danger(server) {
        server.member("Samira", None).await.tell("Een veilige Lindelaan.").await;
        let [name, email] = WHO;
        server.visitor().post(PLACE, &form("/initiatives/1", &[name, email, ("danger", "1")])).await;
        let els = server.member("Els", Some(Role::Moderator)).await;
        assert!(els.read("/moderation").await.contains("mogelijk gevaar"));
        assert!(els.read("/moderation/initiatives/1").await.contains("Bel dan meteen de politie: 112"));
    }
}
