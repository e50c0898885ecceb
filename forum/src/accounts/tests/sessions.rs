//! Sessions: signing in and out, and for how long.

use crate::{
    SessionToken,
    accounts::sessions::LIFE,
    testing::{PASSWORD, World, both, refused},
};
use naast_domain::{
    device::Device,
    journal::EntryKind,
    members::{Role, Viewer},
    refusal::Refusal,
    time::Timestamp,
};

const ANNA: &str = "anna@example.org";

async fn viewer(world: &World, token: &SessionToken) -> Viewer {
    world.forum.viewer(Some(&token.0)).await.unwrap()
}

async fn rows(world: &World, sql: &'static str) -> i64 {
    let (count,): (i64,) = fetch_one!(&mut world.read().await, (i64,), sql).unwrap();
    count
}

both! {
    async fn each_sign_in_begins_a_session_of_its_own(world) {
        let one = world.register("Anna").await;
        let two = world.forum.sign_in("192.0.2.1", None, " Anna@EXAMPLE.org", PASSWORD).await.unwrap();
        assert_ne!(one.0, two.0);
        assert_eq!(viewer(&world, &one).await, viewer(&world, &two).await);
        let anna = viewer(&world, &two).await;
        assert_eq!(world.forum.account(&anna, None).await.unwrap().sessions.len(), 2);
        assert_eq!(world.told(EntryKind::MemberSignedIn).await, vec![("internal".to_owned(), anna.id(), anna.id()); 2]);
    }

    async fn a_token_is_kept_as_a_hash_only(world) {
        let token = world.register("Anna").await;
        let (kept,) = fetch_one!(&mut world.read().await, (String,), "SELECT token_hash FROM sessions").unwrap();
        assert!(token.0.len() >= 43 && kept.len() >= 43, "256 bits");
        assert_ne!(kept, token.0);
        assert_eq!(world.forum.viewer(Some(&kept)).await.unwrap(), Viewer::Visitor);
    }

    async fn a_refusal_does_not_tell_whether_the_account_exists(world) {
        let bert = world.registered("Bert").await;
        world.forum.close_account(&bert, PASSWORD, false).await.unwrap();
        world.register("Anna").await;
        world.citizen("Carla").await;
        for (email, password) in [
            (ANNA, "drie blauwe fietsen"),
            (ANNA, ""),
            ("nobody@example.org", PASSWORD),
            ("bert@example.org", PASSWORD),
            ("carla@example.org", ""),
            ("anna", PASSWORD),
        ] {
            let tried = world.forum.sign_in("192.0.2.1", None, email, password).await;
            assert_eq!(refused(tried), Refusal::WrongCredentials, "{email} {password}");
        }
    }

    async fn tries_at_an_account_are_limited_from_each_address_and_from_all_together(world) {
        world.register("Anna").await;
        for email in ["nobody@example.org", ANNA] {
            for _ in 0..10 {
                let tried = world.forum.sign_in("192.0.2.0", None, email, "fout").await;
                assert_eq!(refused(tried), Refusal::WrongCredentials);
            }
            let tried = world.forum.sign_in("192.0.2.0", None, email, PASSWORD).await;
            assert_eq!(refused(tried), Refusal::TooOften { wait_seconds: 900 }, "also where there is no account");
        }
        for number in 10..100 {
            let tried = world.forum.sign_in(&format!("192.0.2.{}", number / 10), None, ANNA, "fout").await;
            assert_eq!(refused(tried), Refusal::WrongCredentials, "{number}");
        }
        let tried = world.forum.sign_in("203.0.113.1", None, ANNA, PASSWORD).await;
        assert_eq!(refused(tried), Refusal::TooOften { wait_seconds: 900 });
        world.wait(15 * Timestamp::MINUTE - 1);
        let tried = world.forum.sign_in("203.0.113.1", None, ANNA, PASSWORD).await;
        assert_eq!(refused(tried), Refusal::TooOften { wait_seconds: 1 });
        world.wait(1);
        world.forum.sign_in("203.0.113.1", None, ANNA, PASSWORD).await.unwrap();
    }

    /// Officials' addresses are known: ten wrong passwords each quarter of an hour would keep any of them out for ever.
    async fn nobody_can_use_up_the_tries_of_a_browser_that_signed_in_before(world) {
        let (anna, bert) = (world.register("Anna").await, world.register("Bert").await);
        let device = world.forum.settle_session(&anna, None, Device::UNKNOWN).await.unwrap().unwrap();
        let elsewhere = world.forum.settle_session(&bert, None, Device::UNKNOWN).await.unwrap().unwrap();
        for number in 0..100 {
            let tried = world.forum.sign_in(&format!("192.0.2.{}", number / 10), None, ANNA, "fout").await;
            assert_eq!(refused(tried), Refusal::WrongCredentials);
        }
        let stranger = elsewhere.replacen(&elsewhere[..elsewhere.find('.').unwrap()], &device[..device.find('.').unwrap()], 1);
        for wrong in [elsewhere.as_str(), &stranger, &device[1..], "", "device:1.x.y"] {
            let tried = world.forum.sign_in("192.0.2.200", Some(wrong), ANNA, PASSWORD).await;
            assert!(matches!(refused(tried), Refusal::TooOften { .. }), "{wrong}");
        }
        for _ in 0..9 {
            let tried = world.forum.sign_in("192.0.2.0", Some(&device), ANNA, "fout").await;
            assert_eq!(refused(tried), Refusal::WrongCredentials);
        }
        world.forum.sign_in("192.0.2.0", Some(&device), ANNA, PASSWORD).await.unwrap();
        for _ in 0..10 {
            let _ = world.forum.sign_in("192.0.2.0", Some(&device), ANNA, "fout").await;
        }
        let tried = world.forum.sign_in("192.0.2.0", Some(&device), ANNA, PASSWORD).await;
        assert!(matches!(refused(tried), Refusal::TooOften { .. }), "whoever took the browser has as many as anybody");
    }

    async fn each_session_is_seen_and_ended_by_its_owner(world) {
        let one = world.register("Anna").await;
        let bert = world.registered("Bert").await;
        let firefox = Device::of("(X11; Linux x86_64) Firefox/145.0");
        world.forum.settle_session(&one, None, firefox).await.unwrap();
        world.wait(1);
        let two = world.forum.sign_in("192.0.2.1", None, ANNA, PASSWORD).await.unwrap();
        let anna = viewer(&world, &two).await;
        let own = world.forum.account(&anna, Some(&two.0)).await.unwrap().sessions;
        let told: Vec<_> = own.iter().map(|session| (session.device, session.is_here)).collect();
        assert_eq!(told, [(Device::UNKNOWN, true), (firefox, false)]);
        let first = &own[1].mark;
        assert!(!first.contains(&one.0) && !one.0.contains(first.as_str()));
        assert_eq!(refused(world.forum.end_session(&bert, first).await), Refusal::NotFound, "somebody else's");
        world.forum.end_session(&anna, first).await.unwrap();
        assert_eq!(viewer(&world, &one).await, Viewer::Visitor);
        assert_eq!(refused(world.forum.end_session(&anna, first).await), Refusal::NotFound);
        assert_eq!(viewer(&world, &two).await.id(), anna.id());
    }

    async fn who_signs_in_with_a_browser_that_did_not_before_is_told_to_the_owner(world) {
        let first = world.register("Anna").await;
        let device = world.forum.settle_session(&first, None, Device::UNKNOWN).await.unwrap().unwrap();
        assert!(world.told(EntryKind::NewDevice).await.is_empty(), "whoever joined knows with what");
        world.wait(Timestamp::HOUR);
        let again = world.forum.sign_in("192.0.2.1", Some(&device), ANNA, PASSWORD).await.unwrap();
        world.forum.settle_session(&again, Some(&device), Device::UNKNOWN).await.unwrap();
        assert!(world.told(EntryKind::NewDevice).await.is_empty());
        for known in [None, Some("device:1.x.y")] {
            let other = world.forum.sign_in("192.0.2.1", None, ANNA, PASSWORD).await.unwrap();
            world.forum.settle_session(&other, known, Device::UNKNOWN).await.unwrap();
        }
        assert_eq!(world.told(EntryKind::NewDevice).await.len(), 2);
    }

    async fn a_hall_full_of_people_signs_in_from_one_address(world) {
        world.register("Anna").await;
        for _ in 0..40 {
            world.forum.sign_in("192.0.2.1", None, ANNA, PASSWORD).await.unwrap();
        }
    }

    async fn tries_from_an_address_are_limited_at_whatever_account(world) {
        world.register("Anna").await;
        for number in 0..30 {
            let tried = world.forum.sign_in("192.0.2.1", None, &format!("nobody{number}@example.org"), "fout").await;
            assert_eq!(refused(tried), Refusal::WrongCredentials);
        }
        assert!(matches!(refused(world.forum.sign_in("192.0.2.1", None, ANNA, PASSWORD).await), Refusal::TooOften { .. }));
        world.forum.sign_in("192.0.2.2", None, ANNA, PASSWORD).await.unwrap();
        world.wait(15 * Timestamp::MINUTE);
        world.forum.sign_in("192.0.2.1", None, ANNA, PASSWORD).await.unwrap();
    }

    async fn signing_in_wipes_out_the_wrong_tries_at_the_account(world) {
        world.register("Anna").await;
        for client in ["192.0.2.1", "192.0.2.2"] {
            for _ in 0..9 {
                assert_eq!(refused(world.forum.sign_in(client, None, ANNA, "fout").await), Refusal::WrongCredentials);
            }
            world.forum.sign_in(client, None, ANNA, PASSWORD).await.unwrap();
        }
    }

    async fn a_session_ends_after_thirty_days(world) {
        let token = world.register("Anna").await;
        world.wait(LIFE - 1);
        assert_ne!(viewer(&world, &token).await, Viewer::Visitor);
        world.wait(1);
        assert_eq!(LIFE, 30 * Timestamp::DAY);
        assert_eq!(viewer(&world, &token).await, Viewer::Visitor);
    }

    async fn who_holds_no_token_or_a_strange_one_is_a_visitor(world) {
        world.register("Anna").await;
        for token in [None, Some(""), Some("' OR 1=1 --"), Some("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")] {
            assert_eq!(world.forum.viewer(token).await.unwrap(), Viewer::Visitor);
        }
    }

    async fn signing_out_ends_this_session_once(world) {
        let one = world.register("Anna").await;
        let two = world.forum.sign_in("192.0.2.1", None, ANNA, PASSWORD).await.unwrap();
        for _ in 0..2 {
            world.forum.sign_out(&one.0).await.unwrap();
        }
        let anna = viewer(&world, &two).await;
        assert_eq!(viewer(&world, &one).await, Viewer::Visitor);
        assert_eq!(world.told(EntryKind::MemberSignedOut).await, [("internal".to_owned(), anna.id(), anna.id())]);
    }

    async fn signing_out_everywhere_ends_all_sessions_of_one_member(world) {
        let (one, bert) = (world.register("Anna").await, world.register("Bert").await);
        let two = world.forum.sign_in("192.0.2.1", None, ANNA, PASSWORD).await.unwrap();
        world.forum.sign_out_everywhere(&viewer(&world, &one).await, None).await.unwrap();
        for token in [&one, &two] {
            assert_eq!(viewer(&world, token).await, Viewer::Visitor);
        }
        assert_ne!(viewer(&world, &bert).await, Viewer::Visitor);
    }

    async fn a_session_follows_what_changes_in_the_account(world) {
        let token = world.register("Anna").await;
        let until = Some(world.clock.now().plus(Timestamp::DAY));
        world.forum.operator_grant(ANNA, Role::Moderator, None).await.unwrap();
        world.forum.operator_suspend(ANNA, until).await.unwrap();
        let anna = viewer(&world, &token).await;
        let member = anna.member().unwrap();
        assert!(member.roles.moderator);
        assert_eq!(member.suspended_until, until);
    }

    async fn what_has_expired_is_swept_away_and_nothing_else(world) {
        world.register("Anna").await;
        world.wait(LIFE - Timestamp::HOUR);
        let token = world.forum.sign_in("192.0.2.1", None, ANNA, PASSWORD).await.unwrap();
        assert_eq!(refused(world.forum.sign_in("192.0.2.1", None, ANNA, "fout").await), Refusal::WrongCredentials);
        world.wait(Timestamp::HOUR);
        world.forum.sweep().await.unwrap();
        assert_eq!(rows(&world, "SELECT COUNT(*) FROM sessions").await, 1);
        assert_eq!(rows(&world, "SELECT COUNT(*) FROM attempts WHERE subject LIKE 'sign-in:%'").await, 2);
        assert_ne!(viewer(&world, &token).await, Viewer::Visitor);
        world.wait(Timestamp::DAY);
        world.forum.sweep().await.unwrap();
        assert_eq!(rows(&world, "SELECT COUNT(*) FROM attempts").await, 0);
    }
}
