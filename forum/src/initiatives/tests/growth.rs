//! From concern to initiative.

use crate::testing::{World, both, by, refused};
use naast_domain::{
    flaw::Flaw,
    ids::InitiativeId,
    initiatives::{InitiativeInput, Mood},
    journal::{Concern, EntryKind},
    measures::{MeasureKind, Subject},
    members::Viewer,
    refusal::Refusal,
    time::Timestamp,
};

fn told(story: &str, mood: &str) -> InitiativeInput {
    InitiativeInput { story: story.into(), mood: mood.into(), ..InitiativeInput::default() }
}

async fn concern(world: &World, who: &Viewer) -> InitiativeId {
    world.forum.propose(who, &told("Elke dag staan ze dubbel. Ik ben er klaar mee!", "concern")).await.unwrap()
}

both! {
    async fn a_concern_grows_into_an_initiative_and_its_history_stays(world) {
        let (samira, bram, fatma) = (world.citizen("Samira").await, world.citizen("Bram").await, world.official("Fatma").await);
        let id = concern(&world, &samira).await;
        world.forum.stand_beside(&fatma, id).await.unwrap();
        world.forum.follow(&bram, id, true).await.unwrap();
        world.wait(Timestamp::DAY);
        world.forum.grow(&samira, id, 1, &told("Een schoolstraat. Ik sta bij het hek.", "hope")).await.unwrap();
        let grown = world.forum.initiative(&Viewer::Visitor, id).await.unwrap();
        assert_eq!((grown.grown_at, grown.version), (Some(world.clock.now()), 2));
        assert_eq!((grown.title.as_str(), grown.mood), ("Een schoolstraat", Some(Mood::Concern)), "it began in concern");
        let versions = world.forum.initiative_versions(&Viewer::Visitor, id, None).await.unwrap();
        assert_eq!(versions[0].text, "Elke dag staan ze dubbel. Ik ben er klaar mee!");
        for (who, why) in [(&bram, Concern::Followed), (&fatma, Concern::Companion)] {
            let line = world.forum.for_you(who, None).await.unwrap().items.remove(0);
            assert_eq!((line.kind, line.concern), (EntryKind::ConcernGrown, why));
        }
        assert_eq!(world.told(EntryKind::ConcernGrown).await, [("public".to_owned(), samira.id(), None)]);
        let found = world.forum.search(&Viewer::Visitor, "schoolstraat", None).await.unwrap().items;
        assert_eq!(found.len(), 1);
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    /// Telling it anew is changing it, which is what the moderator asked for.
    async fn a_concern_that_was_withheld_is_there_again_once_it_has_grown(world) {
        let (samira, ruth, rule) = (world.citizen("Samira").await, world.moderator("Ruth").await, world.rule().await);
        let id = concern(&world, &samira).await;
        let subject = Subject::Contribution { initiative: id, comment: None };
        world.forum.take_measure(&ruth, MeasureKind::Withhold, subject, &by(rule, "Dit gaat over iemand.")).await.unwrap();
        assert!(world.forum.initiative(&Viewer::Visitor, id).await.unwrap().removal.is_some());
        world.forum.grow(&samira, id, 1, &told("Een schoolstraat.", "")).await.unwrap();
        let grown = world.forum.initiative(&Viewer::Visitor, id).await.unwrap();
        assert_eq!((grown.title.as_str(), grown.removal), ("Een schoolstraat", None));
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn only_a_concern_grows_and_only_once(world) {
        let samira = world.citizen("Samira").await;
        let new = told("Een schoolstraat.", "");
        for mood in ["", "hope"] {
            let id = world.forum.propose(&samira, &told(&format!("Een bankje. {mood}"), mood)).await.unwrap();
            assert_eq!(refused(world.forum.grow(&samira, id, 1, &new).await), Refusal::NotOpen, "{mood}");
        }
        let id = concern(&world, &samira).await;
        world.forum.grow(&samira, id, 1, &new).await.unwrap();
        assert_eq!(refused(world.forum.grow(&samira, id, 2, &told("Nog eens.", "")).await), Refusal::NotOpen);
        let id = world.forum.propose(&samira, &told("Weer dubbel!", "concern")).await.unwrap();
        world.forum.withdraw_initiative(&samira, id).await.unwrap();
        assert_eq!(refused(world.forum.grow(&samira, id, 1, &new).await), Refusal::NotOpen);
    }

    async fn growing_is_its_authors_and_loses_nothing(world) {
        let (samira, fatma) = (world.citizen("Samira").await, world.official("Fatma").await);
        let id = concern(&world, &samira).await;
        assert_eq!(refused(world.forum.grow(&fatma, id, 1, &told("Een plein.", "")).await), Refusal::NotYours);
        assert_eq!(refused(world.forum.grow(&samira, id, 1, &told(" ", "")).await).flaws(), [Flaw::Empty.at("story")]);
        let newer = told("Elke dag staan ze driedubbel.", "concern");
        world.forum.edit_initiative(&samira, id, 1, &newer).await.unwrap();
        let stale = Refusal::Stale { version: 2, theirs: newer.story.clone() };
        assert_eq!(refused(world.forum.grow(&samira, id, 1, &told("Een plein.", "")).await), stale);
        assert_eq!(world.forum.initiative(&samira, id).await.unwrap().grown_at, None);
    }
}
