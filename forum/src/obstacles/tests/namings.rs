//! Rules in the way that answers name.

use crate::{
    answers::tests::posting::{thread, typed},
    testing::{World, both, by, refused},
};
use naast_domain::{
    answers::{AnswerInput, AnswerKind, NamingInput},
    flaw::Flaw,
    ids::{CommentId, InitiativeId, ObstacleId},
    journal::EntryKind,
    language::Language,
    measures::{MeasureKind, Subject},
    members::Viewer,
    obstacles::{ObstacleFilter, ObstacleInput},
    refusal::Refusal,
};

fn new(rule: &str) -> NamingInput {
    NamingInput { rule: rule.into(), citation: "APV, artikel 2".into(), ..NamingInput::default() }
}

fn naming(obstacle: NamingInput) -> AnswerInput {
    AnswerInput { obstacle, ..typed(AnswerKind::Answer) }
}

async fn give(world: &World, who: &Viewer, id: InitiativeId, input: &AnswerInput) -> CommentId {
    world.forum.post_answer(who, id, None, input, Language::Nl).await.unwrap()
}

/// The rules that a comment names.
async fn named(world: &World, id: InitiativeId, comment: CommentId) -> Vec<String> {
    let found = thread(world, id).await.into_iter().find(|found| found.id == comment).unwrap();
    found.obstacles.into_iter().map(|rule| rule.rule).collect()
}

both! {
    async fn an_answer_of_any_kind_names_a_new_rule_in_one_go(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        for kind in [AnswerKind::Read, AnswerKind::Question, AnswerKind::Unknown, AnswerKind::Exploring] {
            let rule = format!("Dat mag niet van {}", kind.word());
            let comment = give(&world, &fatma, id, &AnswerInput { obstacle: new(&rule), ..typed(kind) }).await;
            assert_eq!(named(&world, id, comment).await, [rule]);
        }
        let register = world.forum.obstacles(&Viewer::Visitor, &ObstacleFilter::default()).await.unwrap().items;
        assert_eq!(register.len(), 4);
        assert_eq!((register[0].citation.as_str(), register[0].named_by.name.as_str()), ("APV, artikel 2", "Fatma"));
        assert!(register.iter().all(|rule| rule.links.len() == 1 && rule.links[0].comment.is_some()));
        assert_eq!(world.told(EntryKind::ObstacleNamed).await.len(), 4);
    }

    async fn what_is_wrong_with_the_rule_refuses_the_whole_answer(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        for (obstacle, flaw) in [
            (NamingInput { chosen: "9".into(), ..NamingInput::default() }, Flaw::NotAChoice.at("obstacle[chosen]")),
            (NamingInput { link: "www".into(), ..new("Dat mag niet") }, Flaw::NotAnAddress.at("obstacle[link]")),
            (new(" "), Flaw::Empty.at("obstacle[rule]")),
        ] {
            let refusal = refused(world.forum.post_answer(&fatma, id, None, &naming(obstacle), Language::Nl).await);
            assert_eq!(refusal, Refusal::Invalid(vec![flaw]));
        }
        assert_eq!(thread(&world, id).await.len(), 0);
        assert_eq!(world.told(EntryKind::AnswerPosted).await.len(), 0);
    }

    async fn a_rule_of_the_register_is_named_again_in_another_thread_and_in_the_same(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        let (bench, lamp) = (world.initiative(&anna, "Een bankje.").await, world.initiative(&anna, "Een lamp.").await);
        let said = world.forum.post_comment(&anna, bench, None, "Mag dat niet?", false, Language::Nl).await.unwrap();
        let rule = ObstacleInput { rule: "Dat mag niet".into(), ..ObstacleInput::default() };
        let known = world.forum.name_obstacle(&anna, &rule, None, Some(said)).await.unwrap();
        assert_eq!(named(&world, bench, said).await, ["Dat mag niet"], "a comment that named a rule shows it, too");
        let kit = world.forum.answer_kit(&fatma, lamp).await.unwrap();
        assert_eq!(kit.obstacles.iter().map(|rule| rule.id).collect::<Vec<_>>(), [known]);
        let chosen = naming(NamingInput { chosen: known.to_string(), ..NamingInput::default() });
        for id in [bench, lamp] {
            let comment = give(&world, &fatma, id, &chosen).await;
            assert_eq!(named(&world, id, comment).await, ["Dat mag niet"]);
        }
        let again = AnswerInput { body: "Nog eens.".into(), ..naming(new("Dat  mag niet")) };
        let comment = give(&world, &fatma, bench, &again).await;
        assert_eq!(named(&world, bench, comment).await, ["Dat mag niet"], "the same words are the same rule");
        let read = world.forum.obstacle(&Viewer::Visitor, known).await.unwrap();
        assert_eq!((read.link_count, read.links[0].comment), (2, Some(said)));
    }

    async fn an_answer_with_another_rule_is_no_answer_sent_twice(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        let first = give(&world, &fatma, id, &naming(new("Dat mag niet"))).await;
        assert_eq!(give(&world, &fatma, id, &naming(new("Dat mag niet"))).await, first);
        assert_ne!(give(&world, &fatma, id, &naming(new("Dat mag nooit"))).await, first);
    }

    async fn a_hidden_answer_does_not_say_which_rule_it_named(world) {
        let (anna, fatma, ruth) =
            (world.citizen("Anna").await, world.official("Fatma").await, world.moderator("Ruth").await);
        let rule = world.rule().await;
        let id = world.initiative(&anna, "Een bankje.").await;
        let comment = give(&world, &fatma, id, &naming(new("Dat mag niet"))).await;
        let subject = Subject::Contribution { initiative: id, comment: Some(comment) };
        world.forum.take_measure(&ruth, MeasureKind::Hide, subject, &by(rule, "Dit gaat over iemand.")).await.unwrap();
        assert_eq!(named(&world, id, comment).await, Vec::<String>::new());
    }

    async fn a_rule_goes_along_with_a_branch_and_stays_where_it_is_named_too(world) {
        let (anna, henk) = (world.citizen("Anna").await, world.citizen("Henk").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        let say = async |parent, words: &str| {
            world.forum.post_comment(&henk, id, parent, words, false, Language::Nl).await.unwrap()
        };
        let (stays, top) = (say(None, "Dat mag niet.").await, say(None, "Een lamp zou ook fijn zijn.").await);
        let goes = say(Some(top), "Dat mag ook niet.").await;
        let rule = ObstacleInput { rule: "Dat mag niet".into(), ..ObstacleInput::default() };
        let known = world.forum.name_obstacle(&henk, &rule, None, Some(goes)).await.unwrap();
        world.forum.link_obstacle(&henk, known, id, Some(stays)).await.unwrap();
        let other = world.forum.branch_off(&henk, top, "Een lamp").await.unwrap();
        let rule = world.forum.obstacle(&Viewer::Visitor, known).await.unwrap();
        let links: Vec<_> = rule.links.iter().map(|link| (link.initiative, link.comment)).collect();
        assert_eq!(links, [(id, Some(stays)), (other, Some(goes))]);
        assert_eq!(known, ObstacleId(1));
    }
}
