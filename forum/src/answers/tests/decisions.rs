//! Answers that follow another one: sent twice, corrected, decisions revised.

use crate::{
    answers::tests::posting::{add_value, answer, give, typed},
    testing::{World, both, by, refused},
};
use naast_domain::{
    answers::{
        AnswerInput, AnswerKind, WayInput,
        decision::{DecisionInput, Verdict},
    },
    flaw::Flaw,
    ids::{CommentId, InitiativeId},
    language::Language,
    measures::{MeasureKind, Subject},
    members::Viewer,
    refusal::Refusal,
    time::Timestamp,
};

async fn decide(world: &World, who: &Viewer, id: InitiativeId, headline: &str, revises: &str) -> CommentId {
    let input = typed(AnswerKind::Decision);
    let decision = DecisionInput { headline: headline.into(), revises: revises.into(), ..input.decision.clone() };
    let input = AnswerInput { decision, ..input };
    world.forum.post_answer(who, id, None, &input, Language::Nl).await.unwrap()
}

both! {
    async fn the_same_answer_sent_twice_is_given_once(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        let silent = AnswerInput { body: String::new(), ..typed(AnswerKind::Commitment) };
        let give = async |input: &AnswerInput| world.forum.post_answer(&fatma, id, None, input, Language::Nl).await.unwrap();
        let first = give(&silent).await;
        assert_eq!(give(&silent).await, first);
        let other = AnswerInput { promise: "Ik bel de school".into(), ..silent.clone() };
        assert_ne!(give(&other).await, first);
        let read = AnswerInput { body: String::new(), ..typed(AnswerKind::Read) };
        assert_eq!(give(&read).await, give(&read).await);
        assert_eq!(world.forum.initiative(&anna, id).await.unwrap().commitments.len(), 2);
    }

    async fn a_correction_is_not_taken_for_the_same_answer_sent_twice(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        add_value(&world).await;
        let id = world.initiative(&anna, "Een bankje.").await;
        let give = async |input: &AnswerInput| world.forum.post_answer(&fatma, id, None, input, Language::Nl).await.unwrap();
        let decision = typed(AnswerKind::Decision);
        let decided = |change: fn(&mut DecisionInput)| {
            let mut input = decision.clone();
            change(&mut input.decision);
            input
        };
        let exploring = typed(AnswerKind::Exploring);
        let corrections = [
            AnswerInput { whom: "Vergunningen".into(), ..typed(AnswerKind::Unknown) },
            AnswerInput { ways: exploring.ways[..1].to_vec(), ..exploring.clone() },
            AnswerInput { ways: vec![WayInput { state: "open".into(), ..exploring.ways[0].clone() }], ..exploring.clone() },
            AnswerInput { meeting_place: "Gemeentehuis".into(), ..exploring.clone() },
            decided(|it| it.verdict = "no".into()),
            decided(|it| it.headline = "toch anders".into()),
            decided(|it| it.weights[0].why = "Het is gezond.".into()),
            decided(|it| it.weights[0].pull = "against".into()),
            decided(|it| it.tipped = "De gezondheid.".into()),
            decided(|it| it.could_change = "Niets.".into()),
            decided(|it| it.mandate = "Namens de raad".into()),
            decided(|it| it.objection = "Bezwaar kan niet.".into()),
            decided(|it| it.objection_until = "2026-12-24".into()),
        ];
        for correction in corrections {
            let as_first = AnswerInput { kind: correction.kind.clone(), ..typed(AnswerKind::Decision) };
            let first = give(&as_first).await;
            assert_eq!(give(&as_first).await, first, "sent twice: {as_first:?}");
            let corrected = give(&correction).await;
            assert_ne!(corrected, first, "{correction:?}");
            assert_eq!(give(&correction).await, corrected, "sent twice: {correction:?}");
            world.wait(Timestamp::HOUR);
        }
    }

    async fn an_answer_that_also_keeps_a_promise_is_another_one(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        give(&world, &fatma, id, AnswerKind::Unknown).await;
        let first = give(&world, &fatma, id, AnswerKind::Answer).await;
        let promised = world.forum.initiative(&anna, id).await.unwrap().commitments[0].id;
        let keeping = AnswerInput { keeps: vec![promised.0], ..typed(AnswerKind::Answer) };
        let second = world.forum.post_answer(&fatma, id, None, &keeping, Language::Nl).await.unwrap();
        assert_ne!(second, first);
        assert_eq!(world.forum.post_answer(&fatma, id, None, &keeping, Language::Nl).await.unwrap(), second);
    }

    async fn a_decision_can_be_revised_and_the_earlier_one_stays(world) {
        let (anna, karin) = (world.citizen("Anna").await, world.official("Karin").await);
        add_value(&world).await;
        let id = world.initiative(&anna, "Een bankje.").await;
        let first = give(&world, &karin, id, AnswerKind::Decision).await;
        world.wait(Timestamp::HOUR);
        let input = typed(AnswerKind::Decision);
        let no = AnswerInput { decision: DecisionInput { verdict: "no".into(), ..input.decision.clone() },
        body: "Toch niet.".into(), ..input };
        let second = world.forum.post_answer(&karin, id, None, &no, Language::Nl).await.unwrap();
        let (old, new) = (answer(&world, id, first).await.decision.unwrap(), answer(&world, id, second).await.decision.unwrap());
        assert_eq!((old.revised_by, old.revises), (Some(second), None));
        assert_eq!((new.revised_by, new.revises), (None, Some(first)));
        assert_eq!(new.weights[0].value.name(Language::Nl), "Veiligheid");
        assert!(new.weights[0].tipped);
        let standing = world.forum.initiative(&anna, id).await.unwrap().standing;
        assert_eq!(standing.decision.map(|decision| decision.verdict), Some(Verdict::No));
    }

    async fn another_decision_leaves_the_earlier_ones_as_they_are(world) {
        let (anna, karin) = (world.citizen("Anna").await, world.official("Karin").await);
        add_value(&world).await;
        let id = world.initiative(&anna, "Een bankje.").await;
        let bench = decide(&world, &karin, id, "het bankje komt", "").await;
        let lamp = decide(&world, &karin, id, "de lamp komt", "nothing").await;
        let moved = decide(&world, &karin, id, "het bankje komt later", &bench.to_string()).await;
        let mut held = Vec::new();
        for comment in [bench, lamp, moved] {
            let decision = answer(&world, id, comment).await.decision.unwrap();
            held.push((decision.revises, decision.revised_by));
        }
        assert_eq!(held, [(None, Some(moved)), (None, None), (Some(bench), None)]);
        let standing = world.forum.initiative(&anna, id).await.unwrap().standing;
        assert_eq!(standing.decision.map(|decision| decision.headline).as_deref(), Some("het bankje komt later"));
        let kit = world.forum.answer_kit(&karin, id).await.unwrap();
        let offered: Vec<_> = kit.decisions.iter().map(|one| (one.comment, one.headline.as_str())).collect();
        assert_eq!(offered, [(moved, "het bankje komt later"), (lamp, "de lamp komt")]);
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn only_a_decision_here_that_none_revised_can_be_revised(world) {
        let (anna, karin, ruth) =
            (world.citizen("Anna").await, world.official("Karin").await, world.moderator("Ruth").await);
        add_value(&world).await;
        let rule = world.rule().await;
        let (id, other) = (world.initiative(&anna, "Een bankje.").await, world.initiative(&anna, "Een lamp.").await);
        let first = decide(&world, &karin, id, "ja", "").await;
        let second = decide(&world, &karin, id, "toch niet", "").await;
        let elsewhere = decide(&world, &karin, other, "ja", "").await;
        for wrong in [first, elsewhere, CommentId(99)] {
            let input = typed(AnswerKind::Decision);
            let decision = DecisionInput { revises: wrong.to_string(), ..input.decision.clone() };
            let input = AnswerInput { decision, ..input };
            let refusal = refused(world.forum.post_answer(&karin, id, None, &input, Language::Nl).await);
            assert_eq!(refusal, Refusal::field("decision[revises]", Flaw::NotAChoice), "{wrong}");
        }
        let subject = Subject::Contribution { initiative: id, comment: Some(second) };
        world.forum.take_measure(&ruth, MeasureKind::Hide, subject, &by(rule, "Dit gaat over iemand.")).await.unwrap();
        let stands = answer(&world, id, first).await.decision.unwrap();
        assert_eq!(stands.revised_by, None, "what was hidden was not decided");
        decide(&world, &karin, id, "ja, anders", &first.to_string()).await;
    }

    async fn conditions_are_published_with_partly_only(world) {
        let (anna, karin) = (world.citizen("Anna").await, world.official("Karin").await);
        add_value(&world).await;
        for (verdict, conditions) in [("partly", "Alleen overdag."), ("yes", ""), ("no", "")] {
            let id = world.initiative(&anna, &format!("Een bankje, {verdict}.")).await;
            let input = typed(AnswerKind::Decision);
            let decision = DecisionInput {
                verdict: verdict.into(),
                conditions: "Alleen overdag.".into(),
                ..input.decision.clone()
            };
            let input = AnswerInput { decision, ..input };
            let comment = world.forum.post_answer(&karin, id, None, &input, Language::Nl).await.unwrap();
            let decision = answer(&world, id, comment).await.decision.unwrap();
            assert_eq!((decision.verdict.word(), decision.conditions.as_str()), (verdict, conditions));
        }
        assert!(Verdict::ALL.len() == 3);
    }
}
