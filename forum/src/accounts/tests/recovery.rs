//! Forgotten passwords.

use crate::{
    Result, SessionToken,
    testing::{PASSWORD, World, both, refused},
};
use naast_domain::{flaw::Flaw, ids::MemberId, journal::EntryKind, members::Viewer, refusal::Refusal, time::Timestamp};

const ANNA: &str = "anna@example.org";
const NEW: &str = "een groene kano onder de brug";

/// Anna forgot her password; Ada gave her a code.
struct Stage {
    anna: Viewer,
    session: SessionToken,
    ada: Viewer,
    code: String,
}

impl Stage {
    async fn set(world: &World) -> Self {
        let session = world.register("Anna").await;
        let anna = world.forum.viewer(Some(&session.0)).await.unwrap();
        let ada = world.administrator("Ada").await;
        let code = world.forum.give_recovery_code(&ada, anna.id().unwrap()).await.unwrap();
        Self { anna, session, ada, code }
    }
}

async fn recover(world: &World, email: &str, code: &str) -> Result<SessionToken> {
    world.forum.recover("192.0.2.1", email, code, NEW).await
}

fn wrong() -> Refusal {
    Refusal::field("code", Flaw::Wrong)
}

both! {
    async fn a_code_sets_a_new_password_and_ends_all_sessions(world) {
        let stage = Stage::set(&world).await;
        let fresh = recover(&world, "Anna@example.org", &stage.code).await.unwrap();
        assert_eq!(world.forum.viewer(Some(&fresh.0)).await.unwrap().id(), stage.anna.id());
        assert_eq!(world.forum.viewer(Some(&stage.session.0)).await.unwrap(), Viewer::Visitor);
        assert_eq!(refused(world.forum.sign_in("192.0.2.1", None, ANNA, PASSWORD).await), Refusal::WrongCredentials);
        world.forum.sign_in("192.0.2.1", None, ANNA, NEW).await.unwrap();
        assert_eq!(world.told(EntryKind::PasswordChanged).await, [("parties".to_owned(), stage.anna.id(), stage.anna.id())]);
    }

    async fn a_code_works_once(world) {
        let stage = Stage::set(&world).await;
        recover(&world, ANNA, &stage.code).await.unwrap();
        assert_eq!(refused(recover(&world, ANNA, &stage.code).await), wrong());
    }

    async fn a_code_works_for_a_day(world) {
        let stage = Stage::set(&world).await;
        world.wait(Timestamp::DAY);
        assert_eq!(refused(recover(&world, ANNA, &stage.code).await), wrong());
        let code = world.forum.give_recovery_code(&stage.ada, stage.anna.id().unwrap()).await.unwrap();
        world.wait(Timestamp::DAY - 1);
        recover(&world, ANNA, &code).await.unwrap();
    }

    async fn a_new_code_replaces_the_one_before(world) {
        let stage = Stage::set(&world).await;
        let newer = world.forum.give_recovery_code(&stage.ada, stage.anna.id().unwrap()).await.unwrap();
        assert_eq!(refused(recover(&world, ANNA, &stage.code).await), wrong());
        recover(&world, ANNA, &newer).await.unwrap();
    }

    async fn a_password_that_was_changed_since_makes_a_code_useless(world) {
        let stage = Stage::set(&world).await;
        world.forum.operator_reset_password(ANNA, "zeven groene olifanten dansen").await.unwrap();
        assert_eq!(refused(recover(&world, ANNA, &stage.code).await), wrong());
    }

    async fn a_code_may_be_typed_as_it_was_heard(world) {
        let stage = Stage::set(&world).await;
        let heard = format!(" {} ", stage.code.to_lowercase().replace('-', " "));
        recover(&world, ANNA, &heard).await.unwrap();
    }

    async fn a_wrong_code_and_an_unknown_address_read_the_same(world) {
        let stage = Stage::set(&world).await;
        world.register("Bert").await;
        for (email, code) in [
            (ANNA, "AAAA-BBBB-CCCC"),
            (ANNA, ""),
            ("bert@example.org", stage.code.as_str()),
            ("nobody@example.org", stage.code.as_str()),
        ] {
            assert_eq!(refused(recover(&world, email, code).await), wrong(), "{email}");
        }
        world.forum.sign_in("192.0.2.1", None, ANNA, PASSWORD).await.expect("nothing changed");
    }

    async fn flaws_are_told_at_their_fields_and_spend_no_code(world) {
        let stage = Stage::set(&world).await;
        for (email, password, field, flaw) in [
            (ANNA, "", "password", Flaw::Empty),
            (ANNA, "1234567890", "password", Flaw::TooEasy),
            (ANNA, ANNA, "password", Flaw::TooEasy),
            ("anna", NEW, "email", Flaw::NotAnEmail),
        ] {
            let tried = world.forum.recover("192.0.2.1", email, &stage.code, password).await;
            assert_eq!(refused(tried), Refusal::field(field, flaw));
        }
        recover(&world, ANNA, &stage.code).await.unwrap();
    }

    async fn tries_at_a_code_are_limited(world) {
        let stage = Stage::set(&world).await;
        for _ in 0..10 {
            assert_eq!(refused(recover(&world, ANNA, "AAAA-BBBB-CCCC").await), wrong());
        }
        assert_eq!(refused(recover(&world, ANNA, &stage.code).await), Refusal::TooOften { wait_seconds: 900 });
        world.forum.sign_in("192.0.2.1", None, ANNA, PASSWORD).await.expect("signing in is counted apart");
        world.wait(15 * Timestamp::MINUTE);
        recover(&world, ANNA, &stage.code).await.unwrap();
    }

    async fn a_code_is_for_whoever_has_an_account(world) {
        let stage = Stage::set(&world).await;
        world.forum.close_account(&stage.anna, PASSWORD, false).await.unwrap();
        for member in [stage.anna.id().unwrap(), MemberId(99)] {
            assert_eq!(refused(world.forum.give_recovery_code(&stage.ada, member).await), Refusal::NotFound);
        }
        assert_eq!(refused(recover(&world, ANNA, &stage.code).await), wrong());
    }

    async fn giving_a_code_is_in_the_journal_and_the_code_is_nowhere(world) {
        let stage = Stage::set(&world).await;
        assert_eq!(world.told(EntryKind::RecoveryCodeGiven).await, [("parties".to_owned(), stage.ada.id(), stage.anna.id())]);
        let (kept,) = fetch_one!(&mut world.read().await, (String,), "SELECT code_hash FROM recovery_codes").unwrap();
        assert!(!kept.contains(&stage.code[..4]) && kept.len() >= 43);
        let another = world.forum.give_recovery_code(&stage.ada, stage.anna.id().unwrap()).await.unwrap();
        assert_ne!(another, stage.code);
    }
}
