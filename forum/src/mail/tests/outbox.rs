//! What is told to whom, when, and in how many mails.

use super::post::{begin, due, outlined, posted, prove, reader, say};
use crate::testing::{PASSWORD, World, both, by};
use naast_domain::{
    mail::{News, Pace, pause},
    measures::{MeasureKind, Subject},
    members::Viewer,
    time::Timestamp,
};

async fn choose(world: &World, viewer: &Viewer, news: News, pace: Pace) {
    world.forum.choose_mail(viewer, None, &[(news, pace)]).await.unwrap();
}

both! {
    async fn an_address_that_was_left_is_told_so_if_it_was_theirs(world) {
        begin(&world).await;
        let anna = world.registered("Anna").await;
        posted(&world).await;
        world.forum.change_email(&anna, "anna@two.example", PASSWORD).await.unwrap();
        assert!(posted(&world).await.iter().all(|mail| mail.email == "anna@two.example"), "nobody knows whose the first was");
        world.forum.operator_confirm_email("anna@two.example").await.unwrap();
        world.forum.change_email(&anna, "anna@three.example", PASSWORD).await.unwrap();
        let mails = posted(&world).await;
        let told: Vec<_> = mails.iter().map(|mail| (mail.email.as_str(), matches!(mail.says, crate::Says::EmailLeft(_)))).collect();
        assert_eq!(told, [("anna@two.example", true), ("anna@three.example", false)]);
        // The same address again is no other one.
        world.forum.change_email(&anna, "anna@three.example", PASSWORD).await.unwrap();
        assert!(posted(&world).await.is_empty());
    }

    async fn a_new_device_is_told_of_at_once(world) {
        begin(&world).await;
        world.register("Anna").await;
        prove(&world.forum, "Anna").await;
        posted(&world).await;
        world.wait(Timestamp::HOUR);
        let token = world.forum.sign_in("192.0.2.1", None, "anna@example.org", PASSWORD).await.unwrap();
        let phone = naast_domain::device::Device::of("(iPhone) Safari/604.1");
        world.forum.settle_session(&token, None, phone).await.unwrap();
        let mails = posted(&world).await;
        assert!(matches!(mails[0].says, crate::Says::NewDevice(_, device) if device == phone), "{:?}", mails[0].says);
    }

    async fn an_answer_is_told_at_once_and_what_others_say_in_the_morning(world) {
        begin(&world).await;
        let (anna, bert) = (reader(&world, "Anna").await, reader(&world, "Bert").await);
        let fatma = world.official("Fatma").await;
        let id = world.initiative(&anna, "Een bankje bij de halte.").await;
        say(&world, &bert, id, "Ik help **graag**.").await;
        assert_eq!(outlined(&posted(&world).await), [""; 0]);
        world.answer(&fatma, id, None, "Ik kom kijken.\n\nTot donderdag.").await;
        assert_eq!(outlined(&posted(&world).await), ["anna told [Ik kom kijken.\n\nTot donderdag.]"]);
        world.wait(22 * Timestamp::HOUR);
        assert_eq!(outlined(&posted(&world).await), ["anna digest [Ik help graag.]"]);
        world.wait(7 * Timestamp::DAY);
        assert_eq!(outlined(&posted(&world).await), [""; 0], "nothing is told twice");
    }

    async fn a_lively_thread_is_one_mail_an_hour(world) {
        begin(&world).await;
        let (anna, bert, carla) = (reader(&world, "Anna").await, reader(&world, "Bert").await, reader(&world, "Carla").await);
        let (one, other) = (world.initiative(&anna, "Een bankje.").await, world.initiative(&anna, "Een boom.").await);
        for id in [one, other] {
            world.forum.follow(&carla, id, true).await.unwrap();
        }
        choose(&world, &carla, News::Followed, Pace::AtOnce).await;
        say(&world, &bert, one, "een").await;
        assert_eq!(outlined(&posted(&world).await), ["carla told [een]"]);
        for body in ["twee", "drie"] {
            world.wait(10 * Timestamp::MINUTE);
            say(&world, &bert, one, body).await;
            assert_eq!(outlined(&posted(&world).await), [""; 0], "{body}");
        }
        say(&world, &bert, other, "elders").await;
        assert_eq!(outlined(&posted(&world).await), ["carla told [elders]"], "another thread does not wait");
        world.wait(41 * Timestamp::MINUTE);
        assert_eq!(outlined(&posted(&world).await), ["carla told [twee] [drie]"]);
    }

    async fn what_somebody_does_not_want_to_hear_is_not_told(world) {
        begin(&world).await;
        let (anna, bert) = (reader(&world, "Anna").await, reader(&world, "Bert").await);
        let fatma = world.official("Fatma").await;
        let id = world.initiative(&anna, "Een bankje.").await;
        world.forum.follow(&bert, id, true).await.unwrap();
        say(&world, &bert, id, "Ja").await;
        world.forum.fill_outbox().await.unwrap();
        for news in [News::Replies, News::Mentions, News::Followed] {
            for viewer in [&anna, &bert] {
                choose(&world, viewer, news, Pace::Never).await;
            }
        }
        world.answer(&fatma, id, None, "Ik kom kijken.").await;
        say(&world, &fatma, id, "Wat vindt @Bert?").await;
        world.wait(7 * Timestamp::DAY);
        assert_eq!(outlined(&posted(&world).await), ["anna told [Ik kom kijken.]"], "one's own matters are always told");
    }

    async fn a_week_is_one_mail(world) {
        begin(&world).await;
        let (anna, bert) = (reader(&world, "Anna").await, reader(&world, "Bert").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        choose(&world, &anna, News::Replies, Pace::Weekly).await;
        for body in ["een", "twee"] {
            say(&world, &bert, id, body).await;
            world.wait(Timestamp::DAY);
            assert_eq!(outlined(&posted(&world).await), [""; 0]);
        }
        world.wait(5 * Timestamp::DAY);
        assert_eq!(outlined(&posted(&world).await), ["anna digest [een] [twee]"]);
    }

    async fn what_is_gone_by_then_is_not_told(world) {
        begin(&world).await;
        let (anna, bert) = (reader(&world, "Anna").await, reader(&world, "Bert").await);
        let (els, rule) = (world.moderator("Els").await, world.rule().await);
        let id = world.initiative(&anna, "Een bankje.").await;
        let [hidden, withdrawn, _stays] =
            [say(&world, &bert, id, "scheldt").await, say(&world, &bert, id, "vergist").await, say(&world, &bert, id, "blijft").await];
        world.forum.fill_outbox().await.unwrap();
        world.forum.withdraw_comment(&bert, withdrawn).await.unwrap();
        let subject = Subject::Contribution { initiative: id, comment: Some(hidden) };
        world.forum.take_measure(&els, MeasureKind::Hide, subject, &by(rule, "Dit valt iemand aan.")).await.unwrap();
        world.wait(Timestamp::DAY);
        let mails = posted(&world).await;
        assert_eq!(outlined(&mails), ["bert told []", "anna digest [blijft]"], "whose text is hidden, hears that always");
        assert!(due(&world).await.is_empty());
    }

    async fn a_mail_that_is_not_taken_is_tried_after_pauses_that_grow(world) {
        begin(&world).await;
        let (anna, fatma) = (reader(&world, "Anna").await, world.official("Fatma").await);
        let administrator = world.administrator("Nadia").await;
        let id = world.initiative(&anna, "Een bankje.").await;
        world.answer(&fatma, id, None, "Ik kom kijken.").await;
        for tried in 0..6 {
            let mails = due(&world).await;
            assert_eq!((mails.len(), mails[0].tries), (1, tried));
            assert!(world.forum.mail_was_delayed(&mails[0]).await.unwrap());
            let pause = pause(tried + 1).unwrap();
            world.wait(pause - 1);
            assert!(due(&world).await.is_empty(), "{tried}");
            world.wait(1);
        }
        let mails = due(&world).await;
        assert!(!world.forum.mail_was_delayed(&mails[0]).await.unwrap(), "it is given up");
        let overview = world.forum.mail_overview(&administrator).await.unwrap();
        assert_eq!((overview.refused, overview.waiting, overview.retrying), (Vec::new(), 0, 0), "that says nothing of the address");
    }

    async fn mail_to_many_is_looked_at_a_hundred_members_at_a_time(world) {
        begin(&world).await;
        let (anna, fatma) = (reader(&world, "Anna").await, world.official("Fatma").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        let mut conn = world.forum.db.write().await.unwrap();
        for number in 0..200 {
            let email = format!("n{number}");
            execute!(&mut conn, "INSERT INTO members (email, name, joined_at) VALUES ($1, $1, 0)", email).unwrap();
        }
        for statement in [
            "INSERT INTO follows (initiative, member, at) SELECT $1, id, 0 FROM members WHERE email LIKE 'n%'",
            "INSERT INTO mail_addresses (member, proved) SELECT id, email FROM members WHERE email LIKE 'n%' AND $1 > 0",
        ] {
            execute!(&mut conn, statement, id).unwrap();
        }
        conn.commit().await.unwrap();
        world.answer(&fatma, id, None, "Ik kom kijken.").await;
        world.wait(Timestamp::DAY);
        let told = [posted(&world).await.len(), posted(&world).await.len(), posted(&world).await.len()];
        assert_eq!(told, [100, 100, 1], "so many are looked at in one go; the initiator is one, too");
    }
}
