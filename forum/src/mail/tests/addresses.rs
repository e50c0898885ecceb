//! Whether an address is somebody's.

use super::post::{begin, due, outlined, posted, prove, say};
use crate::{
    Mail, Says,
    testing::{World, both, refused},
};
use naast_domain::{mail::Reached, refusal::Refusal, time::Timestamp};

fn code(mail: &Mail) -> &str {
    match &mail.says {
        Says::Confirm(code) => code,
        other => panic!("no code: {other:?}"),
    }
}

async fn reached(world: &World, viewer: &naast_domain::members::Viewer) -> Reached {
    world.forum.mail_settings(viewer, None).await.unwrap().reached
}

both! {
    async fn what_concerns_somebody_waits_until_they_confirmed_their_address(world) {
        begin(&world).await;
        let (anna, fatma) = (world.registered("Anna").await, world.official("Fatma").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        world.answer(&fatma, id, None, "Ik kom kijken.").await;
        let mails = posted(&world).await;
        assert_eq!(outlined(&mails), ["anna confirm"]);
        assert_eq!(reached(&world, &anna).await, Reached::Unproved);
        world.wait(Timestamp::DAY);
        assert!(due(&world).await.is_empty());
        world.forum.confirm_email(code(&mails[0])).await.unwrap();
        assert_eq!(reached(&world, &anna).await, Reached::Yes);
        assert_eq!(outlined(&posted(&world).await), ["anna told [Ik kom kijken.]"]);
        world.forum.confirm_email(code(&mails[0])).await.unwrap();
        assert!(due(&world).await.is_empty(), "a second time changes nothing");
    }

    async fn who_joined_before_there_was_mail_is_asked_once_something_concerns_them(world) {
        let anna = world.citizen("Anna").await;
        let bert = world.citizen("Bert").await;
        let id = world.initiative(&anna, "Een bankje.").await;
        begin(&world).await;
        for body in ["een", "twee"] {
            say(&world, &bert, id, body).await;
        }
        assert_eq!(outlined(&posted(&world).await), ["anna confirm"]);
        say(&world, &bert, id, "drie").await;
        assert!(due(&world).await.is_empty(), "nobody is asked twice by themselves");
    }

    async fn a_code_is_for_one_address_and_for_a_week(world) {
        begin(&world).await;
        let anna = world.registered("Anna").await;
        let mails = posted(&world).await;
        let first = code(&mails[0]).to_owned();
        let forged = first.replacen(&format!("{}", anna.id().unwrap()), "99", 1);
        let settings = mails[0].settings_key.clone();
        for wrong in ["", "x.y.z", &forged, &first[1..], &settings] {
            assert_eq!(refused(world.forum.confirm_email(wrong).await), Refusal::LinkOver, "{wrong}");
        }
        world.forum.change_email(&anna, "anders@example.org", crate::testing::PASSWORD).await.unwrap();
        assert_eq!(refused(world.forum.confirm_email(&first).await), Refusal::LinkOver);
        let mails = posted(&world).await;
        assert_eq!(outlined(&mails), ["anders confirm"]);
        world.wait(7 * Timestamp::DAY + 1);
        assert_eq!(refused(world.forum.confirm_email(code(&mails[0])).await), Refusal::LinkOver);
        assert_eq!(reached(&world, &anna).await, Reached::Unproved);
    }

    async fn another_address_is_confirmed_anew(world) {
        begin(&world).await;
        let (anna, fatma) = (world.registered("Anna").await, world.official("Fatma").await);
        prove(&world.forum, "Anna").await;
        posted(&world).await;
        let id = world.initiative(&anna, "Een bankje.").await;
        world.forum.change_email(&anna, "anders@example.org", crate::testing::PASSWORD).await.unwrap();
        world.answer(&fatma, id, None, "Ik kom kijken.").await;
        assert_eq!(outlined(&posted(&world).await), ["anna left", "anders confirm"]);
    }

    async fn what_waits_goes_to_no_address_that_nobody_confirmed(world) {
        begin(&world).await;
        let (anna, bert) = (world.registered("Anna").await, world.citizen("Bert").await);
        prove(&world.forum, "Anna").await;
        let id = world.initiative(&anna, "Een bankje.").await;
        say(&world, &bert, id, "Ja").await;
        posted(&world).await;
        world.forum.change_email(&anna, "anders@example.org", crate::testing::PASSWORD).await.unwrap();
        world.forum.change_password(&anna, crate::testing::PASSWORD, "vier groene fietsen in de vaart").await.unwrap();
        world.wait(Timestamp::DAY);
        let mails = posted(&world).await;
        assert_eq!(outlined(&mails), ["anna left", "anders confirm"], "neither the day's mail nor news of the account");
        world.forum.confirm_email(code(&mails[1])).await.unwrap();
        assert_eq!(outlined(&posted(&world).await), ["anders digest [Ja]"]);
    }

    async fn addresses_are_changed_a_few_times_a_day(world) {
        let anna = world.registered("Anna").await;
        for number in 0..5 {
            world.forum.change_email(&anna, &format!("n{number}@example.org"), crate::testing::PASSWORD).await.unwrap();
        }
        let more = world.forum.change_email(&anna, "nog@example.org", crate::testing::PASSWORD).await;
        assert!(matches!(refused(more), Refusal::TooOften { .. }));
    }

    async fn where_mail_is_refused_nothing_is_sent_until_it_is_confirmed_anew(world) {
        begin(&world).await;
        let (anna, fatma) = (world.registered("Anna").await, world.official("Fatma").await);
        prove(&world.forum, "Anna").await;
        posted(&world).await;
        let id = world.initiative(&anna, "Een bankje.").await;
        world.answer(&fatma, id, None, "een").await;
        let mails = due(&world).await;
        world.forum.mail_was_refused(&mails[0], "550 5.1.1 nobody here").await.unwrap();
        world.answer(&fatma, id, None, "twee").await;
        assert!(due(&world).await.is_empty());
        assert_eq!(reached(&world, &anna).await, Reached::Refused("550 5.1.1 nobody here".into()));
        world.forum.ask_confirmation(&anna).await.unwrap();
        let mails = posted(&world).await;
        assert_eq!(outlined(&mails), ["anna confirm"]);
        world.forum.confirm_email(code(&mails[0])).await.unwrap();
        world.answer(&fatma, id, None, "drie").await;
        assert_eq!(outlined(&posted(&world).await), ["anna told [drie]"]);
    }

    async fn confirmations_are_limited(world) {
        begin(&world).await;
        let anna = world.citizen("Anna").await;
        for _ in 0..5 {
            world.forum.ask_confirmation(&anna).await.unwrap();
        }
        assert!(matches!(refused(world.forum.ask_confirmation(&anna).await), Refusal::TooOften { .. }));
    }

    async fn a_new_password_is_told_to_its_owner(world) {
        begin(&world).await;
        let (anna, nadia) = (world.registered("Anna").await, world.administrator("Nadia").await);
        prove(&world.forum, "Anna").await;
        posted(&world).await;
        world.forum.change_password(&anna, crate::testing::PASSWORD, "vier groene fietsen in de vaart").await.unwrap();
        world.forum.give_recovery_code(&nadia, anna.id().unwrap()).await.unwrap();
        assert_eq!(outlined(&posted(&world).await), ["anna password", "anna code"]);
    }
}
