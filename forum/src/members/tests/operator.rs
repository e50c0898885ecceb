//! What the operator does from the command line.

use crate::testing::{PASSWORD, both, refused};
use naast_domain::{
    flaw::Flaw,
    ids::MemberId,
    journal::EntryKind,
    members::{Office, Role, Roles, Viewer},
    refusal::Refusal,
    time::Timestamp,
};

const ADA: &str = "ada@example.org";

both! {
    async fn the_first_administrator_comes_from_the_operator(world) {
        let id = world.forum.operator_add_member("Ada@example.org", "Ada", PASSWORD).await.unwrap();
        world.forum.operator_grant(ADA, Role::Administrator, None).await.unwrap();
        let token = world.forum.sign_in("192.0.2.1", None, ADA, PASSWORD).await.unwrap();
        let ada = world.forum.viewer(Some(&token.0)).await.unwrap();
        assert!(world.forum.members(&ada, "", None).await.is_ok());
        assert_eq!(world.told(EntryKind::MemberJoined).await, [("public".to_owned(), Some(id), Some(id))]);
        assert_eq!(world.told(EntryKind::RoleGranted).await, [("public".to_owned(), None, Some(id))]);
    }

    async fn the_operator_is_held_to_the_same_form(world) {
        let add = async |email, name, password| world.forum.operator_add_member(email, name, password).await;
        let flaws = refused(add("ada", "", "1234567890").await).flaws().to_vec();
        assert_eq!(flaws, [Flaw::NotAnEmail.at("email"), Flaw::Empty.at("name"), Flaw::TooEasy.at("password")]);
        add(ADA, "Ada", PASSWORD).await.unwrap();
        assert_eq!(refused(add(ADA, "Ada", PASSWORD).await), Refusal::field("email", Flaw::Taken));
        let official = world.forum.operator_grant(ADA, Role::Official, None).await;
        assert_eq!(refused(official).flaws(), [Flaw::Empty.at("function"), Flaw::Empty.at("department")]);
        let office = Office { function: "Gebiedsmaker".into(), department: "Openbare ruimte".into() };
        world.forum.operator_grant(ADA, Role::Official, Some(&office)).await.unwrap();
    }

    async fn the_last_administrator_stays(world) {
        world.administrator("Ada").await;
        assert_eq!(refused(world.forum.operator_revoke(ADA, Role::Administrator).await), Refusal::LastAdministrator);
        world.administrator("Bea").await;
        world.forum.operator_revoke(ADA, Role::Administrator).await.unwrap();
        assert_eq!(world.told(EntryKind::RoleRevoked).await.len(), 1);
    }

    async fn a_reset_password_ends_all_sessions(world) {
        let token = world.register("Ada").await;
        let new = "een groene kano onder de brug";
        let weak = world.forum.operator_reset_password(ADA, ADA).await;
        assert_eq!(refused(weak), Refusal::field("password", Flaw::TooEasy));
        let ada = world.forum.viewer(Some(&token.0)).await.unwrap();
        world.forum.operator_reset_password(ADA, new).await.unwrap();
        assert_eq!(world.forum.viewer(Some(&token.0)).await.unwrap(), Viewer::Visitor);
        assert_eq!(refused(world.forum.sign_in("192.0.2.1", None, ADA, PASSWORD).await), Refusal::WrongCredentials);
        world.forum.sign_in("192.0.2.1", None, ADA, new).await.unwrap();
        assert_eq!(world.told(EntryKind::PasswordChanged).await, [("parties".to_owned(), None, ada.id())]);
    }

    async fn a_suspension_lasts_until_its_end_or_until_it_is_lifted(world) {
        let token = world.register("Ada").await;
        let ada = async || world.forum.viewer(Some(&token.0)).await.unwrap();
        let draft = async || world.forum.keep_draft(&ada().await, "propose", "{}").await;
        let until = world.clock.now().plus(Timestamp::DAY);
        world.forum.operator_suspend(ADA, Some(until)).await.unwrap();
        assert_eq!(refused(draft().await), Refusal::Suspended { until });
        world.wait(Timestamp::DAY);
        draft().await.unwrap();
        world.forum.operator_suspend(ADA, Some(until.plus(Timestamp::DAY))).await.unwrap();
        assert!(draft().await.is_err());
        world.forum.operator_suspend(ADA, None).await.unwrap();
        draft().await.unwrap();
        assert_eq!(world.told(EntryKind::MemberSuspended).await, vec![("parties".to_owned(), None, ada().await.id()); 3]);
    }

    async fn the_operator_lists_all_members_in_the_order_in_which_they_joined(world) {
        let (anna, ruth) = (world.registered("Anna").await, world.moderator("Ruth").await);
        let bert = world.registered("Bert").await;
        let until = Some(world.clock.now().plus(Timestamp::DAY));
        world.forum.operator_suspend("ruth@example.org", until).await.unwrap();
        world.forum.close_account(&anna, PASSWORD, false).await.unwrap();
        let rows = world.forum.operator_members(MemberId(0)).await.unwrap();
        let shown: Vec<_> = rows.iter().map(|row| (Some(row.id), row.email.as_str(), row.name.as_str())).collect();
        assert_eq!(shown, [(ruth.id(), "ruth@example.org", "Ruth"), (bert.id(), "bert@example.org", "Bert")]);
        assert_eq!((rows[0].roles, rows[0].suspended_until), (Roles { moderator: true, ..Roles::default() }, until));
        let rest = world.forum.operator_members(ruth.id().unwrap()).await.unwrap();
        assert_eq!(rest.len(), 1);
    }

    async fn nobody_is_found_under_a_strange_address(world) {
        let forum = &world.forum;
        assert_eq!(refused(forum.operator_grant("ada", Role::Moderator, None).await), Refusal::field("email", Flaw::NotAnEmail));
        for result in [
            forum.operator_grant(ADA, Role::Moderator, None).await,
            forum.operator_revoke(ADA, Role::Moderator).await,
            forum.operator_reset_password(ADA, PASSWORD).await,
            forum.operator_suspend(ADA, None).await,
        ] {
            assert_eq!(refused(result), Refusal::NotFound);
        }
    }
}
