//! Drafts.

use crate::testing::both;
use naast_domain::{language::Language, members::Viewer, time::Timestamp};

both! {
    async fn a_draft_is_kept_for_its_writer_only(world) {
        let (anna, bram) = (world.citizen("Anna").await, world.citizen("Bram").await);
        world.forum.keep_draft(&anna, "propose", "{\"story\":\"Een\"}").await.unwrap();
        world.forum.keep_draft(&anna, "propose", "{\"story\":\"Een bankje\"}").await.unwrap();
        let kept = world.forum.draft(&anna, "propose").await.unwrap();
        assert_eq!(kept.as_deref(), Some("{\"story\":\"Een bankje\"}"));
        assert_eq!(world.forum.draft(&bram, "propose").await.unwrap(), None);
        world.forum.keep_draft(&anna, "propose", "").await.unwrap();
        assert_eq!(world.forum.draft(&anna, "propose").await.unwrap(), None);
    }

    async fn what_is_posted_is_no_draft_any_more(world) {
        let anna = world.citizen("Anna").await;
        world.forum.keep_draft(&anna, "propose", "{}").await.unwrap();
        let id = world.initiative(&anna, "Een bankje.").await;
        assert_eq!(world.forum.draft(&anna, "propose").await.unwrap(), None);
        let place = format!("reply:{id}:0");
        world.forum.keep_draft(&anna, &place, "{}").await.unwrap();
        world.forum.keep_draft(&anna, &format!("reply:{id}:7"), "{}").await.unwrap();
        world.forum.post_comment(&anna, id, None, "Ja", false, Language::Nl).await.unwrap();
        assert_eq!(world.forum.draft(&anna, &place).await.unwrap(), None);
        assert!(world.forum.draft(&anna, &format!("reply:{id}:7")).await.unwrap().is_some());
    }

    async fn only_the_newest_drafts_are_kept(world) {
        let anna = world.citizen("Anna").await;
        for number in 0..60 {
            world.wait(Timestamp::SECOND);
            world.forum.keep_draft(&anna, &format!("reply:1:{number}"), "{}").await.unwrap();
        }
        let mut kept = Vec::new();
        for number in 0..60 {
            kept.push(world.forum.draft(&anna, &format!("reply:1:{number}")).await.unwrap().is_some());
        }
        assert_eq!((kept.iter().position(|is_kept| *is_kept), kept[10..].iter().all(|is_kept| *is_kept)), (Some(10), true));
    }

    async fn strange_places_large_drafts_and_visitors_are_refused(world) {
        let anna = world.citizen("Anna").await;
        assert!(world.forum.keep_draft(&anna, "../etc", "{}").await.is_err());
        assert!(world.forum.keep_draft(&anna, "propose", &"x".repeat(200_000)).await.is_err());
        assert!(world.forum.keep_draft(&Viewer::Visitor, "propose", "{}").await.is_err());
        assert!(world.forum.draft(&Viewer::Visitor, "propose").await.is_err());
    }
}
