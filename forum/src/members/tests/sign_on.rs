//! Coming in with an account elsewhere: joining, linking, and the roles that groups give.

use crate::{
    SessionToken,
    testing::{PASSWORD, World, both, elsewhere, refused},
};
use naast_domain::{
    flaw::Flaw,
    journal::EntryKind,
    language::Language,
    mail::Reached,
    members::{Office, Role, Roles, Viewer},
    refusal::Refusal,
    sign_on::{Grant, Identity},
    time::Timestamp,
};

async fn viewer(world: &World, token: &SessionToken) -> Viewer {
    world.forum.viewer(Some(&token.0)).await.unwrap()
}

fn roles(viewer: &Viewer) -> Roles {
    viewer.member().expect("somebody signed in").roles
}

fn official() -> Grant {
    let office = Office { function: "Adviseur".to_owned(), department: "Groen".to_owned() };
    Grant { group: "green".to_owned(), role: Role::Official, office: Some(office) }
}

fn granting(role: Role) -> Grant {
    Grant { group: role.word().to_owned(), role, office: None }
}

fn with_email(subject: &str, email: &str) -> Identity {
    Identity { email: Some(email.to_owned()), ..elsewhere(subject) }
}

both! {
    async fn whoever_joined_elsewhere_comes_in_again(world) {
        let sanne = with_email("1", "sanne@example.org");
        assert!(world.forum.sign_on(&sanne).await.unwrap().is_none(), "nobody is let in who did not join");
        let first = world.forum.join_by_sign_on("192.0.2.1", &sanne, "Sanne", Language::Nl).await.unwrap();
        let again = world.forum.sign_on(&sanne).await.unwrap().expect("in");
        let (first, again) = (viewer(&world, &first).await, viewer(&world, &again).await);
        assert_eq!(first.member().map(|member| member.name.as_str()), Some("Sanne"));
        assert_eq!(first, again);
        let account = world.forum.account(&first, None).await.unwrap();
        assert_eq!((account.email.as_str(), account.has_password), ("sanne@example.org", false));
        assert_eq!(account.sign_ons.len(), 1);
        assert_eq!(world.told(EntryKind::EmailConfirmed).await.len(), 1, "the address is known to be theirs");
        // Another person at the same place, and the same number at another place.
        assert!(world.forum.sign_on(&elsewhere("2")).await.unwrap().is_none());
        let other = Identity { issuer: "https://other.example".to_owned(), ..elsewhere("1") };
        assert!(world.forum.sign_on(&other).await.unwrap().is_none());
    }

    async fn an_address_lets_nobody_into_an_account(world) {
        let anna = world.registered("Anna").await;
        let claimed = with_email("1", "anna@example.org");
        assert!(world.forum.is_known_here(&claimed).await.unwrap());
        assert!(world.forum.sign_on(&claimed).await.unwrap().is_none());
        let joined = world.forum.join_by_sign_on("192.0.2.1", &claimed, "Anna B", Language::Nl).await;
        assert_eq!(refused(joined), Refusal::SignInNeeded);
        // Who is signed in to it links it.
        world.forum.link_sign_on(&anna, &claimed, "").await.unwrap();
        world.forum.link_sign_on(&anna, &claimed, "").await.unwrap();
        let token = world.forum.sign_on(&claimed).await.unwrap().expect("in");
        assert_eq!(viewer(&world, &token).await.id(), anna.id());
        assert_eq!(world.told(EntryKind::SignOnLinked).await.len(), 1);
        // Nobody else takes it from her, nor joins with it.
        let bert = world.registered("Bert").await;
        assert_eq!(refused(world.forum.link_sign_on(&bert, &claimed, "").await), Refusal::NotYours);
        let joined = world.forum.join_by_sign_on("192.0.2.1", &claimed, "Anna C", Language::Nl).await;
        assert_eq!(refused(joined), Refusal::SignInNeeded);
    }

    async fn whoever_sat_there_for_long_links_with_their_password(world) {
        let anna = world.registered("Anna").await;
        assert!(!world.forum.link_asks_password(&anna).await.unwrap());
        world.wait(16 * Timestamp::MINUTE);
        assert!(world.forum.link_asks_password(&anna).await.unwrap());
        for (password, flaw) in [("", Flaw::Empty), ("drie rode fietsen", Flaw::Wrong)] {
            let linked = world.forum.link_sign_on(&anna, &elsewhere("1"), password).await;
            assert_eq!(refused(linked), Refusal::field("password", flaw));
        }
        world.forum.link_sign_on(&anna, &elsewhere("1"), PASSWORD).await.unwrap();
        assert!(world.forum.sign_on(&elsewhere("1")).await.unwrap().is_some());
    }

    async fn a_name_is_judged_as_any_other(world) {
        world.official("Fatma de Boer").await;
        for (name, flaw) in [("", Flaw::Empty), ("Fatma de B0er", Flaw::LooksOfficial)] {
            let joined = world.forum.join_by_sign_on("192.0.2.1", &elsewhere("1"), name, Language::Nl).await;
            assert_eq!(refused(joined), Refusal::field("name", flaw), "{name}");
        }
    }

    async fn groups_give_roles_and_take_back_what_they_gave(world) {
        world.administrator("Lidia").await;
        let granted = vec![official(), granting(Role::Moderator)];
        let mut sanne = Identity { granted, ..with_email("1", "sanne@example.org") };
        let token = world.forum.join_by_sign_on("192.0.2.1", &sanne, "Sanne", Language::Nl).await.unwrap();
        let member = viewer(&world, &token).await;
        assert_eq!(roles(&member), Roles { official: true, moderator: true, administrator: false });
        assert_eq!(member.member().and_then(|it| it.office.as_ref()).map(|it| it.department.as_str()), Some("Groen"));
        // An administrator changes the office; signing in again leaves that alone.
        let office = Office { function: "Boswachter".to_owned(), department: "Groen".to_owned() };
        world.forum.operator_grant("sanne@example.org", Role::Official, Some(&office)).await.unwrap();
        let token = world.forum.sign_on(&sanne).await.unwrap().unwrap();
        let now = viewer(&world, &token).await;
        assert_eq!(now.member().and_then(|it| it.office.clone()), Some(office));
        // No longer in the group: the session that runs loses the role as well.
        sanne.granted = vec![granting(Role::Moderator)];
        world.forum.sign_on(&sanne).await.unwrap().unwrap();
        assert_eq!(roles(&viewer(&world, &token).await), Roles { moderator: true, ..Roles::default() });
    }

    async fn what_an_administrator_gave_stays(world) {
        let lidia = world.administrator("Lidia").await;
        let boss = Identity { granted: vec![granting(Role::Administrator)], ..elsewhere("1") };
        world.forum.link_sign_on(&lidia, &boss, "").await.unwrap();
        let token = world.forum.sign_on(&elsewhere("1")).await.unwrap().unwrap();
        assert!(roles(&viewer(&world, &token).await).administrator, "the group never gave it");
        // The group gave it, and is left: the last administrator stays, and goes once there is another.
        let second = Identity { granted: boss.granted, ..elsewhere("2") };
        let femke = world.forum.join_by_sign_on("192.0.2.1", &second, "Femke", Language::Nl).await.unwrap();
        let first = lidia.id().unwrap();
        world.forum.revoke_role(&viewer(&world, &femke).await, first, Role::Administrator).await.unwrap();
        world.forum.sign_on(&elsewhere("2")).await.unwrap().unwrap();
        assert!(roles(&viewer(&world, &femke).await).administrator, "somebody has to");
        world.administrator("Omar").await;
        world.forum.sign_on(&elsewhere("2")).await.unwrap().unwrap();
        assert!(!roles(&viewer(&world, &femke).await).administrator);
    }

    async fn whoever_has_no_address_here_is_told_so_and_not_mailed(world) {
        let token = world.forum.join_by_sign_on("192.0.2.1", &elsewhere("1"), "Eva", Language::Nl).await.unwrap();
        let eva = viewer(&world, &token).await;
        assert_eq!(world.forum.mail_settings(&eva, None).await.unwrap().reached, Reached::NoAddress);
        assert!(world.forum.hold_mail("here").await.unwrap());
        world.forum.fill_outbox().await.unwrap();
        for member in world.forum.members_with_mail().await.unwrap() {
            assert!(world.forum.mail_for(member).await.unwrap().is_empty());
        }
        assert!(world.forum.members_with_mail().await.unwrap().is_empty(), "nothing waits for ever");
        world.forum.change_email(&eva, "eva@example.org", "").await.unwrap();
        assert_eq!(world.forum.mail_settings(&eva, None).await.unwrap().reached, Reached::Unproved);
    }

    async fn the_last_way_in_stays(world) {
        let token = world.forum.join_by_sign_on("192.0.2.1", &elsewhere("1"), "Eva", Language::Nl).await.unwrap();
        let eva = viewer(&world, &token).await;
        let issuer = elsewhere("1").issuer;
        assert_eq!(refused(world.forum.unlink_sign_on(&eva, &issuer).await), Refusal::OnlyWayIn);
        let anna = world.registered("Anna").await;
        let moderating = Identity { granted: vec![granting(Role::Moderator)], ..elsewhere("2") };
        world.forum.link_sign_on(&anna, &moderating, "").await.unwrap();
        world.forum.unlink_sign_on(&anna, &issuer).await.unwrap();
        assert!(world.forum.sign_on(&moderating).await.unwrap().is_none());
        assert_eq!(refused(world.forum.unlink_sign_on(&anna, &issuer).await), Refusal::NotFound);
        assert_eq!(world.told(EntryKind::RoleRevoked).await.len(), 1, "what came with it goes with it");
    }

    async fn without_a_password_a_fresh_session_shows_who_it_is(world) {
        let sanne = with_email("1", "sanne@example.org");
        let token = world.forum.join_by_sign_on("192.0.2.1", &sanne, "Sanne", Language::Nl).await.unwrap();
        let member = viewer(&world, &token).await;
        world.wait(16 * Timestamp::MINUTE);
        assert_eq!(refused(world.forum.change_email(&member, "new@example.org", "").await), Refusal::SignInAnew);
        assert_eq!(refused(world.forum.close_account(&member, "", false).await), Refusal::SignInAnew);
        let fresh = world.forum.sign_on(&sanne).await.unwrap().unwrap();
        let still = refused(world.forum.change_password(&member, "", PASSWORD).await);
        assert_eq!(still, Refusal::SignInAnew, "signing in elsewhere says nothing of who sits here");
        let fresh = viewer(&world, &fresh).await;
        let token = world.forum.change_password(&fresh, "", PASSWORD).await.unwrap();
        let member = viewer(&world, &token).await;
        assert!(world.forum.account(&viewer(&world, &token).await, None).await.unwrap().has_password);
        world.wait(16 * Timestamp::MINUTE);
        let wrong = refused(world.forum.close_account(&member, "", false).await);
        assert_eq!(wrong, Refusal::field("password", Flaw::Empty), "from then on it is asked");
    }

    async fn an_account_that_is_closed_is_linked_to_nothing(world) {
        let anna = world.registered("Anna").await;
        world.forum.link_sign_on(&anna, &elsewhere("1"), "").await.unwrap();
        world.forum.close_account(&anna, PASSWORD, false).await.unwrap();
        assert!(world.forum.sign_on(&elsewhere("1")).await.unwrap().is_none());
        world.forum.join_by_sign_on("192.0.2.1", &elsewhere("1"), "Anna weer", Language::Nl).await.unwrap();
    }

    async fn what_is_sealed_is_read_for_its_purpose_and_in_time(world) {
        let sealed = world.forum.seal("one", "wie: \u{eb}n wat", Timestamp::MINUTE).await.unwrap();
        assert_eq!(world.forum.unseal("one", &sealed).await.unwrap().as_deref(), Some("wie: \u{eb}n wat"));
        for (purpose, other) in [("other", sealed.clone()), ("one", format!("{sealed}x")), ("one", String::new())] {
            assert_eq!(world.forum.unseal(purpose, &other).await.unwrap(), None, "{purpose} {other}");
        }
        world.wait(2 * Timestamp::MINUTE);
        assert_eq!(world.forum.unseal("one", &sealed).await.unwrap(), None);
    }
}
