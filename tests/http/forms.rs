//! Forms without JavaScript: done leads on, refused shows the page again with the reason and what was typed.

use crate::server::{PASSWORD, both};
use naast_domain::{initiatives::InitiativeInput, members::Role};

both! {
    async fn a_visitor_writes_first_and_registers_in_the_same_form(server) {
        let visitor = server.visitor();
        let story = "Een bankje bij de halte. Mijn vrouw kan niet lang staan.";
        let page = visitor.post("/initiatives/new", &[("_form", "begin"), ("story", story)]).await;
        assert_eq!(page.status(), 200);
        assert!(page.text().await.unwrap().contains(story));

        let stamp = visitor.stamp("/initiatives/new").await;
        let form =
            [("_form", "/api/propose"), ("story", story), ("place", "De Sluis"), ("arrival[stamp]", stamp.as_str())];
        let refused = visitor.post("/initiatives/new", &form).await;
        assert_eq!(refused.status(), 401);
        let page = refused.text().await.unwrap();
        assert!(page.contains(story) && page.contains("De Sluis") && page.contains("Wie ben je?"));

        let with = |email, password| {
            let mut fields = form.to_vec();
            fields.extend([("how", "register"), ("email", email), ("password", password), ("name", "Henk")]);
            fields
        };
        let refused = visitor.post("/initiatives/new", &with("henk", "kort")).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        assert!(page.contains(story) && page.contains("naam@voorbeeld.nl") && !page.contains("value=\"kort\""));

        let done = visitor.post("/initiatives/new", &with("henk@example.org", PASSWORD)).await;
        assert_eq!(done.status(), 303);
        let page = visitor.read(done.headers()["location"].to_str().unwrap()).await;
        assert!(page.contains("Een bankje bij de halte") && page.contains("Henk"));
    }

    /// A field that the form does not ask for, or that its page does not tell, is found here.
    async fn each_field_of_an_initiative_is_asked_for_and_told(server) {
        let samira = server.member("Samira", None).await;
        let form = samira.read("/initiatives/new").await;
        let typed = InitiativeInput::read(|name| match name {
            "theme" => String::new(),
            "mood" => "hope".to_owned(),
            _ => format!("Dit is {name}"),
        });
        let mut fields = vec![("_form", "/api/propose")];
        fields.extend(typed.controls());
        let done = samira.post("/initiatives/new", &fields).await;
        let page = samira.read(done.headers()["location"].to_str().unwrap()).await;
        // What the page says; its data for the browser has everything anyway.
        let page: String = page.split("<script").map(|part| part.rsplit("</script>").next().unwrap_or_default()).collect();
        for (name, text) in typed.controls() {
            assert!(form.contains(&format!("name=\"{name}\"")), "the form has no {name}");
            let is_shown = if name == "mood" { page.contains("Begonnen uit hoop") } else { page.contains(text) };
            assert!(is_shown, "the page has no {name}");
        }
    }

    async fn the_same_form_sent_twice_posts_once(server) {
        let citizen = server.member("Samira", None).await;
        let first = citizen.tell("Een veilige Lindelaan. Elke middag is het spannend.").await;
        let second = citizen.tell("Een veilige Lindelaan. Elke middag is het spannend.").await;
        assert_eq!(first, second);
        let id = first.rsplit('/').next().unwrap();
        let comment = [("_form", "/api/post_comment"), ("initiative", id), ("parent", ""), ("body", "Ik help mee.")];
        let (one, two) = (citizen.post(&first, &comment).await, citizen.post(&first, &comment).await);
        assert_eq!(one.headers()["location"], two.headers()["location"]);
        assert_eq!(citizen.read(&first).await.matches("<p>Ik help mee.</p>").count(), 1);
    }

    async fn a_session_that_ended_while_typing_costs_no_text(server) {
        let citizen = server.member("Samira", None).await;
        let place = citizen.tell("Een veilige Lindelaan.").await;
        citizen.post("/account", &[("_form", "/api/sign_out")]).await;
        let id = place.rsplit('/').next().unwrap();
        let form = [("_form", "/api/post_comment"), ("initiative", id), ("parent", ""), ("body", "Dit typte ik net.")];
        let refused = citizen.post(&place, &form).await;
        assert_eq!(refused.status(), 401);
        assert!(refused.text().await.unwrap().contains("Dit typte ik net."));
        let mut again = form.to_vec();
        again.extend([("how", "sign-in"), ("email", "samira@example.org"), ("password", PASSWORD)]);
        assert_eq!(citizen.post(&place, &again).await.status(), 303);
    }

    async fn somebody_who_saved_first_is_shown_beside_what_was_typed(server) {
        let citizen = server.member("Samira", None).await;
        let place = citizen.tell("Mijn eerste tekst.").await;
        let (id, edit) = (place.rsplit('/').next().unwrap(), format!("{place}/edit"));
        let save =
            |story| [("_form", "/api/edit_initiative"), ("id", id), ("version", "1"), ("story", story), ("title", "Titel")];
        assert_eq!(citizen.post(&edit, &save("Mijn tweede tekst.")).await.status(), 303);
        let clash = citizen.post(&edit, &save("Mijn derde tekst.")).await;
        assert_eq!(clash.status(), 409);
        let page = clash.text().await.unwrap();
        assert!(page.contains("Mijn tweede tekst.") && page.contains("Mijn derde tekst.") && page.contains("value=\"2\""));
    }

    async fn what_was_done_without_javascript_is_said_once_at_its_form(server) {
        let anna = server.member("Anna", None).await;
        assert!(!anna.read("/account").await.contains("Bewaard."));
        let profile = [("_form", "/api/change_profile"), ("name", "Anna"), ("about", "Ik fiets."), ("language", "")];
        assert_eq!(anna.post("/account", &profile).await.status(), 303);
        assert_eq!(anna.read("/account").await.matches("Bewaard.").count(), 1, "and not at the other forms");
        assert!(!anna.read("/account").await.contains("Bewaard."), "and once");
        assert_eq!(anna.post("/account", &profile).await.status(), 303);
        assert!(!anna.read("/").await.contains("Bewaard."), "a page without that form says nothing");
    }

    async fn an_official_answers_by_name_and_office(server) {
        let (citizen, official) = (server.member("Samira", None).await, server.member("Femke", Some(Role::Official)).await);
        let place = citizen.tell("Een veilige Lindelaan.").await;
        let id = place.rsplit('/').next().unwrap();
        let form = [
            ("_form", "/api/post_answer"),
            ("initiative", id),
            ("parent", ""),
            ("kind", "answer"),
            ("body", "Ik kom kijken."),
        ];
        assert_eq!(official.post(&place, &form).await.status(), 303);
        let page = server.visitor().read(&place).await;
        assert!(page.contains("Wijkverbinder, Samenleving") && page.contains("answer__kind"));
        assert_eq!(citizen.post(&place, &form).await.status(), 403, "a citizen does not answer as official");
    }

    async fn a_member_keeps_a_story_for_later_without_javascript(server) {
        let citizen = server.member("Samira", None).await;
        let form = [("_form", "keep"), ("story", "Een moestuin op het dak."), ("mood", "hope"), ("place", "De Sluis")];
        let page = citizen.post("/initiatives/new", &form).await.text().await.unwrap();
        assert!(page.contains("Een moestuin op het dak.") && page.contains("Bewaard."));
        let again = citizen.read("/initiatives/new").await;
        assert!(again.contains("Een moestuin op het dak.") && again.contains("value=\"De Sluis\""));
        assert!(!server.visitor().read("/initiatives/new").await.contains("moestuin"));
        citizen.tell("Een moestuin op het dak.").await;
        assert!(!citizen.read("/initiatives/new").await.contains("moestuin"));
    }

    async fn a_preview_that_cannot_be_made_leaves_the_page_as_it_is(server) {
        let citizen = server.member("Samira", None).await;
        let place = citizen.tell("Een moestuin op het dak.").await;
        let endless = "x".repeat(100_000);
        let answer = citizen.post(&place, &[("_form", "preview"), ("parent", ""), ("body", &endless)]).await;
        let page = answer.text().await.unwrap();
        assert_eq!(page.matches("<h1").count(), 1);
        assert!(page.contains("<title>Een moestuin op het dak") && page.contains(&endless));
    }
}
