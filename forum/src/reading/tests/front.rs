//! What the front page shows beside its list.

use crate::{
    answers::tests::posting::typed,
    testing::{World, both},
};
use naast_domain::{
    answers::{AnswerInput, AnswerKind},
    ids::InitiativeId,
    language::Language,
    members::Viewer,
    time::Timestamp,
};

async fn promise(world: &World, who: &Viewer, id: InitiativeId, words: &str, due: &str) {
    let input = AnswerInput { promise: words.into(), due: due.into(), ..typed(AnswerKind::Commitment) };
    world.forum.post_answer(who, id, None, &input, Language::Nl).await.unwrap();
}

/// Titles of those that wait, words of what is promised, and who answered.
async fn front(world: &World) -> (Vec<String>, Vec<String>, Vec<String>) {
    let front = world.forum.front().await.unwrap();
    let by = front.answered.iter().map(|row| row.standing.latest.as_ref().unwrap().by.clone());
    (
        front.waiting.iter().map(|row| row.title.clone()).collect(),
        front.promises.iter().map(|row| row.commitment.promise.clone()).collect(),
        by.collect(),
    )
}

both! {
    async fn the_front_page_tells_who_waits_what_is_promised_and_who_answered(world) {
        let none = Vec::<String>::new();
        assert_eq!(front(&world).await, (none.clone(), none.clone(), none.clone()));
        let anna = world.citizen("Anna").await;
        let mut ids = Vec::new();
        for story in ["Eerste", "Tweede", "Derde", "Vierde"] {
            ids.push(world.initiative(&anna, story).await);
            world.wait(Timestamp::HOUR);
        }
        assert_eq!(front(&world).await.0, ["Eerste", "Tweede", "Derde"], "the longest first, and no more than three");
        let (fatma, karin) = (world.official("Fatma").await, world.official("Karin").await);
        for (who, id) in [(&fatma, ids[0]), (&fatma, ids[1]), (&karin, ids[2])] {
            world.answer(who, id, None, "Ik kom kijken.").await;
            world.wait(Timestamp::HOUR);
        }
        let (waiting, _, answered) = front(&world).await;
        assert_eq!((waiting, answered), (vec!["Vierde".to_owned()], vec!["Karin".to_owned(), "Fatma".to_owned()]));
        promise(&world, &fatma, ids[1], "later", "2026-12-01").await;
        promise(&world, &fatma, ids[1], "eerst", "2026-11-27").await;
        assert_eq!(front(&world).await.1, ["eerst", "later"]);
        // What is withdrawn is nowhere on it, from the next reading on.
        world.forum.withdraw_initiative(&anna, ids[3]).await.unwrap();
        world.forum.withdraw_initiative(&anna, ids[1]).await.unwrap();
        assert_eq!(front(&world).await, (none.clone(), none, vec!["Karin".to_owned(), "Fatma".to_owned()]));
    }
}
