//! Did this help, is it done, who helps, and who carries it together.

use crate::testing::{both, refused};
use naast_domain::{
    clock::Cause,
    conversation::ThreadPart,
    flaw::Flaw,
    initiatives::offer::OfferState,
    journal::{Concern, EntryKind, StepKind},
    language::Language,
    members::Viewer,
    refusal::Refusal,
    time::Timestamp,
};

both! {
    async fn whoever_carries_it_says_whether_an_answer_helped(world) {
        let (anna, bram, fatma) =
            (world.citizen("Anna").await, world.citizen("Bram").await, world.official("Fatma").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        world.forum.stand_beside(&fatma, id).await.unwrap();
        let comment = world.answer(&fatma, id, None, "Ik kom kijken.").await;
        for other in [&bram, &fatma] {
            assert_eq!(refused(world.forum.say_helped(other, comment, true, "").await), Refusal::NotYours);
        }
        world.forum.say_helped(&anna, comment, false, "Er kwam niemand.").await.unwrap();
        let help = async || {
            let page = world.forum.thread(&Viewer::Visitor, id, ThreadPart::default()).await.unwrap();
            page.comments[0].answer.clone().unwrap().help.unwrap()
        };
        assert_eq!((help().await.helped, help().await.words.as_str()), (false, "Er kwam niemand."));
        let clock = world.forum.initiative(&anna, id).await.unwrap().standing.clock.unwrap();
        assert_eq!((clock.cause, clock.waited), (Cause::NotHelped, 0));
        let desk = world.forum.desk(&fatma).await.unwrap();
        assert_eq!((desk.not_helped.count.at_least, desk.not_helped.rows[0].about), (1, Some(comment)), "it is back on the desk");
        world.forum.say_helped(&anna, comment, true, "").await.expect("one may change one's mind");
        assert!(help().await.helped && world.forum.initiative(&anna, id).await.unwrap().standing.clock.is_none());
        let lines = world.forum.for_you(&fatma, None).await.unwrap().items;
        let told: Vec<_> = lines.iter().filter(|line| line.concern == Concern::OwnAnswer).map(|line| line.word.as_str()).collect();
        assert_eq!(told, ["yes", "no"]);
    }

    async fn only_an_answer_that_says_something_can_help(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        let said = world.forum.post_comment(&anna, id, None, "Ja", false, Language::Nl).await.unwrap();
        let read = naast_domain::answers::AnswerInput { kind: "read".into(), ..Default::default() };
        let read = world.forum.post_answer(&fatma, id, None, &read, Language::Nl).await.unwrap();
        let gone = world.answer(&fatma, id, None, "Ik kom kijken.").await;
        world.forum.withdraw_comment(&fatma, gone).await.unwrap();
        for comment in [said, read, gone] {
            assert_eq!(refused(world.forum.say_helped(&anna, comment, true, "").await), Refusal::NotOpen);
        }
    }

    async fn the_initiator_says_when_it_is_done_and_when_it_is_not(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        assert_eq!(refused(world.forum.declare_done(&fatma, id).await), Refusal::NotYours);
        assert_eq!(refused(world.forum.reopen(&anna, id, "").await), Refusal::NotOpen);
        world.forum.declare_done(&anna, id).await.unwrap();
        assert_eq!(refused(world.forum.declare_done(&anna, id).await), Refusal::NotOpen);
        let standing = async || world.forum.initiative(&anna, id).await.unwrap().standing;
        assert_eq!((standing().await.done, standing().await.clock), (Some(world.clock.now()), None));
        world.wait(Timestamp::DAY);
        world.forum.reopen(&anna, id, "").await.unwrap();
        assert_eq!((standing().await.done, standing().await.clock.map(|clock| clock.cause)), (None, Some(Cause::Reopened)));
        world.forum.withdraw_initiative(&anna, id).await.unwrap();
        assert_eq!(refused(world.forum.declare_done(&anna, id).await), Refusal::NotOpen);
    }

    async fn help_is_offered_once_and_accepted_or_kindly_declined(world) {
        let (anna, bram) = (world.citizen("Anna").await, world.citizen("Bram").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        for (kind, text, field) in [("love", "Ik help", "kind"), ("time", " ", "text")] {
            assert_eq!(refused(world.forum.offer_help(&bram, id, kind, text).await).flaws()[0].field, field);
        }
        let offer = world.forum.offer_help(&bram, id, "skill", "Ik timmer.").await.unwrap();
        assert_eq!(world.forum.offer_help(&bram, id, "skill", "Ik timmer.").await.unwrap(), offer);
        assert_eq!(refused(world.forum.answer_offer(&bram, offer, true, "").await), Refusal::NotYours);
        world.forum.answer_offer(&anna, offer, false, "Er zijn al twee timmerlui.").await.unwrap();
        let shown = async || world.forum.initiative(&Viewer::Visitor, id).await.unwrap().offers;
        assert_eq!((shown().await[0].state, shown().await[0].words.as_str()), (OfferState::Declined, "Er zijn al twee timmerlui."));
        world.forum.answer_offer(&anna, offer, true, "").await.unwrap();
        assert_eq!(shown().await[0].state, OfferState::Accepted);
        let told = world.forum.for_you(&bram, None).await.unwrap().items;
        assert_eq!(told.iter().filter(|line| line.concern == Concern::OwnOffer).count(), 2);
        assert_eq!(refused(world.forum.withdraw_offer(&anna, offer).await), Refusal::NotYours);
        world.forum.withdraw_offer(&bram, offer).await.unwrap();
        assert_eq!(shown().await, []);
        assert_eq!(refused(world.forum.answer_offer(&anna, offer, true, "").await), Refusal::NotOpen);
        world.forum.withdraw_initiative(&anna, id).await.unwrap();
        assert_eq!(refused(world.forum.offer_help(&bram, id, "time", "Toch").await), Refusal::ThreadClosed);
    }

    async fn others_are_invited_to_carry_it_and_then_may_do_what_a_carrier_may(world) {
        let (anna, bram, cees, fatma) = (
            world.citizen("Anna").await,
            world.citizen("Bram").await,
            world.citizen("Cees").await,
            world.official("Fatma").await,
        );
        let id = world.initiative(&anna, "Een bankje.").await;
        let answer = world.answer(&fatma, id, None, "Ik kom kijken.").await;
        for (name, flaw) in [("", Flaw::Empty), ("Niemand", Flaw::Nobody), ("Anna", Flaw::ThereAlready)] {
            assert_eq!(refused(world.forum.invite_carrier(&anna, id, name).await), Refusal::field("name", flaw));
        }
        world.forum.invite_carrier(&anna, id, "@bram").await.unwrap();
        assert_eq!(refused(world.forum.say_helped(&bram, answer, true, "").await), Refusal::NotYours, "not before saying yes");
        assert_eq!(refused(world.forum.answer_invitation(&cees, id, true).await), Refusal::NotFound);
        world.forum.answer_invitation(&bram, id, true).await.unwrap();
        world.forum.say_helped(&bram, answer, true, "").await.unwrap();
        let carriers = world.forum.initiative(&Viewer::Visitor, id).await.unwrap().carriers;
        assert_eq!(carriers.iter().map(|carrier| carrier.byline.name.as_str()).collect::<Vec<_>>(), ["Anna", "Bram"]);
        assert_eq!(refused(world.forum.initiative_source(&bram, id).await), Refusal::NotYours, "the story stays its author's");
        world.forum.stop_carrying(&bram, id).await.unwrap();
        assert_eq!(refused(world.forum.declare_done(&bram, id).await), Refusal::NotYours);
        world.forum.invite_carrier(&anna, id, "Cees").await.unwrap();
        world.forum.answer_invitation(&cees, id, false).await.unwrap();
        assert_eq!(world.told(EntryKind::CarrierDeclined).await.len(), 1);
        assert_eq!(refused(world.forum.stop_carrying(&anna, id).await), Refusal::NotOpen, "the last one stays");
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    /// Each is kept in the journal for ever, or put before people who did not ask for it.
    async fn what_can_be_done_and_undone_is_done_so_often_in_an_hour(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        let answer = world.answer(&fatma, id, None, "Ik kom kijken.").await;
        let forum = &world.forum;
        for number in 0..20 {
            world.citizen(&format!("Buur{number}")).await;
            forum.invite_carrier(&anna, id, &format!("Buur{number}")).await.unwrap();
            forum.change_profile(&anna, "Anna", &format!("Nummer {number}"), None).await.unwrap();
            forum.invite_carrier(&anna, id, "Buur0").await.expect("who is invited already is not told again");
        }
        world.citizen("Buur20").await;
        let too_often = Refusal::TooOften { wait_seconds: 3_600 };
        assert_eq!(refused(forum.invite_carrier(&anna, id, "Buur20").await), too_often);
        assert_eq!(refused(forum.change_profile(&anna, "Anna", "Nog een keer", None).await), too_often);
        forum.change_profile(&anna, "Anna", "Nummer 19", None).await.expect("the same as before");
        for number in 0..60 {
            forum.say_helped(&anna, answer, number % 2 == 0, "").await.unwrap();
            forum.support(&anna, id, number % 2 == 0).await.unwrap();
            forum.follow(&anna, id, number % 2 == 1).await.unwrap();
        }
        assert_eq!(refused(forum.say_helped(&anna, answer, true, "").await), too_often);
        assert_eq!(refused(forum.support(&anna, id, true).await), too_often);
        forum.follow(&anna, id, true).await.expect("as it is already");
        for number in 0..10 {
            match number % 2 {
                0 => forum.declare_done(&anna, id).await.unwrap(),
                _ => forum.reopen(&anna, id, "").await.unwrap(),
            }
        }
        assert_eq!(refused(forum.declare_done(&anna, id).await), too_often);
        world.wait(Timestamp::HOUR);
        forum.support(&anna, id, true).await.unwrap();
        forum.declare_done(&anna, id).await.unwrap();
    }

    async fn who_was_invited_is_known_to_whoever_carries_it_and_to_the_invited(world) {
        let (anna, bram, cees, fatma) = (
            world.citizen("Anna").await,
            world.citizen("Bram").await,
            world.citizen("Cees").await,
            world.official("Fatma").await,
        );
        let id = world.initiative(&anna, "Een bankje.").await;
        for name in ["Bram", "Cees"] {
            world.forum.invite_carrier(&anna, id, name).await.unwrap();
        }
        let seen = async |viewer: &Viewer| {
            let carriers = world.forum.initiative(viewer, id).await.unwrap().carriers;
            carriers.into_iter().map(|carrier| carrier.byline.name).collect::<Vec<_>>()
        };
        assert_eq!(seen(&anna).await, ["Anna", "Bram", "Cees"]);
        assert_eq!(seen(&bram).await, ["Anna", "Bram"]);
        for other in [&Viewer::Visitor, &fatma] {
            assert_eq!(seen(other).await, ["Anna"]);
        }
        world.forum.answer_invitation(&bram, id, true).await.unwrap();
        world.forum.answer_invitation(&cees, id, false).await.unwrap();
        assert_eq!(seen(&Viewer::Visitor).await, ["Anna", "Bram"]);
        for (kind, visibility) in [
            (EntryKind::CarrierInvited, "parties"),
            (EntryKind::CarrierDeclined, "parties"),
            (EntryKind::CarrierJoined, "public"),
        ] {
            assert!(world.told(kind).await.iter().all(|(seen_by, ..)| seen_by == visibility), "{kind:?}");
        }
    }

    async fn taking_it_up_again_may_have_words_that_everybody_reads(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        world.forum.stand_beside(&fatma, id).await.unwrap();
        world.forum.declare_done(&anna, id).await.unwrap();
        let long = refused(world.forum.reopen(&anna, id, &"x".repeat(2_001)).await);
        assert_eq!(long.flaws()[0].field, "words");
        world.forum.reopen(&anna, id, "Het bankje is weer weg.").await.unwrap();
        let line = world.forum.for_you(&fatma, None).await.unwrap().items.remove(0);
        assert_eq!((line.kind, line.concern, line.words.as_str()), (EntryKind::Reopened, Concern::Companion, "Het bankje is weer weg."));
        let last = world.forum.initiative(&Viewer::Visitor, id).await.unwrap().timeline.pop().unwrap();
        assert_eq!((last.kind, last.words.as_str()), (StepKind::Reopened, "Het bankje is weer weg."));
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn the_same_word_twice_is_said_once(world) {
        let (anna, bram, fatma) =
            (world.citizen("Anna").await, world.citizen("Bram").await, world.official("Fatma").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        let comment = world.answer(&fatma, id, None, "Ik kom kijken.").await;
        let offer = world.forum.offer_help(&bram, id, "skill", "Ik timmer.").await.unwrap();
        for _ in 0..2 {
            world.forum.say_helped(&anna, comment, false, "Nee.").await.unwrap();
            world.forum.answer_offer(&anna, offer, false, "").await.unwrap();
        }
        assert_eq!(world.told(EntryKind::AnswerHelped).await.len(), 1);
        assert_eq!(world.told(EntryKind::OfferDeclined).await.len(), 1);
        world.wait(Timestamp::DAY);
        world.forum.say_helped(&anna, comment, false, "Er kwam niemand.").await.unwrap();
        let clock = world.forum.initiative(&anna, id).await.unwrap().standing.clock.unwrap();
        assert_eq!((clock.cause, clock.waited), (Cause::NotHelped, 1), "other words do not start the clock again");
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn what_is_withdrawn_shows_no_offers_and_answers_none(world) {
        let (anna, bram) = (world.citizen("Anna").await, world.citizen("Bram").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        let offer = world.forum.offer_help(&bram, id, "skill", "Ik timmer.").await.unwrap();
        world.forum.invite_carrier(&anna, id, "Bram").await.unwrap();
        world.forum.withdraw_initiative(&anna, id).await.unwrap();
        assert_eq!(world.forum.initiative(&anna, id).await.unwrap().offers, []);
        assert_eq!(refused(world.forum.answer_offer(&anna, offer, true, "").await), Refusal::NotOpen);
        assert_eq!(refused(world.forum.invite_carrier(&anna, id, "Bram").await), Refusal::NotOpen);
        assert_eq!(refused(world.forum.answer_invitation(&bram, id, true).await), Refusal::NotOpen);
        world.forum.answer_invitation(&bram, id, false).await.expect("no thanks is always possible");
    }

    async fn whoever_has_a_namesake_is_invited_by_their_address(world) {
        let (anna, bram, _other) =
            (world.citizen("Anna").await, world.registered("Bram").await, world.registered("Piet").await);
        let mut conn = world.forum.db.write().await.unwrap();
        execute!(&mut conn, "UPDATE members SET name = 'Bram' WHERE name = 'Piet'").unwrap();
        conn.commit().await.unwrap();
        let id = world.initiative(&anna, "Een bankje.").await;
        let invite = async |name: &str| world.forum.invite_carrier(&anna, id, name).await;
        assert_eq!(refused(invite("Bram").await), Refusal::field("name", Flaw::Several));
        for nobody in ["https://example.org/members/999", "/members/x"] {
            assert_eq!(refused(invite(nobody).await), Refusal::field("name", Flaw::Nobody));
        }
        invite(&format!("https://example.org/members/{}", bram.id().unwrap())).await.unwrap();
        world.forum.answer_invitation(&bram, id, true).await.unwrap();
    }

    async fn the_last_one_who_is_still_there_stays(world) {
        let (anna, bram) = (world.registered("Anna").await, world.citizen("Bram").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        world.forum.invite_carrier(&anna, id, "Bram").await.unwrap();
        world.forum.answer_invitation(&bram, id, true).await.unwrap();
        world.forum.close_account(&anna, crate::testing::PASSWORD, false).await.unwrap();
        assert_eq!(refused(world.forum.stop_carrying(&bram, id).await), Refusal::NotOpen);
    }

    async fn whoever_stops_carrying_says_so_to_the_others(world) {
        let (anna, bram) = (world.citizen("Anna").await, world.citizen("Bram").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        world.forum.invite_carrier(&anna, id, "Bram").await.unwrap();
        world.forum.answer_invitation(&bram, id, true).await.unwrap();
        world.forum.stop_carrying(&bram, id).await.unwrap();
        let line = world.forum.for_you(&anna, None).await.unwrap().items.remove(0);
        assert_eq!((line.kind, line.concern), (EntryKind::CarrierLeft, Concern::OwnInitiative));
    }
}
