//! What strangers are asked by the forms themselves, and what waits for a person; without JavaScript, and by hand.

use crate::server::{PASSWORD, Person, Server, both, stamps};
use naast_domain::{members::Role, spam_defence::arrival::Defence};

const PLACE: &str = "/initiatives/1";

fn comment<'a>(body: &'a str, stamp: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("_form", "/api/post_comment"), ("initiative", "1"), ("parent", ""), ("body", body), ("arrival[stamp]", stamp)]
}

/// An initiative, with a house rule; and the administrator who set that.
async fn begun(server: &Server) -> Person {
    let administrator = server.member("Nadia", Some(Role::Administrator)).await;
    administrator.save_rule("Een regel").await;
    let organisation = [("_form", "/api/change_organisation"), ("name", "Vecht"), ("short_name", "Vecht")];
    administrator.post("/administration/organisation", &organisation).await;
    server.member("Samira", None).await.tell("Een veilige Lindelaan.").await;
    administrator
}

async fn defend(administrator: &Person, wanted: Defence) {
    let form = [("_form", "/api/change_defence"), ("wanted", wanted.word())];
    assert_eq!(administrator.post("/administration/organisation", &form).await.status(), 303);
}

/// How many boxes are ticked.
fn ticked(page: &str) -> usize {
    let boxes = page.split("<input").filter(|rest| rest.contains("type=\"checkbox\""));
    boxes.filter(|rest| rest.split('>').next().unwrap_or_default().contains("checked")).count()
}

both! {
    async fn a_form_that_came_back_at_once_is_sent_again_with_one_more_press(server) {
        begun(&server).await;
        let nora = server.newcomer("Nora").await;
        let page = nora.read(PLACE).await;
        let refused = nora.post(PLACE, &comment("Ik doe mee.", stamps(&page).next().unwrap())).await;
        assert_eq!(refused.status(), 429);
        let page = refused.text().await.unwrap();
        assert!(page.contains("Ik doe mee.") && page.contains("Druk nog een keer op de knop"));
        let stamp = stamps(&page).next().unwrap().to_owned();
        tokio::time::sleep(std::time::Duration::from_millis(1_050)).await;
        assert_eq!(nora.post(PLACE, &comment("Ik doe mee.", &stamp)).await.status(), 303);
        let known = server.member("Bert", None).await;
        assert_eq!(known.post(PLACE, &comment("Ik ook.", "")).await.status(), 303, "who is known is not asked");
    }

    async fn what_a_machine_filled_in_is_shown_to_a_person_who_can_empty_it(server) {
        begun(&server).await;
        let nora = server.newcomer("Nora").await;
        let page = nora.read(PLACE).await;
        assert!(page.contains("name=\"arrival[website]\"") && !page.contains("Dit veld is er voor automaten"));
        let stamp = nora.stamp(PLACE).await;
        let mut form = comment("Mooi plan.", &stamp);
        form.push(("arrival[website]", "https://casino.example"));
        let refused = nora.post(PLACE, &form).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        assert!(page.contains("Mooi plan.") && page.contains("Dit veld is er voor automaten"));
        assert!(!page.contains("casino.example"), "the next press sends it empty");
    }

    async fn whoever_posts_too_often_finds_what_they_typed(server) {
        begun(&server).await;
        let nora = server.newcomer("Nora").await;
        let stamp = nora.stamp(PLACE).await;
        for number in 0..5 {
            assert_eq!(nora.post(PLACE, &comment(&format!("Nummer {number}."), &stamp)).await.status(), 303);
        }
        let refused = nora.post(PLACE, &comment("En nog iets, met \"aanhaling\".", &stamp)).await;
        assert_eq!(refused.status(), 429);
        let page = refused.text().await.unwrap();
        assert!(page.contains("En nog iets, met") && page.contains("te vaak achter elkaar"));
    }

    async fn while_the_forum_is_flooded_a_post_without_javascript_waits_and_is_let_through(server) {
        let administrator = begun(&server).await;
        defend(&administrator, Defence::On).await;
        let nora = server.newcomer("Nora").await;
        assert!(nora.read(PLACE).await.contains("eerst kijkt iemand van ons"), "it says so beforehand");
        let stamp = nora.stamp(PLACE).await;
        let waits = nora.post(PLACE, &comment("Mag ik meedoen?", &stamp)).await;
        assert_eq!((waits.status().as_u16(), &waits.headers()["location"]), (303, &"/for-you#waiting".parse().unwrap()));
        let own = nora.read("/for-you").await;
        assert!(own.contains("Mag ik meedoen?") && own.contains("dat is geen oordeel"));
        assert!(!server.visitor().read(PLACE).await.contains("Mag ik meedoen?"));

        let els = server.member("Els", Some(Role::Moderator)).await;
        assert!(els.read("/moderation").await.contains("/moderation/waiting"));
        assert!(els.read("/moderation/waiting").await.contains("Mag ik meedoen?"));
        let nothing = els.post("/moderation/waiting", &[("_form", "/api/look_at_waiting"), ("outcome", "posted")]).await;
        assert_eq!(nothing.status(), 422, "nothing was chosen");
        assert_eq!(nora.post(PLACE, &comment("En nog iets.", &stamp)).await.status(), 303);
        assert_eq!(ticked(&els.read("/moderation/waiting").await), 0);
        assert_eq!(ticked(&els.read("/moderation/waiting?all=1").await), 2);
        let form = [("_form", "/api/look_at_waiting"), ("posts[1]", "1"), ("outcome", "posted")];
        let done = els.post("/moderation/waiting?all=1", &form).await;
        assert_eq!(done.status(), 200);
        let page = done.text().await.unwrap();
        assert!(page.contains("Eén bericht is afgehandeld.") && page.contains("En nog iets."));
        assert_eq!(ticked(&page), 0, "what comes after it was not looked at");
        assert!(server.visitor().read(PLACE).await.contains("Mag ik meedoen?"));
        assert!(nora.read("/for-you").await.contains("Je bericht is bekeken"));
    }

    async fn a_browser_that_has_work_to_do_is_told_and_a_moderator_hides_with_reasons(server) {
        let administrator = begun(&server).await;
        defend(&administrator, Defence::On).await;
        let nora = server.newcomer("Nora").await;
        let stamp = nora.stamp(PLACE).await;
        let mut form = comment("Koop nu!", &stamp);
        form.push(("arrival[proof]", "-"));
        let refused = nora.post(PLACE, &form).await;
        assert_eq!(refused.status(), 429);
        assert!(refused.text().await.unwrap().contains("rekent eerst even"));
        assert_eq!(nora.post(PLACE, &comment("Koop nu!", &stamp)).await.status(), 303);

        let els = server.member("Els", Some(Role::Moderator)).await;
        let mut form = vec![("_form", "/api/look_at_waiting"), ("posts[1]", "1"), ("outcome", "refused"), ("rule", "1")];
        let refused = els.post("/moderation/waiting", &form).await;
        assert_eq!(refused.status(), 422, "never without own words");
        form.push(("reason", "Dit is reclame en hoort hier niet."));
        assert_eq!(els.post("/moderation/waiting", &form).await.status(), 200);
        assert!(!server.visitor().read(PLACE).await.contains("Koop nu!"));
        assert!(nora.read("/moderation/measures/1").await.contains("Dit is reclame en hoort hier niet."));
    }

    async fn a_visitor_who_registers_with_their_first_words_waits_likewise(server) {
        let administrator = begun(&server).await;
        defend(&administrator, Defence::On).await;
        let visitor = server.visitor();
        let stamp = visitor.stamp(PLACE).await;
        let mut form = comment("Ik ben Henk.", &stamp);
        assert_eq!(visitor.post(PLACE, &form).await.status(), 401);
        form.extend([("how", "register"), ("email", "henk@example.org"), ("name", "Henk"), ("password", PASSWORD)]);
        assert_eq!(visitor.post(PLACE, &form).await.headers()["location"], "/for-you#waiting");
        assert!(visitor.read("/for-you").await.contains("Ik ben Henk."));
        let take_back = [("_form", "/api/take_back_post"), ("id", "1")];
        assert_eq!(visitor.post("/for-you", &take_back).await.status(), 303);
        assert!(!visitor.read("/for-you").await.contains("Ik ben Henk."));
    }
}
