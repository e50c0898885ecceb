//! A meeting: looked at before it is saved, and saved as a whole.

use crate::testing::{World, both, refused};
use naast_domain::{flaw::Flaw, journal::EntryKind, members::Viewer, on_behalf::Entered, refusal::Refusal};

const TEXT: &str = "Henk: Een bankje.\n\nEen bewoner: Een tuin.";

/// Looks, and saves what was looked at.
async fn saved(world: &World, who: &Viewer, text: &str) -> crate::Result<Vec<Entered>> {
    let looked = world.forum.look_at_meeting(who, text).unwrap().fingerprint;
    world.forum.enter_meeting(who, "2026-11-19", "1", text, &looked).await
}

fn wrong(flaw: Flaw) -> Refusal {
    Refusal::field("stories", flaw)
}

both! {
    async fn a_meeting_is_entered_as_a_whole_or_not_at_all(world) {
        let ruth = world.moderator("Ruth").await;
        assert_eq!(refused(saved(&world, &ruth, "Henk: Een bankje.\n\nZonder naam een tuin.").await), wrong(Flaw::Empty));
        assert_eq!(refused(saved(&world, &ruth, " ").await), wrong(Flaw::Empty));
        let many = "Henk: Een bankje.\n\n".repeat(51);
        assert_eq!(refused(saved(&world, &ruth, &many).await), wrong(Flaw::TooMany { maximum: 50, actual: 51 }));
        let looked = world.forum.look_at_meeting(&ruth, TEXT).unwrap().fingerprint;
        assert_eq!(refused(world.forum.enter_meeting(&ruth, "", "", TEXT, &looked).await).flaws()[0].field, "consent");
        assert_eq!(world.told(EntryKind::EnteredOnBehalf).await.len(), 0);
        let made = saved(&world, &ruth, TEXT).await.unwrap();
        assert_eq!(made.len(), 2);
        assert_ne!(made[0].code, made[1].code);
        let shown = world.forum.initiative(&Viewer::Visitor, made[1].initiative).await.unwrap();
        assert_eq!((shown.initiator.name.as_str(), shown.origin.as_str()), ("Een bewoner", "meeting"));
    }

    async fn only_the_text_that_was_looked_at_is_saved(world) {
        let (ruth, anna) = (world.moderator("Ruth").await, world.citizen("Anna").await);
        let looked = world.forum.look_at_meeting(&ruth, TEXT).unwrap();
        assert_eq!(looked.stories.len(), 2);
        assert_eq!(refused(world.forum.enter_meeting(&ruth, "", "1", TEXT, "").await), wrong(Flaw::NotLookedAt));
        let changed = TEXT.replace("tuin", "moestuin");
        let refusal = refused(world.forum.enter_meeting(&ruth, "", "1", &changed, &looked.fingerprint).await);
        assert_eq!(refusal, wrong(Flaw::NotLookedAt));
        assert_eq!(world.told(EntryKind::EnteredOnBehalf).await.len(), 0);
        let lines = TEXT.replace('\n', "\r\n");
        world.forum.enter_meeting(&ruth, "", "1", &lines, &looked.fingerprint).await.expect("forms end their lines so");
        assert_eq!(refused(world.forum.look_at_meeting(&anna, TEXT)), Refusal::NotYourRole);
    }

    async fn a_meeting_that_is_sent_twice_begins_once(world) {
        let ruth = world.moderator("Ruth").await;
        let first = saved(&world, &ruth, TEXT).await.unwrap();
        let second = saved(&world, &ruth, TEXT).await.unwrap();
        let initiatives = |made: &[Entered]| made.iter().map(|it| it.initiative).collect::<Vec<_>>();
        assert_eq!(initiatives(&second), initiatives(&first));
        world.forum.enter_claim_code("here", &second[0].code).await.expect("the second slip counts");
        let same = saved(&world, &ruth, "Ria: Een boom.\n\nRia: Een boom.").await.unwrap();
        assert_eq!(same.len(), 1);
        world.forum.enter_claim_code("here", &same[0].code).await.expect("its code is alive");
        assert_eq!(world.told(EntryKind::EnteredOnBehalf).await.len(), 3);
    }
}
