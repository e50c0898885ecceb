//! Rules in the way: named by anyone, settled by officials, kept as a register.

use crate::testing::{World, both, by, refused};
use naast_domain::{
    flaw::Flaw,
    ids::{CommentId, InitiativeId, ObstacleId},
    journal::{Concern, EntryKind},
    language::Language,
    measures::{MeasureKind, Subject},
    members::Viewer,
    obstacles::{Obstacle, ObstacleFilter, ObstacleInput, ObstaclePart, Outcome},
    refusal::Refusal,
    time::Timestamp,
};

const REASON: &str = "Voor een korte proef is een tijdelijke maatregel genoeg.";

fn rule(text: &str) -> ObstacleInput {
    ObstacleInput { rule: text.into(), ..ObstacleInput::default() }
}

async fn name(world: &World, viewer: &Viewer, text: &str, initiative: Option<InitiativeId>) -> ObstacleId {
    world.forum.name_obstacle(viewer, &rule(text), initiative, None).await.unwrap()
}

async fn read(world: &World, id: ObstacleId) -> Obstacle {
    world.forum.obstacle(&Viewer::Visitor, id).await.unwrap()
}

fn titles(obstacle: &Obstacle) -> Vec<&str> {
    obstacle.links.iter().map(|link| link.title.as_str()).collect()
}

/// Why a member is told of an entry of this kind.
async fn told(world: &World, viewer: &Viewer, kind: EntryKind) -> Vec<(Concern, Option<i64>)> {
    let lines = world.forum.for_you(viewer, None).await.unwrap().items;
    lines.into_iter().filter(|line| line.kind == kind).map(|line| (line.concern, line.thing)).collect()
}

async fn say(world: &World, viewer: &Viewer, id: InitiativeId) -> CommentId {
    world.forum.post_comment(viewer, id, None, "Dat mag niet.", false, Language::Nl).await.unwrap()
}

both! {
    async fn a_rule_is_named_in_a_thread_and_stands_in_the_register(world) {
        let (samira, henk) = (world.citizen("Samira").await, world.citizen("Henk").await);
        let id = world.initiative(&samira, "Een buurtauto. Vijf gezinnen.").await;
        let said = say(&world, &henk, id).await;
        let input = ObstacleInput {
            rule: " Eén vergunning\u{202E} per adres ".into(),
            citation: "Parkeerverordening, artikel 7".into(),
            link: "https://example.org/artikel-7".into(),
            blocks: "Vijf gezinnen willen samen één auto.".into(),
        };
        let obstacle = world.forum.name_obstacle(&henk, &input, None, Some(said)).await.unwrap();
        let shown = read(&world, obstacle).await;
        assert_eq!((shown.rule.as_str(), shown.named_by.name.as_str()), ("Eén vergunning per adres", "Henk"));
        assert_eq!((shown.citation, shown.link, shown.blocks), (input.citation, input.link, input.blocks));
        assert_eq!((shown.named_at, shown.settlement, shown.link_count), (world.clock.now(), None, 1));
        let link = &shown.links[0];
        assert_eq!((link.initiative, link.title.as_str(), link.comment), (id, "Een buurtauto", Some(said)));
        assert_eq!(world.told(EntryKind::ObstacleNamed).await, [("public".to_owned(), henk.id(), None)]);
        assert_eq!(told(&world, &samira, EntryKind::ObstacleNamed).await, [(Concern::OwnInitiative, Some(obstacle.0))]);
        assert_eq!(told(&world, &henk, EntryKind::ObstacleNamed).await, []);
    }

    async fn what_is_wrong_is_told_at_its_field(world) {
        let henk = world.citizen("Henk").await;
        let input = ObstacleInput { link: "javascript:alert(1)".into(), citation: "x".repeat(301), ..rule(" ") };
        let refusal = refused(world.forum.name_obstacle(&henk, &input, None, None).await);
        let expected = [
            Flaw::Empty.at("heard"),
            Flaw::TooLong { maximum: 300, actual: 301 }.at("citation"),
            Flaw::NotAnAddress.at("link"),
        ];
        assert_eq!(refusal.flaws(), expected);
    }

    async fn the_same_words_at_the_same_initiative_are_named_once(world) {
        let (samira, henk) = (world.citizen("Samira").await, world.citizen("Henk").await);
        let id = world.initiative(&samira, "Een buurtauto.").await;
        let other = world.initiative(&samira, "Een bankje.").await;
        let first = name(&world, &henk, "Dat mag niet", Some(id)).await;
        assert_eq!(name(&world, &samira, "Dat  mag niet ", Some(id)).await, first);
        assert_ne!(name(&world, &henk, "Dat mag niet", Some(other)).await, first);
        let loose = name(&world, &henk, "Dat mag niet", None).await;
        assert_eq!(name(&world, &henk, "Dat mag niet", None).await, loose);
        assert_ne!(name(&world, &samira, "Dat mag niet", None).await, loose);
        assert_eq!(world.told(EntryKind::ObstacleNamed).await.len(), 4);
    }

    async fn nobody_names_rules_without_end(world) {
        let henk = world.citizen("Henk").await;
        for number in 0..20 {
            name(&world, &henk, &format!("Regel {number}"), None).await;
        }
        let more = world.forum.name_obstacle(&henk, &rule("Nog een"), None, None).await;
        assert!(matches!(refused(more), Refusal::TooOften { .. }));
        assert_eq!(name(&world, &henk, "Regel 3", None).await, ObstacleId(4), "what stands there already costs nothing");
        world.wait(Timestamp::HOUR);
        name(&world, &henk, "Nog een", None).await;
    }

    async fn a_rule_stands_in_the_way_of_another_initiative_too(world) {
        let (samira, henk) = (world.citizen("Samira").await, world.citizen("Henk").await);
        let fatma = world.official("Fatma").await;
        let (car, bench) = (world.initiative(&samira, "Een buurtauto.").await, world.initiative(&henk, "Een bankje.").await);
        world.forum.stand_beside(&fatma, bench).await.unwrap();
        let id = name(&world, &samira, "Dat mag niet", Some(car)).await;
        let link = async |viewer, comment| world.forum.link_obstacle(viewer, id, bench, comment).await;
        link(&samira, None).await.unwrap();
        link(&henk, None).await.unwrap();
        assert_eq!(titles(&read(&world, id).await), ["Een buurtauto", "Een bankje"]);
        assert_eq!(world.told(EntryKind::ObstacleLinked).await.len(), 1, "said twice, it is linked once");
        assert_eq!(told(&world, &henk, EntryKind::ObstacleLinked).await, [(Concern::OwnInitiative, Some(id.0))]);
        assert_eq!(told(&world, &fatma, EntryKind::ObstacleLinked).await, [(Concern::Companion, Some(id.0))]);
        let of = async |id| world.forum.initiative(&Viewer::Visitor, id).await.unwrap().obstacles.len();
        assert_eq!((of(car).await, of(bench).await), (1, 1));
        assert_eq!(refused(world.forum.link_obstacle(&henk, ObstacleId(99), bench, None).await), Refusal::NotFound);
        assert_eq!(refused(world.forum.link_obstacle(&henk, id, InitiativeId(99), None).await), Refusal::NotFound);
        let elsewhere = say(&world, &samira, car).await;
        assert_eq!(refused(link(&henk, Some(elsewhere)).await), Refusal::NotFound, "said in another thread");
    }

    async fn an_official_says_what_came_of_it_and_says_it_anew_later(world) {
        let (samira, henk) = (world.citizen("Samira").await, world.citizen("Henk").await);
        let fatma = world.official("Fatma").await;
        let car = world.initiative(&samira, "Een buurtauto.").await;
        let id = name(&world, &henk, "Dat mag niet", Some(car)).await;
        let settle = async |outcome, reason| world.forum.settle_obstacle(&fatma, id, outcome, reason).await;
        assert_eq!(refused(settle(Outcome::Stays, " ").await), Refusal::field("reason", Flaw::Empty));
        settle(Outcome::Stays, "Het is te druk.").await.unwrap();
        settle(Outcome::Stays, "Het is te druk. ").await.unwrap();
        world.wait(Timestamp::DAY);
        settle(Outcome::Explained, REASON).await.unwrap();
        let settled = read(&world, id).await.settlement.unwrap();
        assert_eq!((settled.outcome, settled.reason.as_str()), (Outcome::Explained, REASON));
        assert_eq!((settled.by.name.as_str(), settled.at), ("Fatma", world.clock.now()));
        let earlier: Vec<_> = read(&world, id).await.earlier.into_iter().map(|it| (it.outcome, it.reason)).collect();
        assert_eq!(earlier, [(Outcome::Stays, "Het is te druk.".to_owned())], "what was said before stays");
        settle(Outcome::Changing, "Wij passen hem aan.").await.unwrap();
        let shown = read(&world, id).await;
        let outcomes: Vec<_> = shown.settlement.iter().chain(&shown.earlier).map(|it| it.outcome).collect();
        assert_eq!(outcomes, [Outcome::Changing, Outcome::Explained, Outcome::Stays], "the newest first");
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
        assert_eq!(settled.by.office.unwrap().function, "Gebiedsmaker");
        let mut conn = world.read().await;
        let sql = "SELECT word, thing FROM journal WHERE kind = 'obstacle_settled' ORDER BY id";
        let words = fetch_all!(&mut conn, (String, i64), sql).unwrap();
        assert_eq!(words, ["stays", "explained", "changing"].map(|word| (word.to_owned(), id.0)));
        assert_eq!(told(&world, &henk, EntryKind::ObstacleSettled).await, [(Concern::OwnObstacle, Some(id.0)); 3]);
        assert_eq!(told(&world, &samira, EntryKind::ObstacleSettled).await, [(Concern::OwnInitiative, Some(id.0)); 3]);
        assert_eq!(told(&world, &fatma, EntryKind::ObstacleSettled).await, []);
    }

    async fn what_not_everybody_may_read_is_left_out_of_the_register(world) {
        let (samira, ruth, house_rule) = (world.citizen("Samira").await, world.moderator("Ruth").await, world.rule().await);
        let mut ids = Vec::new();
        for story in ["Hier.", "Verborgen.", "Terug."] {
            ids.push(world.initiative(&samira, story).await);
        }
        let id = name(&world, &samira, "Dat mag niet", Some(ids[0])).await;
        for initiative in &ids[1..] {
            world.forum.link_obstacle(&samira, id, *initiative, None).await.unwrap();
        }
        let hide = Subject::Contribution { initiative: ids[1], comment: None };
        world.forum.take_measure(&ruth, MeasureKind::Hide, hide, &by(house_rule, REASON)).await.unwrap();
        world.forum.withdraw_initiative(&samira, ids[2]).await.unwrap();
        let listed = world.forum.obstacles(&Viewer::Visitor, &ObstacleFilter::default()).await.unwrap().items;
        for shown in [read(&world, id).await, listed[0].clone()] {
            assert_eq!((titles(&shown), shown.link_count), (vec!["Hier"], 1));
        }
        assert_eq!(world.forum.obstacle_overview().await.unwrap().frequent, []);
        let of = async |viewer| world.forum.initiative(viewer, ids[1]).await.unwrap().obstacles.len();
        assert_eq!((of(&Viewer::Visitor).await, of(&samira).await, of(&ruth).await), (0, 1, 1));
        for gone in &ids[1..] {
            let late = world.forum.name_obstacle(&samira, &rule("Nog een"), Some(*gone), None).await;
            assert_eq!(refused(late), Refusal::NotOpen);
        }
        let said = say(&world, &samira, ids[0]).await;
        world.forum.withdraw_comment(&samira, said).await.unwrap();
        let late = world.forum.name_obstacle(&samira, &rule("Nog een"), None, Some(said)).await;
        assert_eq!(refused(late), Refusal::NotOpen);
    }

    async fn the_register_is_read_page_by_page_and_by_outcome(world) {
        let (henk, fatma) = (world.citizen("Henk").await, world.official("Fatma").await);
        let car = world.initiative(&henk, "Een buurtauto.").await;
        for number in 1..=25 {
            world.wait(Timestamp::HOUR);
            let id = name(&world, &henk, &format!("Regel {number}"), (number % 2 == 0).then_some(car)).await;
            if number <= 3 {
                world.forum.settle_obstacle(&fatma, id, Outcome::Changing, REASON).await.unwrap();
            }
        }
        let page = async |part, after| {
            let filter = ObstacleFilter { part, after };
            world.forum.obstacles(&Viewer::Visitor, &filter).await.unwrap()
        };
        let first = page(ObstaclePart::All, None).await;
        let second = page(ObstaclePart::All, first.next).await;
        let all: Vec<_> = first.items.iter().chain(&second.items).map(|shown| shown.id.0).collect();
        assert_eq!((first.items.len(), all), (20, (1..=25).rev().collect()));
        assert!(first.items.iter().chain(&second.items).all(|shown| shown.links.len() == usize::from(shown.id.0 % 2 == 0)));
        let ids = async |part| page(part, None).await.items.into_iter().map(|shown| shown.id.0).collect::<Vec<_>>();
        assert_eq!(ids(ObstaclePart::Ended(Outcome::Changing)).await, [3, 2, 1]);
        assert_eq!(ids(ObstaclePart::Ended(Outcome::Stays)).await, Vec::<i64>::new());
        assert_eq!(page(ObstaclePart::Open, None).await.items[19].id.0, 6);
        let overview = world.forum.obstacle_overview().await.unwrap();
        assert_eq!((overview.total(), overview.count(None), overview.count(Some(Outcome::Changing))), (25, 22, 3));
    }

    async fn what_most_ran_into_comes_first(world) {
        let henk = world.citizen("Henk").await;
        let mut ids = Vec::new();
        for number in 0..5 {
            ids.push(world.initiative(&henk, &format!("Initiatief {number}.")).await);
        }
        let (once, often) = (name(&world, &henk, "Eens", Some(ids[0])).await, name(&world, &henk, "Vaak", Some(ids[0])).await);
        let twice = name(&world, &henk, "Tweemaal", Some(ids[0])).await;
        world.forum.link_obstacle(&henk, twice, ids[1], None).await.unwrap();
        for id in &ids[1..] {
            world.forum.link_obstacle(&henk, often, *id, None).await.unwrap();
        }
        let frequent = world.forum.obstacle_overview().await.unwrap().frequent;
        let shown: Vec<_> = frequent.iter().map(|one| (one.id, one.rule.as_str(), one.link_count)).collect();
        assert_eq!(shown, [(often, "Vaak", 5), (twice, "Tweemaal", 2)]);
        let listed = world.forum.obstacles(&Viewer::Visitor, &ObstacleFilter::default()).await.unwrap().items;
        let links: Vec<_> = listed.iter().map(|shown| (shown.id, shown.links.len(), shown.link_count)).collect();
        assert_eq!(links, [(twice, 2, 2), (often, 3, 5), (once, 1, 1)], "a list shows three of each");
        assert_eq!(read(&world, often).await.links.len(), 5);
    }

    async fn who_named_it_may_leave(world) {
        let anna = world.registered("Anna").await;
        let id = name(&world, &anna, "Dat mag niet", None).await;
        world.forum.close_account(&anna, crate::testing::PASSWORD, false).await.unwrap();
        let shown = read(&world, id).await;
        assert_eq!((shown.rule.as_str(), shown.named_by.id, shown.named_by.name.as_str()), ("Dat mag niet", None, ""));
    }
}
