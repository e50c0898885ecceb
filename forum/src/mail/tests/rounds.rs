//! Who fills the outbox, and from where.

use super::post::{begin, due, outlined, posted, prove, reader, say};
use crate::testing::both;
use naast_domain::time::Timestamp;

both! {
    async fn one_server_goes_its_rounds_at_a_time(world) {
        assert!(world.forum.hold_mail("here").await.unwrap());
        assert!(!world.forum.hold_mail("there").await.unwrap());
        world.wait(14 * Timestamp::SECOND);
        assert!(world.forum.hold_mail("here").await.unwrap());
        world.wait(14 * Timestamp::SECOND);
        assert!(!world.forum.hold_mail("there").await.unwrap(), "the other one is still there");
        world.wait(2 * Timestamp::SECOND);
        assert!(world.forum.hold_mail("there").await.unwrap(), "it fell silent");
        assert!(!world.forum.hold_mail("here").await.unwrap());
        world.forum.release_mail("here").await.unwrap();
        assert!(!world.forum.hold_mail("here").await.unwrap(), "it is not its to let go");
        world.forum.release_mail("there").await.unwrap();
        assert!(world.forum.hold_mail("here").await.unwrap());
    }

    async fn what_happened_before_there_was_mail_is_not_told(world) {
        let (anna, bert) = (reader(&world, "Anna").await, world.citizen("Bert").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        say(&world, &bert, id, "ervoor").await;
        begin(&world).await;
        say(&world, &bert, id, "erna").await;
        world.wait(Timestamp::DAY);
        assert_eq!(outlined(&posted(&world).await), ["anna digest [erna]"]);
    }

    async fn what_happened_long_ago_is_not_told(world) {
        begin(&world).await;
        let (anna, bert) = (reader(&world, "Anna").await, world.citizen("Bert").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        say(&world, &bert, id, "lang geleden").await;
        world.wait(14 * Timestamp::DAY);
        say(&world, &bert, id, "nu").await;
        world.forum.fill_outbox().await.unwrap();
        world.wait(Timestamp::DAY);
        assert_eq!(outlined(&posted(&world).await), ["anna digest [nu]"], "the mail was switched off meanwhile");
    }

    async fn what_was_held_for_long_is_forgotten(world) {
        begin(&world).await;
        let (anna, bert) = (world.citizen("Anna").await, world.citizen("Bert").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        say(&world, &bert, id, "Ja").await;
        posted(&world).await;
        world.wait(15 * Timestamp::DAY);
        world.forum.sweep_outbox().await.unwrap();
        prove(&world.forum, "Anna").await;
        assert!(due(&world).await.is_empty());
    }

    async fn officials_and_moderators_hear_in_the_morning_of_a_working_day_what_waits(world) {
        begin(&world).await;
        let (_fatma, _els) = (world.official("Fatma").await, world.moderator("Els").await);
        for name in ["Fatma", "Els"] {
            prove(&world.forum, name).await;
        }
        assert_eq!(outlined(&posted(&world).await), [""; 0], "this day's mail is gone");
        world.wait(22 * Timestamp::HOUR - 1);
        assert_eq!(outlined(&posted(&world).await), [""; 0], "it is a moment before seven");
        world.wait(1);
        assert_eq!(outlined(&posted(&world).await), ["fatma digest +desk", "els digest +cases"]);
        world.wait(Timestamp::HOUR);
        assert_eq!(outlined(&posted(&world).await), [""; 0], "once a day");
        world.wait(4 * Timestamp::DAY);
        assert_eq!(outlined(&posted(&world).await), [""; 0], "it is Saturday");
    }
}
