//! Entries become readable in the order of their numbers, whoever writes where.

use crate::{
    Forum,
    testing::{World, both},
};
use naast_domain::{ids::InitiativeId, initiatives::InitiativeInput, language::Language, members::Viewer};
use std::time::Duration;
use tokio::task::JoinSet;

/// Writers at once, each in an initiative of their own.
const WRITERS: usize = 12;
/// What each of them posts: no more than a minute allows.
const POSTS: usize = 12;

/// Posts, supports and follows here, and now and then begins something else, which nobody does at the same time as others.
async fn write(forum: Forum, who: Viewer, here: InitiativeId) {
    for number in 0..POSTS {
        let text = format!("Bericht {number} van {here}");
        forum.post_comment(&who, here, None, &text, false, Language::Nl).await.unwrap();
        forum.support(&who, here, number % 2 == 0).await.unwrap();
        forum.follow(&who, here, number % 2 == 0).await.unwrap();
        if number % 4 == 0 {
            let input = InitiativeInput { story: format!("Plan {number} van {here}"), ..InitiativeInput::default() };
            forum.propose(&who, &input).await.unwrap();
        }
    }
}

/// The entries after this one.
async fn after(world: &World, entry: i64) -> Vec<i64> {
    let mut conn = world.read().await;
    let rows = fetch_all!(&mut conn, (i64,), "SELECT id FROM journal WHERE id > $1 ORDER BY id", entry).unwrap();
    rows.into_iter().map(|(id,)| id).collect()
}

both! {
    async fn who_reads_on_after_the_last_entry_misses_none(world) {
        let mut writing = JoinSet::new();
        for number in 0..WRITERS {
            let who = world.citizen(&format!("Schrijver{number}")).await;
            let here = world.initiative(&who, &format!("Plan {number}")).await;
            writing.spawn(write(world.forum.clone(), who, here));
        }
        let (mut read, mut rounds) = (Vec::new(), 0);
        loop {
            let is_over = writing.is_empty();
            let new = after(&world, read.last().copied().unwrap_or_default()).await;
            rounds += usize::from(!new.is_empty());
            read.extend(new);
            if is_over {
                break;
            }
            while let Some(written) = writing.try_join_next() {
                written.unwrap();
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        assert!(rounds > POSTS, "it read while others wrote");
        assert_eq!(read, after(&world, 0).await);
    }
}
