//! Search, which finds the same on both databases.

use crate::testing::{World, both};
use naast_domain::{
    ids::InitiativeId, initiatives::InitiativeInput, language::Language, members::Viewer, search::Found,
};

async fn find(world: &World, query: &str) -> Vec<Found> {
    world.forum.search(&Viewer::Visitor, query, None).await.unwrap().items
}

async fn initiatives(world: &World, query: &str) -> Vec<InitiativeId> {
    let mut ids: Vec<_> = find(world, query).await.into_iter().map(|found| found.initiative).collect();
    ids.sort();
    ids
}

both! {
    async fn words_are_found_whatever_their_case_and_diacritics(world) {
        let anna = world.citizen("Anna").await;
        let cafe = world.initiative(&anna, "Een CAFÉ met crème-brûlée bij het park.").await;
        let bikes = world.initiative(&anna, "Meer fietsenstallingen, bij het station.").await;
        for (query, expected) in [
            ("cafe", vec![cafe]),
            ("Café", vec![cafe]),
            ("cafe\u{301}", vec![cafe]),
            ("brulee creme", vec![cafe]),
            ("fiets", vec![bikes]),
            ("fietsenstallin", vec![bikes]),
            ("stalling", vec![]),
            ("het", vec![cafe, bikes]),
            ("bij het", vec![cafe, bikes]),
            ("bij het stat", vec![bikes]),
            ("cafe station", vec![]),
            ("m", vec![]),
            ("", vec![]),
            ("½", vec![]),
        ] {
            assert_eq!(initiatives(&world, query).await, expected, "{query}");
        }
    }

    async fn nothing_typed_is_an_operator(world) {
        let anna = world.citizen("Anna").await;
        let id = world.initiative(&anna, "Groen en rood, links or rechts, not near.").await;
        for query in [
            "\"groen", "groen*", "groen:*", "(groen", "groen & !rood", "groen OR", "NOT groen", "groen NEAR rood", "title:",
            "'groen' | ''", "^groen", "groen -rood", "\\", "½", "a½b", "ⓐ", "{groen}", "%_",
        ] {
            world.forum.search(&Viewer::Visitor, query, None).await.expect(query);
        }
        assert_eq!(initiatives(&world, "groen* & (rood)").await, [id]);
        assert!(world.forum.search(&Viewer::Visitor, &"x".repeat(201), None).await.is_err());
    }

    async fn a_title_counts_more_than_a_story(world) {
        let anna = world.citizen("Anna").await;
        for story in ["Over de buurt. Met een molen erin, of twee.", "Nog een verhaal."] {
            world.initiative(&anna, story).await;
        }
        let input = InitiativeInput {
            title: "De molen".into(),
            story: "Een verhaal dat over iets langers gaat dan alleen dat.".into(),
            ..InitiativeInput::default()
        };
        let titled = world.forum.propose(&anna, &input).await.unwrap();
        let found = find(&world, "molen").await;
        assert_eq!((found.len(), found[0].initiative), (2, titled));
    }

    async fn comments_are_found_where_they_stand(world) {
        let anna = world.citizen("Anna").await;
        let id = world.initiative(&anna, "Een bankje.").await;
        let comment = world.forum.post_comment(&anna, id, None, "Liever een **zandbak**.", false, Language::Nl).await.unwrap();
        let found = find(&world, "zandbak").await;
        assert_eq!((found[0].initiative, found[0].comment, found[0].title.as_str()), (id, Some(comment), "Een bankje"));
        assert_eq!(find(&world, "bankje").await.len(), 1, "a comment is not found by the title of its initiative");
        world.forum.edit_comment(&anna, comment, 1, "Liever een schommel.").await.unwrap();
        assert!(find(&world, "zandbak").await.is_empty());
        assert_eq!(find(&world, "schommel").await.len(), 1);
        world.forum.withdraw_comment(&anna, comment).await.unwrap();
        assert!(find(&world, "schommel").await.is_empty());
        world.forum.withdraw_initiative(&anna, id).await.unwrap();
        assert!(find(&world, "bankje").await.is_empty());
    }

    async fn what_is_not_public_is_not_shown_even_when_its_document_was_left_behind(world) {
        let anna = world.citizen("Anna").await;
        let id = world.initiative(&anna, "Een bankje.").await;
        world.forum.post_comment(&anna, id, None, "Een hekje", false, Language::Nl).await.unwrap();
        let mut conn = world.forum.db.write().await.unwrap();
        execute!(&mut conn, "UPDATE initiatives SET hidden_by = 1 WHERE id = $1", id).unwrap();
        conn.commit().await.unwrap();
        assert!(find(&world, "bankje").await.is_empty());
        assert!(find(&world, "hekje").await.is_empty());
        assert!(world.forum.similar_initiatives(&anna, "bankje").await.unwrap().is_empty());
    }

    async fn a_snippet_shows_the_match_among_its_neighbours(world) {
        let anna = world.citizen("Anna").await;
        let story = format!("{} Ons **Café** 👩‍👩‍👧 blijft open. {}", "Vooraf é. ".repeat(60), "Achteraf. ".repeat(60));
        world.initiative(&anna, &story).await;
        let found = find(&world, "cafe").await;
        let whole: String = found[0].snippet.iter().map(|piece| piece.text.as_str()).collect();
        assert!(whole.contains("Ons Café 👩‍👩‍👧 blijft open"), "{whole}");
        assert!(whole.chars().count() < 300, "{whole}");
        let marked: Vec<_> = found[0].snippet.iter().filter(|piece| piece.is_match).map(|piece| piece.text.as_str()).collect();
        assert_eq!(marked, ["Café"]);
    }

    async fn initiatives_that_look_alike_are_shown_before_publishing(world) {
        let anna = world.citizen("Anna").await;
        let bench = world.initiative(&anna, "Een bankje bij de bushalte.").await;
        world.initiative(&anna, "Zwemles voor volwassenen.").await;
        world.forum.post_comment(&anna, bench, None, "Fontein", false, Language::Nl).await.unwrap();
        let similar = |text: &'static str| {
            let forum = world.forum.clone();
            async move {
                let rows = forum.similar_initiatives(&Viewer::Visitor, text).await.unwrap();
                rows.into_iter().map(|row| row.id).collect::<Vec<_>>()
            }
        };
        assert_eq!(similar("Kan er bij onze BUSHALTE iets om te zitten komen?").await, [bench]);
        let field = world.initiative(&anna, "Een repair café in de lege winkel. Op het plein staat een bankje.").await;
        assert!(similar("Een pluktuin op het lege veldje").await.is_empty(), "a short word in a title is not enough");
        assert_eq!(similar("Een bankje bij de school").await, [bench], "nor is one word in a story");
        assert_eq!(similar("Een winkel op het plein, met een bankje").await, [field], "nor one word beside two");
        assert!(similar("Een fontein graag").await.is_empty(), "comments are not initiatives");
        assert!(similar("de en het").await.is_empty());
        assert!(similar("\"'*:&|!()").await.is_empty());
    }
}
