//! News of a thread.

use crate::testing::both;
use naast_domain::{ids::EntryId, language::Language};

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

    async fn a_commit_wakes_up_whoever_waits(world) {
        let anna = world.citizen("Anna").await;
        let mut waiting = world.forum.committed();
        assert!(!waiting.has_changed().unwrap());
        world.initiative(&anna, "Een bankje.").await;
        assert!(waiting.has_changed().unwrap());
        waiting.mark_unchanged();
        assert!(world.forum.post_comment(&anna, naast_domain::ids::InitiativeId(99), None, "Ja", false, Language::Nl).await.is_err());
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
