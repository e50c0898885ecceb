//! Mentions.

use crate::testing::{World, both};
use naast_domain::{conversation::ThreadPart, ids::InitiativeId, language::Language, members::Viewer};

async fn html(world: &World, who: &Viewer, id: InitiativeId, body: &str) -> String {
    let comment = world.forum.post_comment(who, id, None, body, false, Language::Nl).await.unwrap();
    let page = world.forum.thread(who, id, ThreadPart::default()).await.unwrap();
    page.comments.into_iter().find(|shown| shown.id == comment).unwrap().body_html
}

both! {
    async fn a_name_after_an_at_sign_becomes_a_link(world) {
        let anna = world.citizen("Anna").await;
        let jan = world.citizen("Jan").await;
        let jan_de_vries = world.citizen("Jan de Vries").await;
        let id = world.initiative(&anna, "Een bankje.").await;
        for (body, who, name) in [
            ("Dag @Jan, hoe is het?", &jan, "Jan"),
            ("@jan de vries weet het", &jan_de_vries, "jan de vries"),
            ("Vraag (@Jan de Vries).", &jan_de_vries, "Jan de Vries"),
            ("Vraag @Jan de andere keer", &jan, "Jan"),
        ] {
            let html = html(&world, &anna, id, body).await;
            let href = format!("href=\"/members/{}\"", who.id().unwrap());
            assert!(html.contains(&href) && html.contains(&format!(">@{name}</a>")), "{body}: {html}");
        }
    }

    async fn what_is_no_mention_stays_as_it_is(world) {
        let anna = world.citizen("Anna").await;
        world.citizen("Jan").await;
        let id = world.initiative(&anna, "Een bankje.").await;
        for body in [
            "post@Jan.example",
            "@Piet bestaat niet",
            "`@Jan`",
            "```\nroep @Jan\n```",
            "`roep @Jan`",
            "[zie @Jan](https://example.org)",
            "@",
            "@@@ @ @",
        ] {
            let html = html(&world, &anna, id, body).await;
            assert!(!html.contains("/members/"), "{body}: {html}");
        }
    }

    async fn no_more_names_are_looked_for_than_people_mention(world) {
        let anna = world.citizen("Anna").await;
        world.citizen("Jan").await;
        let id = world.initiative(&anna, "Een bankje.").await;
        let among_others = async |others: usize| {
            html(&world, &anna, id, &format!("{} @Jan", "@nobody ".repeat(others))).await.contains("/members/")
        };
        assert!(among_others(39).await);
        assert!(!among_others(40).await);
    }

    async fn of_two_with_one_name_the_one_who_takes_part_is_meant(world) {
        let anna = world.citizen("Anna").await;
        world.citizen("Kim").await;
        let mut conn = world.forum.db.write().await.unwrap();
        let id = crate::accounts::members::insert(&mut conn, Some("kim2@example.org"), "Kim", None, None, world.clock.now()).await.unwrap();
        conn.commit().await.unwrap();
        let other = crate::accounts::members::find(&mut world.read().await, id).await.unwrap().unwrap().signed_in();
        let other = Viewer::Member(Box::new(other));
        let initiative = world.initiative(&anna, "Een bankje.").await;
        html(&world, &other, initiative, "Ik doe mee").await;
        let html = html(&world, &anna, initiative, "Mooi, @Kim!").await;
        assert!(html.contains(&format!("/members/{id}\"")), "{html}");
    }

    async fn names_with_marks_of_their_own_do_no_harm(world) {
        let anna = world.citizen("Anna").await;
        let id = world.initiative(&anna, "Een bankje.").await;
        for name in ["Jo_an_na", "<b>Jo", "A & B", "*Ster*", "X](javascript:alert(1))"] {
            world.citizen(name).await;
            let html = html(&world, &anna, id, &format!("Dag @{name} daar")).await;
            assert!(!html.contains("<b>") && !html.contains("href=\"javascript"), "{html}");
        }
    }

    async fn who_is_mentioned_later_is_told_once(world) {
        let (anna, jan) = (world.citizen("Anna").await, world.citizen("Jan").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        let comment = world.forum.post_comment(&anna, id, None, "Wie helpt?", false, Language::Nl).await.unwrap();
        let told = async || world.forum.for_you(&jan, None).await.unwrap().items.len();
        for (version, body, times) in [(1, "Wie helpt? @Jan", 1), (2, "Wie helpt mee? @Jan", 1), (3, "@Anna helpt.", 1)] {
            world.forum.edit_comment(&anna, comment, version, body).await.unwrap();
            assert_eq!(told().await, times, "{body}");
        }
        assert_eq!(world.forum.for_you(&anna, None).await.unwrap().items.len(), 0);
    }
}
