//! On behalf, without JavaScript: a meeting looked at before it is saved, a code that is seen before it is spent, a lock
//! that is told kindly.

use crate::server::{Person, both};
use naast_domain::members::Role;

const STORIES: &str = "Henk: Een bankje bij de halte.\r\n\r\nEen bewoner: Een tuin.";

/// The value of a hidden field.
fn hidden<'a>(page: &'a str, name: &str) -> &'a str {
    let tag = page.split("<input").find(|tag| tag.contains(&format!("name=\"{name}\""))).expect("it is there");
    tag.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default()
}

/// Writes down what Henk tells, and gives the code.
async fn written_down(official: &Person) -> String {
    let form = [
        ("_form", "/api/enter_on_behalf"),
        ("story", "Een bankje bij de halte."),
        ("origin", "phone"),
        ("name", "Henk"),
        ("consent", "1"),
    ];
    let page = official.post("/on-behalf", &form).await.text().await.unwrap();
    let code = page.split("class=\"claim\">").nth(1).and_then(|rest| rest.split('<').next()).expect("the code is told");
    code.to_owned()
}

both! {
    async fn a_meeting_is_saved_only_as_it_was_looked_at(server) {
        let official = server.member("Femke", Some(Role::Official)).await;
        let place = "/on-behalf/meeting";
        let button = "Zet alles online";
        assert!(!official.read(place).await.contains(button), "there is nothing to save yet");
        let page = official.post(place, &[("_form", "look"), ("stories", STORIES)]).await.text().await.unwrap();
        assert!(page.contains(button) && page.contains("2 verhalen gevonden"));
        let looked = hidden(&page, "looked").to_owned();
        let changed = STORIES.replace("tuin", "moestuin");
        let save = |stories, looked| [("_form", "/api/enter_meeting"), ("stories", stories), ("consent", "1"), ("looked", looked)];
        let refused = official.post(place, &save(&changed, &looked)).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        assert!(page.contains("nog niet bekeken") && page.matches("moestuin").count() > 1, "kept, and looked at anew");
        let anew = hidden(&page, "looked").to_owned();
        assert_ne!(anew, looked);
        let page = official.post(place, &save(&changed, &anew)).await.text().await.unwrap();
        assert_eq!(page.matches("class=\"claim\">").count(), 2);
    }

    async fn a_member_sees_what_a_code_is_about_before_it_is_spent(server) {
        let official = server.member("Femke", Some(Role::Official)).await;
        let code = written_down(&official).await;
        let typed = [("_form", "/api/enter_claim_code"), ("code", code.as_str())];
        assert_eq!(official.post("/claim", &typed).await.status(), 303);
        let page = official.read("/claim").await;
        assert!(page.contains("Jij schreef dit op") && !page.contains("Neem het over"));
        let refused = official.post("/claim", &[("_form", "/api/take_over_claim")]).await;
        assert_eq!(refused.status(), 403);
        let citizen = server.member("Henk", None).await;
        assert!(citizen.read("/claim").await.contains("name=\"code\""));
        assert_eq!(citizen.post("/claim", &typed).await.headers()["location"], "/claim");
        let page = citizen.read("/claim").await;
        assert!(page.contains("Een bankje bij de halte") && page.contains("Dit vertelde Henk") && page.contains("Neem het over"));
        assert!(!citizen.read("/initiatives/1").await.contains("Later zelf overgenomen"), "nothing is spent by looking");
        let done = citizen.post("/claim", &[("_form", "/api/take_over_claim")]).await;
        assert_eq!(done.headers()["location"], "/initiatives/1");
        assert!(citizen.read("/initiatives/1").await.contains("Later zelf overgenomen"));
        assert!(citizen.read("/claim").await.contains("name=\"code\""));
    }

    async fn signing_out_ends_what_a_code_opened(server) {
        let official = server.member("Femke", Some(Role::Official)).await;
        let code = written_down(&official).await;
        let citizen = server.member("Henk", None).await;
        citizen.post("/claim", &[("_form", "/api/enter_claim_code"), ("code", &code)]).await;
        citizen.post("/account", &[("_form", "/api/sign_out")]).await;
        assert!(citizen.read("/claim").await.contains("name=\"code\""));
    }

    async fn what_was_taken_down_says_so_and_no_more(server) {
        let official = server.member("Femke", Some(Role::Official)).await;
        let code = written_down(&official).await;
        let henk = server.visitor();
        henk.post("/claim", &[("_form", "/api/enter_claim_code"), ("code", &code)]).await;
        assert_eq!(henk.post("/claim", &[("_form", "/api/take_down")]).await.status(), 303);
        let page = server.visitor().read("/initiatives/1").await;
        assert!(page.contains("Iemand vertelde dit; het is weggehaald"));
        assert!(!page.contains("bankje") && !page.contains("Henk"));
        assert!(official.read("/on-behalf/1").await.contains("liet het weghalen"));
    }

    async fn a_lock_on_codes_is_told_kindly_with_a_number_to_call(server) {
        let visitor = server.visitor();
        let phone = server.forum.organisation().await.unwrap().phone;
        let wrong = [("_form", "/api/enter_claim_code"), ("code", "AAAA BBBB CCCC")];
        for _ in 0..10 {
            assert_eq!(visitor.post("/claim", &wrong).await.status(), 422);
        }
        let locked = visitor.post("/claim", &wrong).await;
        assert_eq!(locked.status(), 429);
        let page = locked.text().await.unwrap();
        assert!(page.contains("Nu even niet") && page.contains("hoeft niet aan jou te liggen") && page.contains(&phone));
        assert!(page.contains("of probeer het over"));
    }

    async fn flaws_stand_at_the_fields_of_the_form(server) {
        let official = server.member("Femke", Some(Role::Official)).await;
        let place = format!("{}/on-behalf", official.tell("Een boom.").await);
        let form = [("_form", "/api/enter_on_behalf"), ("initiative", "1"), ("origin", "phone"), ("name",
        "Ria"), ("told_on", "2999-01-01")];
        let page = official.post(&place, &form).await.text().await.unwrap();
        assert!(page.contains("id=\"story-error\"") && page.contains("href=\"#story\""));
        assert!(page.contains("Toestemming: ") && page.contains("Wanneer is het verteld?: "));
    }
}
