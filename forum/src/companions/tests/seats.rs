//! Companions: standing beside, handing over, taking over, stepping back, and the clock paused by hand.

use crate::{
    answers::tests::posting::typed,
    testing::{both, refused},
};
use naast_domain::{
    answers::AnswerKind,
    companions::Step,
    flaw::Flaw,
    journal::{Concern, EntryKind},
    language::Language,
    members::{Role, Viewer},
    refusal::Refusal,
    time::Timestamp,
};

fn number(viewer: &Viewer) -> String {
    viewer.id().unwrap().to_string()
}

both! {
    async fn an_official_goes_and_stands_beside_and_everybody_sees_it(world) {
        let (anna, fatma, rob) =
            (world.citizen("Anna").await, world.official("Fatma").await, world.official("Rob").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        world.forum.stand_beside(&fatma, id).await.unwrap();
        world.forum.stand_beside(&fatma, id).await.expect("standing there already changes nothing");
        world.forum.stand_beside(&rob, id).await.unwrap();
        let shown = world.forum.initiative(&Viewer::Visitor, id).await.unwrap();
        let names: Vec<_> = shown.companions.iter().map(|companion| companion.byline.name.as_str()).collect();
        assert_eq!(names, ["Fatma", "Rob"], "the first one is the first contact");
        assert_eq!(shown.standing.companion.map(|(name, _)| name).as_deref(), Some("Fatma"));
        assert_eq!(world.told(EntryKind::CompanionStood).await.len(), 2);
        let told = world.forum.for_you(&anna, None).await.unwrap().items;
        assert!(told.iter().all(|line| line.concern == Concern::OwnInitiative) && told.len() == 2);
    }

    async fn handing_over_takes_effect_at_once_and_promises_travel_with_their_dates(world) {
        let (anna, fatma, rob) =
            (world.citizen("Anna").await, world.official("Fatma").await, world.official("Rob").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        world.forum.stand_beside(&fatma, id).await.unwrap();
        world.forum.post_answer(&fatma, id, None, &typed(AnswerKind::Commitment), Language::Nl).await.unwrap();
        for (to, note, field) in [("", "Rob kent de buurt.", "to"), (number(&anna).as_str(),
        "Anna kan het zelf.", "to"), (number(&fatma).as_str(), "Aan mijzelf.", "to"), (number(&rob).as_str(),
        " ", "note")] {
            let refusal = refused(world.forum.hand_over(&fatma, id, to, note).await);
            assert_eq!(refusal.flaws()[0].field, field, "{to} {note}");
        }
        world.forum.hand_over(&fatma, id, &number(&rob), "Rob kent de buurt.").await.unwrap();
        let shown = world.forum.initiative(&anna, id).await.unwrap();
        assert_eq!(shown.companions[0].byline.name, "Rob");
        let promised = &shown.commitments[0];
        assert_eq!((promised.holder.name.as_str(), promised.due.iso().as_str()), ("Rob", "2026-12-11"));
        let last = shown.companion_steps.last().unwrap();
        assert_eq!((last.step, last.note.as_str()), (Step::HandedOver, "Rob kent de buurt."));
        assert_eq!(refused(world.forum.hand_over(&fatma, id, &number(&rob), "Nog eens.").await), Refusal::NotYours);
        world.forum.hand_over(&rob, id, &number(&fatma), "Toch beter bij jou.").await.expect("the colleague may hand back");
        assert_eq!(world.forum.initiative(&anna, id).await.unwrap().companions[0].byline.name, "Fatma");
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn a_colleague_takes_over_with_a_note(world) {
        let (anna, fatma, rob) =
            (world.citizen("Anna").await, world.official("Fatma").await, world.official("Rob").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        assert_eq!(refused(world.forum.take_over(&rob, id, "", "Niemand staat er.").await), Refusal::NotOpen);
        world.forum.stand_beside(&fatma, id).await.unwrap();
        assert_eq!(refused(world.forum.take_over(&rob, id, "", "").await).flaws()[0].field, "note");
        assert_eq!(refused(world.forum.take_over(&rob, id, "999", "Iemand.").await), Refusal::field("from", Flaw::NotAChoice));
        assert_eq!(refused(world.forum.take_over(&fatma, id, "", "Van mijzelf.").await), Refusal::NotOpen);
        world.forum.take_over(&rob, id, "", "Fatma is er even niet.").await.unwrap();
        let shown = world.forum.initiative(&anna, id).await.unwrap();
        assert_eq!(shown.companions.iter().map(|companion| companion.byline.name.as_str()).collect::<Vec<_>>(), ["Rob"]);
        let told = world.forum.for_you(&fatma, None).await.unwrap().items;
        assert!(told.iter().any(|line| line.kind == EntryKind::CompanionTookOver && line.concern == Concern::Companion));
    }

    async fn whoever_follows_hears_who_stands_there(world) {
        let (anna, bram, fatma, rob) = (
            world.citizen("Anna").await,
            world.citizen("Bram").await,
            world.official("Fatma").await,
            world.official("Rob").await,
        );
        let id = world.initiative(&anna, "Een bankje.").await;
        for follower in [&bram, &fatma] {
            world.forum.follow(follower, id, true).await.unwrap();
        }
        world.forum.stand_beside(&fatma, id).await.unwrap();
        world.forum.hand_over(&fatma, id, &number(&rob), "Rob kent de buurt.").await.unwrap();
        world.forum.take_over(&fatma, id, "", "Rob is er even niet.").await.unwrap();
        let kinds = async |viewer: &Viewer| {
            let lines = world.forum.for_you(viewer, None).await.unwrap().items;
            lines.into_iter().rev().map(|line| (line.kind, line.concern)).collect::<Vec<_>>()
        };
        let steps = [EntryKind::CompanionStood, EntryKind::CompanionHandedOver, EntryKind::CompanionTookOver];
        assert_eq!(kinds(&bram).await, steps.map(|kind| (kind, Concern::Followed)));
        assert_eq!(kinds(&anna).await, steps.map(|kind| (kind, Concern::OwnInitiative)), "the nearest reason counts");
        assert_eq!(kinds(&fatma).await, [], "nobody is told what they did themselves");
    }

    async fn stepping_back_leaves_the_seat_free_with_a_reason(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        world.forum.stand_beside(&fatma, id).await.unwrap();
        assert_eq!(refused(world.forum.step_back(&fatma, id, "").await).flaws()[0].field, "note");
        world.forum.step_back(&fatma, id, "Het is mijn eigen straat.").await.unwrap();
        let shown = world.forum.initiative(&anna, id).await.unwrap();
        assert!(shown.companions.is_empty());
        assert_eq!(shown.companion_steps.last().unwrap().note, "Het is mijn eigen straat.");
    }

    async fn whoever_is_no_official_any_more_stands_nowhere(world) {
        let (anna, fatma, ada) =
            (world.citizen("Anna").await, world.official("Fatma").await, world.administrator("Ada").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        world.forum.stand_beside(&fatma, id).await.unwrap();
        world.forum.revoke_role(&ada, fatma.id().unwrap(), Role::Official).await.unwrap();
        assert!(world.forum.initiative(&anna, id).await.unwrap().companions.is_empty());
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn the_clock_is_paused_by_hand_with_a_reason_and_goes_on_by_itself(world) {
        let (anna, fatma, rob) =
            (world.citizen("Anna").await, world.official("Fatma").await, world.official("Rob").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        world.forum.stand_beside(&fatma, id).await.unwrap();
        let clock = async || world.forum.initiative(&anna, id).await.unwrap();
        assert_eq!(refused(world.forum.pause_clock(&rob, id, "2026-11-27", "Even wachten.").await), Refusal::NotYours);
        for (until, reason, field) in [("", "Wij tellen eerst.", "until"), ("2026-11-20", "Wij tellen eerst.",
        "until"), ("2026-11-27", "", "reason")] {
            assert_eq!(refused(world.forum.pause_clock(&fatma, id, until, reason).await).flaws()[0].field, field);
        }
        let far = refused(world.forum.pause_clock(&fatma, id, "2027-06-01", "Wij tellen lang.").await);
        assert_eq!(far, Refusal::field("until", Flaw::TooFarAway { working_days: 60 }));
        world.forum.pause_clock(&fatma, id, "2026-11-27", "Wij tellen eerst.").await.unwrap();
        assert_eq!(clock().await.pause_reason, "Wij tellen eerst.");
        world.wait(4 * Timestamp::DAY);
        assert_eq!(clock().await.standing.clock.map(|clock| (clock.waited, clock.pause.is_some())), Some((0, true)));
        world.wait(3 * Timestamp::DAY);
        let later = clock().await;
        assert_eq!(later.standing.clock.map(|clock| (clock.waited, clock.pause.is_some())), Some((1, false)));
        assert_eq!(later.pause_reason, "", "the reason goes with the pause");
        world.forum.pause_clock(&fatma, id, "2026-12-31", "Nog even.").await.unwrap();
        world.wait(Timestamp::DAY);
        world.forum.resume_clock(&fatma, id).await.unwrap();
        world.wait(Timestamp::DAY);
        assert_eq!(clock().await.standing.clock.map(|clock| clock.waited), Some(2));
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }
}
