//! Two moderators and somebody from outside over HTTP, without JavaScript: the pages, the forms, and what nobody else reads.

use crate::server::{Person, Server, both};
use naast_domain::members::Role;
use serde_json::{Value, json};

/// Samira's initiative, in which Bert said something; Els moderates.
struct Stage {
    nadia: Person,
    bert: Person,
    els: Person,
    rule: String,
}

impl Stage {
    async fn set(server: &Server) -> Self {
        let nadia = server.member("Nadia", Some(Role::Administrator)).await;
        nadia.save_rule("Wij schelden niet").await;
        let samira = server.member("Samira", None).await;
        samira.tell("Een veilige Lindelaan.").await;
        let bert = server.member("Bert", None).await;
        bert.say("", "Lelijke woorden.").await;
        let els = server.member("Els", Some(Role::Moderator)).await;
        let rule = server.forum.house_rules().await.unwrap()[0].id.to_string();
        Self { nadia, bert, els, rule }
    }

    /// Els decides; tells where that leads.
    async fn take(&self, kind: &str) -> String {
        let reasons = [("rule", self.rule.as_str()), ("reason", "Dit is de derde keer."), ("days", "3")];
        led_to(self.els.take(kind, "comment:1", &reasons).await)
    }

    async fn switch(&self, wanted: &str) {
        let form = [("_form", "/api/change_needs_second"), ("wanted", wanted)];
        assert!(self.nadia.post("/administration/organisation", &form).await.status().as_u16() < 400);
    }
}

fn led_to(answer: reqwest::Response) -> String {
    assert_eq!(answer.status(), 303);
    answer.headers()["location"].to_str().unwrap().to_owned()
}

async fn english(person: &Person, path: &str) -> String {
    let request = person.client.get(format!("{}{path}", person.url())).header("accept-language", "en");
    request.send().await.unwrap().text().await.unwrap()
}

both! {
    async fn a_suspension_is_proposed_and_confirmed(server) {
        let stage = Stage::set(&server).await;
        let settings = "/administration/organisation";
        assert!(stage.nadia.read(settings).await.contains("Dit staat uit"));
        stage.switch("true").await;
        let page = stage.nadia.read(settings).await;
        assert!(page.contains("Dit staat aan") && page.contains("Staat dit aan, dan kan nu niemand"));
        assert!(stage.els.read("/moderation/comments/1").await.contains("Een andere moderator bevestigt dat eerst"));
        assert_eq!(stage.take("suspend").await, "/moderation");
        let desk = stage.els.read("/moderation").await;
        assert!(desk.contains("/moderation/comments/1#proposal-1") && desk.contains("Jij stelde dit voor"));
        assert!(stage.els.read("/moderation/comments/1").await.contains("Neem het terug"));
        for path in ["/for-you", "/comments/1", "/initiatives/1", "/moderation/record"] {
            assert!(!stage.bert.read(path).await.contains("Dit is de derde keer"), "{path}");
        }
        let sil = server.member("Sil", Some(Role::Moderator)).await;
        let case = sil.read("/moderation/comments/1").await;
        assert!(case.contains("Bevestig en voer uit") && case.contains("voorgesteld door Els") && !case.contains("Neem het terug"));
        assert!(english(&sil, "/moderation/comments/1").await.contains("Confirm and carry out"));
        let own = stage.els.post("/moderation/comments/1", &[("_form", "/api/confirm_proposal"), ("id", "1")]).await;
        assert_eq!(own.status(), 403, "not one's own");
        let mute = sil.post("/moderation/comments/1", &[("_form", "/api/decline_proposal"), ("id", "1"), ("why_not", "x")]).await;
        assert_eq!(mute.status(), 422);
        assert!(mute.text().await.unwrap().contains("Maak dit langer"));
        let confirm = [("_form", "/api/confirm_proposal"), ("id", "1")];
        assert_eq!(led_to(sil.post("/moderation/comments/1", &confirm).await), "/moderation/measures/1");
        let visitor = server.visitor();
        for path in ["/moderation/measures/1", "/moderation/record"] {
            let page = visitor.read(path).await;
            assert!(page.contains("door moderatoren 1 en 2") && page.contains("Twee moderatoren besloten dit."), "{path}");
            assert!(english(&visitor, path).await.contains("by moderators 1 and 2"));
        }
        let file: Value = visitor.get("/moderation/record.json").await.json().await.unwrap();
        assert_eq!((&file["measures"][0]["moderator"], &file["measures"][0]["second_moderator"]), (&json!(1), &json!(2)));
        assert!(stage.els.read("/for-you").await.contains("Sil bevestigde wat jij voorstelde"));
        let again = sil.post("/moderation/comments/1", &confirm).await;
        assert_eq!(again.status(), 409);
    }

    async fn a_proposal_is_declined_and_another_one_taken_back(server) {
        let stage = Stage::set(&server).await;
        stage.switch("true").await;
        let sil = server.member("Sil", Some(Role::Moderator)).await;
        stage.take("close_account").await;
        let decline = [("_form", "/api/decline_proposal"), ("id", "1"), ("why_not", "Eerst een waarschuwing.")];
        assert_eq!(led_to(sil.post("/moderation/comments/1", &decline).await), "/moderation");
        let told = stage.els.read("/for-you").await;
        assert!(told.contains("Sil zei nee tegen wat jij voorstelde") && told.contains("Eerst een waarschuwing."));
        assert!(!stage.bert.read("/for-you").await.contains("waarschuwing"));
        stage.take("close_account").await;
        let back = [("_form", "/api/take_back_proposal"), ("id", "2")];
        assert_eq!(sil.post("/moderation/comments/1", &back).await.status(), 403);
        assert_eq!(led_to(stage.els.post("/moderation/comments/1", &back).await), "/moderation");
        assert!(!stage.els.read("/moderation").await.contains("#proposal-"));
    }

    async fn somebody_from_outside_looks_again(server) {
        let stage = Stage::set(&server).await;
        assert_eq!(stage.take("hide").await, "/moderation/measures/1");
        let ask = [("_form", "/api/appeal"), ("measure", "1"), ("report", ""), ("words", "Kijk nog eens.")];
        assert!(stage.bert.post("/moderation/measures/1", &ask).await.status().as_u16() < 400);
        assert!(stage.els.read("/moderation").await.contains("href=\"/moderation/reviews\""));
        let page = stage.nadia.read("/moderation/reviews").await;
        assert!(page.contains("Niemand kan opnieuw kijken") && !page.contains("Lelijke") && !page.contains("Lindelaan"));
        let invited = stage.nadia.post("/moderation/reviews", &[("_form", "/api/invite_reviewer"), ("appeal", "1")]).await;
        let page = invited.text().await.unwrap();
        let code = page.split("class=\"claim\">").nth(1).unwrap().split('<').next().unwrap().to_owned();
        assert_eq!(code.len(), 14, "{code}");
        assert!(!stage.nadia.read("/moderation/reviews").await.contains(&code), "it is shown once");
        assert!(server.visitor().read("/reviews").await.contains("Zeg eerst wie je bent"));
        let olga = server.member("Olga", None).await;
        assert_eq!(olga.get("/reviews/1").await.status(), 404);
        let take_on = |code: String, organisation: &'static str| {
            [("_form", "/api/take_on_review".to_owned()), ("code", code), ("organisation", organisation.to_owned())]
        };
        let post = async |person: &Person, form: [(&'static str, String); 3]| {
            let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
            person.post("/reviews", &form).await
        };
        let wrong = post(&olga, take_on("AAAA BBBB CCCC".into(), "Ombudsvrouw Utrecht")).await;
        assert_eq!(wrong.status(), 422);
        assert!(wrong.text().await.unwrap().contains("value=\"Ombudsvrouw Utrecht\""), "what was typed stays");
        assert_eq!(post(&stage.bert, take_on(code.clone(), "Bert")).await.status(), 403);
        assert_eq!(led_to(post(&olga, take_on(code, "Ombudsvrouw Utrecht")).await), "/reviews/1");
        let page = olga.read("/reviews/1").await;
        assert!(page.contains("Lelijke woorden") && page.contains("Kijk nog eens.") && page.contains("Dit is de derde keer"));
        assert!(english(&olga, "/reviews/1").await.contains("You look again for"));
        assert!(olga.read("/for-you").await.contains("href=\"/reviews/1\""));
        assert_eq!(stage.bert.get("/reviews/1").await.status(), 404);
        let decide = [("_form", "/api/decide_review"), ("appeal", "1"), ("outcome", "reversed"), ("reason", "Dit mag gezegd worden.")];
        assert_eq!(stage.bert.post("/reviews/1", &decide).await.status(), 403);
        assert!(olga.post("/reviews/1", &decide).await.status().as_u16() < 400);
        let page = olga.read("/reviews/1").await;
        assert!(page.contains("Dank je wel") && !page.contains("Lelijke woorden"));
        let told = stage.bert.read("/moderation/measures/1").await;
        assert!(told.contains("door iemand van buiten: Ombudsvrouw Utrecht") && told.contains("Dit mag gezegd worden."));
        let visitor = server.visitor();
        let statement = visitor.read("/moderation/measures/1").await;
        assert!(statement.contains("iemand van buiten (Ombudsvrouw Utrecht)") && !statement.contains("Kijk nog eens."));
        let record = visitor.read("/moderation/record").await;
        assert!(record.contains("iemand van buiten (Ombudsvrouw Utrecht)") && !record.contains("Olga"));
        let file: Value = visitor.get("/moderation/record.json").await.json().await.unwrap();
        let (restored, hidden) = (&file["measures"][0], &file["measures"][1]);
        assert_eq!((&restored["outside_reviewer"], &restored["moderator"]), (&json!("Ombudsvrouw Utrecht"), &Value::Null));
        assert_eq!(hidden["another_look_outside_reviewer"], "Ombudsvrouw Utrecht");
        assert!(visitor.read("/moderation/record.atom").await.contains("door iemand van buiten: Ombudsvrouw Utrecht"));
    }
}
