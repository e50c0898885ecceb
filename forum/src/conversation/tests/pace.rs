//! How fast people post, and what a post takes.

use crate::{
    storage::tests::statements::statements_of,
    testing::{World, both},
};
use naast_domain::{
    ids::{CommentId, InitiativeId},
    language::Language,
    members::Viewer,
    refusal::Refusal,
};
use tokio::task::JoinSet;

/// The most statements that posting a comment may take, beside those that begin, lock and end its transaction.
const BUDGET: usize = 13;
/// How many more when it replies to another one: that, whether its branch is locked, and counting it there.
const REPLY: usize = 3;

async fn say(world: &World, who: &Viewer, id: InitiativeId, parent: Option<CommentId>, body: &str) -> CommentId {
    world.forum.post_comment(who, id, parent, body, false, Language::Nl).await.unwrap()
}

both! {
    async fn a_comment_keeps_to_its_budget_of_statements(world) {
        let (anna, daan) = (world.citizen("Anna").await, world.citizen("Daan").await);
        let id = world.initiative(&anna, "Een bankje").await;
        for number in 0..30 {
            let follower = world.citizen(&format!("Volger{number}")).await;
            world.forum.follow(&follower, id, true).await.unwrap();
        }
        let text = "Met een leuning, want mijn moeder komt er anders niet meer uit.";
        let (statements, first) = statements_of(say(&world, &daan, id, None, text)).await;
        assert_eq!(statements, BUDGET);
        let text = "Dat is een goed idee, en dan ook een prullenbak ernaast.";
        let (statements, _) = statements_of(say(&world, &daan, id, Some(first), text)).await;
        assert_eq!(statements, BUDGET + REPLY);
    }

    async fn nobody_says_more_by_posting_in_two_threads_at_once(world) {
        let anna = world.citizen("Anna").await;
        let threads = [world.initiative(&anna, "Een bankje").await, world.initiative(&anna, "Een boom").await];
        let mut posting = JoinSet::new();
        for number in 0..30 {
            let (forum, anna, id) = (world.forum.clone(), anna.clone(), threads[number % 2]);
            posting.spawn(async move {
                let text = format!("Bericht {number}");
                forum.post_comment(&anna, id, None, &text, false, Language::Nl).await
            });
        }
        let (mut posted, mut refused) = (0, 0);
        while let Some(result) = posting.join_next().await {
            match result.unwrap() {
                Ok(_) => posted += 1,
                Err(crate::Error::Refused(Refusal::TooOften { .. })) => refused += 1,
                Err(error) => panic!("{error}"),
            }
        }
        assert_eq!((posted, refused), (20, 10));
    }
}
