//! What an official cares about.

use crate::testing::{OFFERED, PASSWORD, both, refused, texts};
use naast_domain::{
    companions::desk::Interests,
    flaw::Flaw,
    ids::ThemeId,
    initiatives::InitiativeInput,
    members::{Office, Role},
};

both! {
    async fn interests_are_ones_own_and_choose_what_the_desk_shows(world) {
        let (ada, samira) = (world.administrator("Ada").await, world.citizen("Samira").await);
        let (fatma, karin) = (world.official("Fatma").await, world.official("Karin").await);
        let green = world.forum.save_theme(&ada, &OFFERED, None, &texts("Groen", "Green"), false).await.unwrap();
        let play = world.forum.save_theme(&ada, &OFFERED, None, &texts("Spelen", "Play"), false).await.unwrap();
        for (theme, place) in [(green, "Oude Kade"), (play, "Weidehof"), (play, "Sluisweg")] {
            let (story, theme) = (format!("Iets bij {place}."), theme.to_string());
            let input = InitiativeInput { story, theme, place: place.into(), ..InitiativeInput::default() };
            world.forum.propose(&samira, &input).await.unwrap();
        }
        let alone = async |viewer| {
            let desk = world.forum.desk(viewer).await.unwrap();
            desk.without_companion.rows.into_iter().map(|row| row.place).collect::<Vec<_>>()
        };
        assert_eq!(world.forum.interests(&fatma).await.unwrap(), Interests::default());
        assert_eq!(alone(&fatma).await.len(), 3, "nothing chosen: everything is of interest");
        world.forum.save_interests(&fatma, &[green, green], " weidehof ").await.unwrap();
        let kept = Interests { themes: vec![green], places: "weidehof".into() };
        assert_eq!(world.forum.interests(&fatma).await.unwrap(), kept);
        assert_eq!(alone(&fatma).await, ["Oude Kade", "Weidehof"]);
        assert_eq!(alone(&karin).await.len(), 3);
        world.forum.save_interests(&fatma, &[play, green], "").await.unwrap();
        assert_eq!(world.forum.interests(&fatma).await.unwrap().themes, [green, play]);
        world.forum.save_interests(&fatma, &[], "").await.unwrap();
        assert!(world.forum.interests(&fatma).await.unwrap().is_empty());
        assert_eq!(alone(&fatma).await.len(), 3);
    }

    async fn interests_are_of_themes_that_there_are(world) {
        let fatma = world.official("Fatma").await;
        let refusal = refused(world.forum.save_interests(&fatma, &[ThemeId(99)], &"x".repeat(301)).await);
        let expected = [Flaw::NotAChoice.at("themes"), Flaw::TooLong { maximum: 300, actual: 301 }.at("places")];
        assert_eq!(refusal.flaws(), expected);
    }

    async fn who_leaves_takes_their_interests_and_starting_texts_along(world) {
        let token = world.register("Fatma").await;
        let office = Office { function: "Gebiedsmaker".into(), department: "Openbare ruimte".into() };
        world.forum.operator_grant("fatma@example.org", Role::Official, Some(&office)).await.unwrap();
        let fatma = world.forum.viewer(Some(&token.0)).await.unwrap();
        world.forum.save_interests(&fatma, &[], "Kade").await.unwrap();
        let kind = naast_domain::answers::AnswerKind::Answer;
        world.forum.save_template(&fatma, None, kind, "Kijken", "Ik kom kijken.", false).await.unwrap();
        world.forum.close_account(&fatma, PASSWORD, false).await.unwrap();
        let sql = "SELECT (SELECT COUNT(*) FROM interests), (SELECT COUNT(*) FROM templates)";
        assert_eq!(fetch_one!(&mut world.read().await, (i64, i64), sql).unwrap(), (0, 0));
    }
}
