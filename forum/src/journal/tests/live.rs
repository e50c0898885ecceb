//! News of a thread.

use crate::{
    Follower, Forum,
    testing::{PASSWORD, World, both},
};
use naast_domain::{
    ids::{CommentId, EntryId, InitiativeId},
    language::Language,
    members::Viewer,
};
use std::time::Duration;

async fn say(world: &World, viewer: &Viewer, thread: InitiativeId, words: &str) -> CommentId {
    world.forum.post_comment(viewer, thread, None, words, false, Language::Nl).await.unwrap()
}

/// The entry of what was posted last in a thread.
async fn newest(world: &World, thread: InitiativeId) -> EntryId {
    let news = world.forum.news(thread, EntryId(0)).await.unwrap();
    news.last().expect("something was posted").0
}

/// The next that a follower is told; it fails when nothing comes.
async fn told(follower: &mut Follower) -> EntryId {
    tokio::time::timeout(Duration::from_secs(20), follower.next()).await.expect("news").entry
}

/// Whether a follower is told nothing more for a while.
async fn is_quiet(follower: &mut Follower) -> bool {
    tokio::time::timeout(Duration::from_millis(200), follower.next()).await.is_err()
}

both! {
    async fn news_is_what_was_posted_in_this_thread_since(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        let (here, there) = (world.initiative(&anna, "Hier").await, world.initiative(&anna, "Daar").await);
        let before = world.forum.post_comment(&anna, here, None, "Eerder", false, Language::Nl).await.unwrap();
        let position = EntryId(world.forum.initiative(&anna, here).await.unwrap().journal_position);
        let comment = world.forum.post_comment(&anna, here, None, "Nieuw", false, Language::Nl).await.unwrap();
        world.forum.support(&fatma, here, true).await.unwrap();
        world.forum.edit_comment(&anna, before, 1, "Anders").await.unwrap();
        world.forum.post_comment(&anna, there, None, "Elders", false, Language::Nl).await.unwrap();
        let answer = world.answer(&fatma, here, None, "Antwoord").await;
        let news = world.forum.news(here, position).await.unwrap();
        let told: Vec<_> = news.iter().map(|(_, comment, author)| (*comment, *author)).collect();
        assert_eq!(told, [(comment, anna.id()), (answer, fatma.id())]);
        assert!(news[0].0 > position && news[1].0 > news[0].0);
        assert_eq!(world.forum.news(here, news[0].0).await.unwrap().len(), 1);
    }

    async fn whoever_closed_their_account_has_no_number_any_more(world) {
        let (anna, bert) = (world.citizen("Anna").await, world.registered("Bert").await);
        let id = world.initiative(&anna, "Hier").await;
        say(&world, &bert, id, "Een").await;
        say(&world, &anna, id, "Twee").await;
        world.forum.close_account(&bert, PASSWORD, false).await.unwrap();
        let news = world.forum.news(id, EntryId(0)).await.unwrap();
        assert_eq!(news.iter().map(|(_, _, author)| *author).collect::<Vec<_>>(), [None, anna.id()]);
    }

    async fn who_follows_a_thread_hears_everything_once_and_in_order(world) {
        let anna = world.citizen("Anna").await;
        let (here, there) = (world.initiative(&anna, "Hier").await, world.initiative(&anna, "Daar").await);
        say(&world, &anna, here, "Eerder").await;
        let first = newest(&world, here).await;
        let mut early = world.forum.follow_news(here, EntryId(0));
        assert_eq!(told(&mut early).await, first, "what was posted before they came");
        assert!(is_quiet(&mut early).await);
        say(&world, &anna, there, "Elders").await;
        say(&world, &anna, here, "Nieuw").await;
        let second = newest(&world, here).await;
        let mut late = world.forum.follow_news(here, second);
        assert_eq!(told(&mut early).await, second);
        assert!(is_quiet(&mut early).await && is_quiet(&mut late).await, "each once");
        say(&world, &anna, here, "Nog een").await;
        let third = newest(&world, here).await;
        assert_eq!((told(&mut early).await, told(&mut late).await), (third, third));
    }

    async fn who_is_slow_misses_nothing(world) {
        let anna = world.citizen("Anna").await;
        let here = world.initiative(&anna, "Hier").await;
        let mut slow = world.forum.follow_news(here, EntryId(0));
        assert!(is_quiet(&mut slow).await);
        for number in 0..5 {
            // More in all than waits for anybody.
            for part in 0..8 {
                say(&world, &anna, here, &format!("Woord {number}.{part}")).await;
            }
            world.wait(3_600_000);
        }
        let expected: Vec<_> = world.forum.news(here, EntryId(0)).await.unwrap().into_iter().map(|it| it.0).collect();
        let mut heard = Vec::new();
        while heard.len() < expected.len() {
            heard.push(told(&mut slow).await);
        }
        assert_eq!(heard, expected);
        assert!(is_quiet(&mut slow).await);
    }

    async fn a_thread_that_everybody_left_is_forgotten(world) {
        let anna = world.citizen("Anna").await;
        let here = world.initiative(&anna, "Hier").await;
        let one = world.forum.follow_news(here, EntryId(0));
        let other = world.forum.follow_news(here, EntryId(0));
        assert_eq!(world.forum.followed_threads(), 1);
        drop(one);
        assert_eq!(world.forum.followed_threads(), 1);
        drop(other);
        assert_eq!(world.forum.followed_threads(), 0);
    }

    async fn what_another_process_wrote_is_heard_too(world) {
        let anna = world.citizen("Anna").await;
        let here = world.initiative(&anna, "Hier").await;
        let beside = Forum::open(world.url(), world.forum.clock().clone()).await.unwrap();
        let mut follower = beside.follow_news(here, EntryId(0));
        assert!(is_quiet(&mut follower).await);
        say(&world, &anna, here, "Van hiernaast").await;
        assert_eq!(told(&mut follower).await, newest(&world, here).await);
        beside.close().await;
    }

    async fn a_commit_wakes_up_whoever_waits(world) {
        let anna = world.citizen("Anna").await;
        let mut waiting = world.forum.committed();
        assert!(!waiting.has_changed().unwrap());
        world.initiative(&anna, "Een bankje.").await;
        assert!(waiting.has_changed().unwrap());
        waiting.mark_unchanged();
        assert!(world.forum.post_comment(&anna, InitiativeId(99), None, "Ja", false, Language::Nl).await.is_err());
        assert!(!waiting.has_changed().unwrap());
    }

    async fn what_the_journal_does_not_tell_wakes_up_nobody(world) {
        let anna = world.citizen("Anna").await;
        let id = world.initiative(&anna, "Een bankje.").await;
        let waiting = world.forum.committed();
        world.forum.keep_draft(&anna, "propose", "Ik schrijf nog").await.unwrap();
        world.forum.note_visit(&anna, id).await.unwrap();
        assert!(!waiting.has_changed().unwrap());
    }
}
