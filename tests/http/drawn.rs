//! What the server draws of a thread: sent once, and never anything that somebody typed as HTML.

use crate::server::{Person, Server, both};
use naast_domain::members::Role;

/// An initiative with two comments of whoever began it; the second replies to the first.
async fn conversation(server: &Server) -> (Person, String) {
    let samira = server.member("Samira", None).await;
    let place = samira.tell("Een veilige Lindelaan.").await;
    samira.say("", "Kameleon & <i>zebra</i>").await;
    samira.say("1", "Nijlpaard").await;
    (samira, place)
}

/// The card of the comment with this number.
fn card(page: &str, id: u32) -> &str {
    let start = page.find(&format!("id=\"c-{id}\"")).expect("its card");
    page[start..].split("</article>").next().unwrap_or_default()
}

both! {
    async fn what_is_said_travels_once(server) {
        let (_, place) = conversation(&server).await;
        let official = server.member("Femke", Some(Role::Official)).await;
        for reader in [server.visitor(), server.member("Aad", None).await, official] {
            for path in [place.clone(), format!("{place}?reply=2")] {
                let page = reader.read(&path).await;
                assert_eq!((page.matches("Kameleon").count(), page.matches("Nijlpaard").count()), (1, 1), "{path}");
            }
        }
    }

    async fn what_a_page_asks_the_forum_for_it_asks_once(server) {
        let (samira, place) = conversation(&server).await;
        for _ in 0..5 {
            let page = samira.read(&place).await;
            let data = page.rsplit("</footer>").next().unwrap_or_default();
            for asked in ["pieces", "above_thread"] {
                assert_eq!(data.matches(asked).count(), 1, "{asked}: {data}");
            }
        }
    }

    async fn the_form_to_reply_stands_in_the_card_that_the_address_names(server) {
        let (_, place) = conversation(&server).await;
        let reader = server.member("Aad", None).await;
        let page = reader.read(&format!("{place}?reply=2")).await;
        assert!(card(&page, 2).contains("id=\"reply-2\"") && !card(&page, 1).contains("<textarea"), "{page}");
        assert!(page.contains("replies stack") && card(&page, 2).contains("Nijlpaard"));
        assert!(!reader.read(&format!("{place}?reply=99")).await.contains("id=\"reply-"));
    }

    async fn the_program_is_sent_the_same_cards(server) {
        let (_, place) = conversation(&server).await;
        let reader = server.member("Aad", None).await;
        let asked = r#"{"id":1,"part":{"branch":null,"after":null},"reply":null}"#;
        let request = reader.client.post(format!("{}/api/thread", server.url)).header("content-type", "application/json");
        let sent: serde_json::Value = request.body(asked).send().await.unwrap().json().await.unwrap();
        let html = sent["pieces"][0]["Drawn"]["Sent"].as_str().expect("one piece of HTML");
        let page = reader.read(&place).await;
        assert_eq!(card(html, 1), card(&page, 1));
        assert_eq!(card(html, 2), card(&page, 2));
        assert!(html.contains("Kameleon &amp;") && !html.contains("<i>zebra"), "{html}");
    }

    async fn who_may_act_on_an_answer_has_the_form_in_its_card(server) {
        let (samira, place) = conversation(&server).await;
        let official = server.member("Femke", Some(Role::Official)).await;
        let answered = [
            ("_form", "/api/post_answer"), ("initiative", "1"), ("kind", "answer"), ("body", "Goed idee."),
        ];
        official.post(&place, &answered).await;
        let (page, others) = (samira.read(&place).await, server.visitor().read(&place).await);
        assert!(card(&page, 3).contains("/api/say_helped") && card(&page, 3).contains("Goed idee."), "{page}");
        assert!(card(&others, 3).contains("Goed idee.") && !card(&others, 3).contains("<form"));
    }

    async fn a_long_conversation_leads_to_its_pages_to_what_officials_said_and_to_what_is_new(server) {
        let (samira, place) = conversation(&server).await;
        let official = server.member("Femke", Some(Role::Official)).await;
        let short = samira.read(&place).await;
        assert!(!short.contains("thread-bar") && !short.contains("Lees verder"), "one page leads nowhere");
        let answered = [
            ("_form", "/api/post_answer"), ("initiative", "1"), ("kind", "answer"), ("body", "Goed idee."),
        ];
        assert_eq!(official.post(&place, &answered).await.status(), 303);
        for name in ["Aad", "Bea", "Cor"] {
            let who = server.member(name, None).await;
            for number in 0..17 {
                who.say("", &format!("{name} {number}")).await;
            }
        }
        let first = server.visitor().read(&place).await;
        assert!(first.contains("Bladzijde 1 van 2") && !first.contains(">Vorige<"), "{first}");
        assert!(first.contains("Wat Naast zei (1)") && first.contains("/comments/54\">Nieuwste reactie"), "{first}");
        assert!(!first.contains("sinds je bezoek"), "who reads without an account was never here");
        let next = first.split(">Volgende<").next().and_then(|before| before.rsplit("href=\"").next()).unwrap();
        let next = next.split(['#', '"']).next().unwrap().to_owned();
        let second = server.visitor().read(&next).await;
        assert!(second.contains("Bladzijde 2 van 2") && second.contains(">Vorige<") && !second.contains("Lees verder"));
        let visit = samira.client.post(format!("{}/api/note_visit", server.url)).header("content-type", "application/json");
        assert_eq!(visit.body(r#"{"id":1}"#).send().await.unwrap().status(), 200);
        assert!(!samira.read(&place).await.contains("sinds je bezoek"), "nothing came since");
        official.say("", "Tot vrijdag").await;
        assert!(samira.read(&place).await.contains("/comments/55\">1 nieuwe sinds je bezoek"));
    }
}
