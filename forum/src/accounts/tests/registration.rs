//! Accounts: joining, changing what one's account says, leaving.

use crate::{
    Registration, Result, SessionToken,
    testing::{MONDAY, PASSWORD, World, both, refused},
};
use naast_domain::{
    conversation::ThreadPart,
    flaw::Flaw,
    journal::EntryKind,
    language::Language,
    members::{Role, Roles, Viewer},
    refusal::Refusal,
    time::Timestamp,
};

const ANOTHER: &str = "een groene kano onder de brug";

async fn register(world: &World, client: &str, email: &str, name: &str, password: &str) -> Result<SessionToken> {
    let input =
        Registration { email: email.into(), name: name.into(), password: password.into(), language: Language::En };
    world.forum.register(client, &input).await
}

async fn is_signed_in(world: &World, token: &SessionToken) -> bool {
    world.forum.viewer(Some(&token.0)).await.unwrap() != Viewer::Visitor
}

async fn can_sign_in(world: &World, email: &str, password: &str) -> bool {
    world.forum.sign_in("192.0.2.1", None, email, password).await.is_ok()
}

both! {
    async fn who_registers_is_a_citizen_and_signed_in(world) {
        let token = register(&world, "192.0.2.1", " Anna@Example.org ", "Anna", PASSWORD).await.unwrap();
        let anna = world.forum.viewer(Some(&token.0)).await.unwrap();
        let member = anna.member().unwrap();
        assert_eq!((member.name.as_str(), member.roles, &member.office), ("Anna", Roles::default(), &None));
        let account = world.forum.account(&anna, None).await.unwrap();
        assert_eq!((account.email.as_str(), account.language, account.sessions.len()), ("anna@example.org", Some(Language::En), 1));
        assert_eq!(world.told(EntryKind::MemberJoined).await, [("public".to_owned(), anna.id(), anna.id())]);
    }

    async fn every_flaw_is_told_at_its_field(world) {
        let flaws = refused(register(&world, "192.0.2.1", "anna", "A", "kort").await).flaws().to_vec();
        let expected =
            [Flaw::NotAnEmail.at("email"), Flaw::TooShort { minimum: 2 }.at("name"), Flaw::TooShort { minimum: 10 }.at("password")];
        assert_eq!(flaws, expected);
        for password in ["1234567890", "wilhelmina vechtdrecht", "wilhelmina@example.org"] {
            let tried = register(&world, "192.0.2.1", "wilhelmina@example.org", "Wilhelmina Vechtdrecht", password).await;
            assert_eq!(refused(tried), Refusal::field("password", Flaw::TooEasy), "{password}");
        }
        assert_eq!(world.told(EntryKind::MemberJoined).await, []);
    }

    async fn an_address_has_one_account_in_whatever_case(world) {
        world.register("Anna").await;
        let again = register(&world, "192.0.2.1", "ANNA@example.ORG", "Bert", PASSWORD).await;
        assert_eq!(refused(again), Refusal::field("email", Flaw::Taken));
        register(&world, "192.0.2.1", "bert@example.org", "Anna", PASSWORD).await.expect("a name may be shared");
    }

    async fn registering_is_limited_for_each_client_also_where_it_fails(world) {
        world.register("Anna").await;
        for _ in 0..20 {
            let taken = register(&world, "192.0.2.1", "anna@example.org", "Anna", PASSWORD).await;
            assert_eq!(refused(taken), Refusal::field("email", Flaw::Taken));
        }
        let bert = async |client| register(&world, client, "bert@example.org", "Bert", PASSWORD).await;
        assert_eq!(refused(bert("192.0.2.1").await), Refusal::TooOften { wait_seconds: 3_600 });
        world.wait(Timestamp::HOUR);
        bert("192.0.2.1").await.unwrap();
    }

    async fn a_profile_is_changed_by_its_member(world) {
        let anna = world.registered("Anna").await;
        world.forum.change_profile(&anna, " Anna  de Boer ", "Ik **fiets**.", Some(Language::En)).await.unwrap();
        let account = world.forum.account(&anna, None).await.unwrap();
        assert_eq!((account.name.as_str(), account.about.as_str(), account.language), ("Anna de Boer",
        "Ik **fiets**.", Some(Language::En)));
        let flaws = refused(world.forum.change_profile(&anna, "", &"x".repeat(1_001), None).await).flaws().to_vec();
        assert_eq!(flaws, [Flaw::Empty.at("name"), Flaw::TooLong { maximum: 1_000, actual: 1_001 }.at("about")]);
        assert_eq!(world.told(EntryKind::MemberChanged).await, [("parties".to_owned(), anna.id(), anna.id())]);
    }

    async fn a_new_address_asks_for_the_password(world) {
        let anna = world.registered("Anna").await;
        world.register("Bert").await;
        let change = async |email, password| world.forum.change_email(&anna, email, password).await;
        for (email, password, field, flaw) in [
            ("anna", PASSWORD, "email", Flaw::NotAnEmail),
            ("bert@example.org", PASSWORD, "email", Flaw::Taken),
            ("new@example.org", ANOTHER, "password", Flaw::Wrong),
            ("new@example.org", "", "password", Flaw::Empty),
        ] {
            assert_eq!(refused(change(email, password).await), Refusal::field(field, flaw));
        }
        assert_eq!(world.told(EntryKind::EmailChanged).await, []);
        change("New@example.org", PASSWORD).await.unwrap();
        assert_eq!(world.told(EntryKind::EmailChanged).await, [("parties".to_owned(), anna.id(), anna.id())]);
        assert!(can_sign_in(&world, "new@example.org", PASSWORD).await);
        assert!(!can_sign_in(&world, "anna@example.org", PASSWORD).await);
    }

    async fn a_new_password_ends_every_session_but_a_fresh_one(world) {
        let (one, anna) = (world.register("Anna").await, async |token: &SessionToken| world.forum.viewer(Some(&token.0)).await.unwrap());
        let two = world.forum.sign_in("192.0.2.1", None, "anna@example.org", PASSWORD).await.unwrap();
        let bert = world.register("Bert").await;
        let fresh = world.forum.change_password(&anna(&one).await, PASSWORD, ANOTHER).await.unwrap();
        assert!(!is_signed_in(&world, &one).await && !is_signed_in(&world, &two).await);
        assert!(is_signed_in(&world, &fresh).await && is_signed_in(&world, &bert).await);
        assert!(!can_sign_in(&world, "anna@example.org", PASSWORD).await);
        assert!(can_sign_in(&world, "anna@example.org", ANOTHER).await);
        let id = anna(&fresh).await.id();
        assert_eq!(world.told(EntryKind::PasswordChanged).await, [("parties".to_owned(), id, id)]);
    }

    async fn a_new_password_is_judged_knowing_whose_it_is(world) {
        let token = register(&world, "192.0.2.1", "wilhelmina.vechtdrecht@example.org", "Mien uit de Vecht", PASSWORD).await.unwrap();
        let mien = world.forum.viewer(Some(&token.0)).await.unwrap();
        for (current, new, field, flaw) in [
            (PASSWORD, "kort", "password", Flaw::TooShort { minimum: 10 }),
            (PASSWORD, "mien uit de vecht", "password", Flaw::TooEasy),
            (PASSWORD, "wilhelmina.vechtdrecht@example.org", "password", Flaw::TooEasy),
            ("drie rode fietsen", ANOTHER, "current", Flaw::Wrong),
        ] {
            assert_eq!(refused(world.forum.change_password(&mien, current, new).await), Refusal::field(field, flaw), "{new}");
        }
        assert!(is_signed_in(&world, &token).await);
    }

    async fn guessing_the_password_of_an_open_session_is_limited(world) {
        let anna = world.registered("Anna").await;
        for _ in 0..10 {
            assert_eq!(refused(world.forum.close_account(&anna, "fout", false).await), Refusal::field("password", Flaw::Wrong));
        }
        assert_eq!(refused(world.forum.change_email(&anna, "new@example.org", PASSWORD).await), Refusal::TooOften { wait_seconds: 900 });
        world.wait(15 * Timestamp::MINUTE);
        world.forum.change_email(&anna, "new@example.org", PASSWORD).await.unwrap();
    }

    async fn what_a_former_member_wrote_stays_without_a_name(world) {
        let token = world.register("Anna").await;
        let anna = world.forum.viewer(Some(&token.0)).await.unwrap();
        let id = world.initiative(&anna, "Een bankje bij de halte.").await;
        world.forum.post_comment(&anna, id, None, "Wie doet mee?", false, Language::Nl).await.unwrap();
        world.forum.close_account(&anna, PASSWORD, false).await.unwrap();
        let initiative = world.forum.initiative(&Viewer::Visitor, id).await.unwrap();
        assert!(initiative.story_html.contains("bankje") && initiative.withdrawn_at.is_none());
        let comments = world.forum.thread(&Viewer::Visitor, id, ThreadPart::default()).await.unwrap().comments;
        assert!(comments[0].body_html.contains("Wie doet mee?"));
        for byline in [&initiative.initiator, &comments[0].author] {
            assert_eq!((byline.id, byline.name.as_str()), (None, ""));
        }
        assert!(!is_signed_in(&world, &token).await && !can_sign_in(&world, "anna@example.org", PASSWORD).await);
        assert_eq!(refused(world.forum.profile(&Viewer::Visitor, anna.id().unwrap()).await), Refusal::NotFound);
        assert_eq!(world.told(EntryKind::MemberClosed).await, [("parties".to_owned(), anna.id(), anna.id())]);
        world.register("Anna").await;
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn who_leaves_may_take_back_what_they_wrote(world) {
        let (anna, bert) = (world.registered("Anna").await, world.citizen("Bert").await);
        let id = world.initiative(&anna, "Een bankje bij de halte.").await;
        world.forum.post_comment(&anna, id, None, "Wie doet mee?", false, Language::Nl).await.unwrap();
        world.forum.post_comment(&bert, id, None, "Ik help", false, Language::Nl).await.unwrap();
        world.forum.close_account(&anna, PASSWORD, true).await.unwrap();
        let initiative = world.forum.initiative(&Viewer::Visitor, id).await.unwrap();
        assert_eq!((initiative.withdrawn_at, initiative.story_html.as_str()), (Some(MONDAY), ""));
        let comments = world.forum.thread(&Viewer::Visitor, id, ThreadPart::default()).await.unwrap().comments;
        let shown: Vec<_> = comments.iter().map(|it| (it.withdrawn_at, it.body_html.as_str())).collect();
        assert_eq!(shown, [(Some(MONDAY), ""), (None, "<p>Ik help</p>\n")]);
        assert_eq!(world.forum.search(&Viewer::Visitor, "mee", None).await.unwrap().items.len(), 0);
        for kind in [EntryKind::CommentWithdrawn, EntryKind::InitiativeWithdrawn] {
            assert_eq!(world.told(kind).await, [("public".to_owned(), anna.id(), None)], "{kind:?}");
        }
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn the_last_administrator_cannot_leave(world) {
        let anna = world.registered("Anna").await;
        world.forum.operator_grant("anna@example.org", Role::Administrator, None).await.unwrap();
        assert_eq!(refused(world.forum.close_account(&anna, PASSWORD, false).await), Refusal::LastAdministrator);
        world.administrator("Ada").await;
        world.forum.close_account(&anna, PASSWORD, false).await.unwrap();
    }
}
