//! What happened, as the page of an initiative tells it.

use crate::{
    answers::tests::posting::{add_value, typed},
    reading::sql::KINDS,
    storage::Reader,
    testing::{World, both, by},
};
use naast_domain::{
    answers::{AnswerInput, AnswerKind},
    companions::Step,
    ids::InitiativeId,
    journal::{
        StepKind,
        timeline::{MOST, TimelineStep, When},
    },
    language::Language,
    measures::{MeasureKind, Subject},
    members::Viewer,
    time::Timestamp,
};

async fn told(world: &World, id: InitiativeId) -> Vec<TimelineStep> {
    world.forum.initiative(&Viewer::Visitor, id).await.unwrap().timeline
}

async fn kinds(world: &World, id: InitiativeId) -> Vec<StepKind> {
    told(world, id).await.into_iter().map(|step| step.kind).collect()
}

both! {
    async fn the_steps_are_told_oldest_first_with_what_is_promised_for_days_to_come(world) {
        let (anna, bram, fatma, rob) = (
            world.citizen("Anna").await,
            world.citizen("Bram").await,
            world.official("Fatma").await,
            world.official("Rob").await,
        );
        let (forum, id) = (&world.forum, world.initiative(&anna, "Een bankje.").await);
        world.wait(Timestamp::DAY);
        forum.post_comment(&bram, id, None, "Goed plan", false, Language::Nl).await.unwrap();
        forum.support(&bram, id, true).await.unwrap();
        forum.stand_beside(&fatma, id).await.unwrap();
        let read = AnswerInput { kind: "read".into(), ..AnswerInput::default() };
        forum.post_answer(&fatma, id, None, &read, Language::Nl).await.unwrap();
        let answer = world.answer(&fatma, id, None, "Ik kom kijken.").await;
        world.answer(&fatma, id, None, "Ik was er.").await;
        let question = forum.post_answer(&fatma, id, None, &typed(AnswerKind::Question), Language::Nl).await.unwrap();
        forum.hand_over(&fatma, id, &rob.id().unwrap().to_string(), "Rob kent de buurt.").await.unwrap();
        world.wait(Timestamp::DAY);
        let promise = AnswerInput { promise: "Ik bel de school".into(), due: "2026-11-26".into(), ..typed(AnswerKind::Commitment) };
        forum.post_answer(&rob, id, None, &promise, Language::Nl).await.unwrap();
        let steps = told(&world, id).await;
        let found: Vec<_> = steps.iter().map(|step| (step.kind, step.by.as_str(), step.comment)).collect();
        let promised = forum.initiative(&anna, id).await.unwrap().commitments.remove(0);
        let expected = [
            (StepKind::Begun, "Anna", None),
            (StepKind::Companion(Step::Stood), "Fatma", None),
            (StepKind::Answered, "Fatma", Some(answer)),
            (StepKind::Answered, "Fatma", Some(question)),
            (StepKind::Companion(Step::HandedOver), "Fatma", None),
            (StepKind::Promise, "Rob", Some(promised.comment)),
        ];
        assert_eq!(found, expected);
        assert_eq!((steps[4].other.as_str(), steps[5].when), ("Rob", When::Next));
        world.wait(3 * Timestamp::DAY);
        assert_eq!(told(&world, id).await[5].when, When::Late);
        forum.keep_commitment(&rob, promised.id, "").await.unwrap();
        forum.declare_done(&anna, id).await.unwrap();
        let steps = told(&world, id).await;
        assert_eq!((steps[5].kind, steps[5].words.as_str(), steps[5].comment), (StepKind::Promise,
        "Ik bel de school", Some(promised.comment)));
        assert_eq!(steps[6].kind, StepKind::Done);
    }

    async fn what_is_hidden_or_withdrawn_is_left_out(world) {
        let (anna, fatma, ruth) =
            (world.citizen("Anna").await, world.official("Fatma").await, world.moderator("Ruth").await);
        let (forum, id, rule) = (&world.forum, world.initiative(&anna, "Een bankje.").await, world.rule().await);
        let first = world.answer(&fatma, id, None, "Ik kom kijken.").await;
        let second = world.answer(&fatma, id, None, "Ik was er.").await;
        forum.withdraw_comment(&fatma, first).await.unwrap();
        assert_eq!(told(&world, id).await[1].comment, Some(second), "now this is the first answer");
        add_value(&world).await;
        let decided = forum.post_answer(&fatma, id, None, &typed(AnswerKind::Decision), Language::Nl).await.unwrap();
        assert_eq!(kinds(&world, id).await, [StepKind::Begun, StepKind::Answered, StepKind::Decided]);
        for comment in [second, decided] {
            let subject = Subject::Contribution { initiative: id, comment: Some(comment) };
            forum.take_measure(&ruth, MeasureKind::Hide, subject, &by(rule, "Dit gaat over iemand.")).await.unwrap();
        }
        assert_eq!(kinds(&world, id).await, [StepKind::Begun]);
        let subject = Subject::Contribution { initiative: id, comment: None };
        forum.take_measure(&ruth, MeasureKind::Hide, subject, &by(rule, "Dit gaat over iemand.")).await.unwrap();
        assert_eq!(kinds(&world, id).await, [], "nor is anything told of a hidden initiative");
    }

    async fn only_the_newest_steps_are_told(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        for _ in 0..20 {
            world.wait(Timestamp::HOUR);
            world.forum.stand_beside(&fatma, id).await.unwrap();
            world.forum.step_back(&fatma, id, "Even niet.").await.unwrap();
        }
        let kinds = kinds(&world, id).await;
        assert_eq!(i64::try_from(kinds.len()).unwrap(), MOST);
        assert_eq!((kinds[0], kinds[29]), (StepKind::Companion(Step::Stood), StepKind::Companion(Step::SteppedBack)));
    }
}

#[tokio::test]
async fn the_index_knows_the_kinds_that_are_steps() {
    let world = World::sqlite().await;
    let Reader::Sqlite(mut conn) = world.read().await else { panic!("this is not SQLite") };
    let sql = format!(
        "EXPLAIN QUERY PLAN SELECT id FROM journal j WHERE j.initiative = 1 AND j.kind IN ({}) ORDER BY j.id DESC",
        KINDS.as_str()
    );
    let plan: Vec<(i64, i64, i64, String)> =
        sqlx::query_as(sqlx::AssertSqlSafe(sql)).fetch_all(conn.as_mut()).await.unwrap();
    assert!(plan.iter().any(|(.., line)| line.contains("journal_steps")), "{plan:?}");
}
