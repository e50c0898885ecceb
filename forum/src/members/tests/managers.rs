//! Managers: officials who may stand behind a colleague's answer.

use crate::testing::{PASSWORD, World, both, refused};
use naast_domain::{
    flaw::Flaw,
    ids::MemberId,
    journal::{Concern, EntryKind},
    members::{Office, Role},
    refusal::Refusal,
};

/// What the journal calls the roles that were given and taken, in order.
async fn words(world: &World) -> Vec<(String, String)> {
    let sql = "SELECT kind, word FROM journal WHERE kind IN ('role_granted', 'role_revoked') ORDER BY id";
    fetch_all!(&mut world.read().await, (String, String), sql).unwrap()
}

fn entry(kind: &str, word: &str) -> (String, String) {
    (kind.to_owned(), word.to_owned())
}

both! {
    async fn an_administrator_marks_an_official_as_manager(world) {
        let (ada, fatma) = (world.administrator("Ada").await, world.official("Fatma").await);
        let id = fatma.id().unwrap();
        let mark = async |is_manager| world.forum.set_manager(&ada, id, is_manager).await.unwrap();
        let is_manager = async || world.forum.members(&ada, "Fatma", None).await.unwrap().items[0].is_manager;
        assert!(!is_manager().await);
        mark(true).await;
        mark(true).await;
        assert!(is_manager().await);
        mark(false).await;
        assert!(!is_manager().await);
        assert_eq!(words(&world).await, [entry("role_granted", "manager"), entry("role_revoked", "manager")]);
        assert_eq!(world.told(EntryKind::RoleGranted).await, [("public".to_owned(), ada.id(), Some(id))]);
        let told = world.forum.for_you(&fatma, None).await.unwrap().items;
        assert!(told.len() == 2 && told.iter().all(|line| line.concern == Concern::OwnAccount), "{told:?}");
    }

    async fn only_officials_are_managers(world) {
        let (ada, anna) = (world.administrator("Ada").await, world.citizen("Anna").await);
        let mark = async |id| world.forum.set_manager(&ada, id, true).await;
        assert_eq!(refused(mark(anna.id().unwrap()).await), Refusal::field("manager", Flaw::NotAChoice));
        assert_eq!(refused(mark(MemberId(99)).await), Refusal::NotFound);
        assert_eq!(words(&world).await, []);
    }

    async fn who_is_no_official_any_more_is_no_manager(world) {
        let (ada, fatma) = (world.administrator("Ada").await, world.manager("Fatma").await);
        let id = fatma.id().unwrap();
        world.forum.revoke_role(&ada, id, Role::Official).await.unwrap();
        assert_eq!(words(&world).await, [entry("role_revoked", "manager"), entry("role_revoked", "official")]);
        let office = Office { function: "Gebiedsmaker".into(), department: "Openbare ruimte".into() };
        world.forum.grant_role(&ada, (id, "fatma@example.org"), Role::Official, Some(&office)).await.unwrap();
        let rows = world.forum.members(&ada, "Fatma", None).await.unwrap().items;
        assert!(!rows[0].is_manager, "the mark does not come back by itself");
    }

    async fn the_operator_marks_a_manager_too(world) {
        let token = world.register("Fatma").await;
        let email = "fatma@example.org";
        let mark = async || world.forum.operator_set_manager(email, true).await;
        assert_eq!(refused(mark().await), Refusal::field("manager", Flaw::NotAChoice));
        let office = Office { function: "Gebiedsmaker".into(), department: "Openbare ruimte".into() };
        world.forum.operator_grant(email, Role::Official, Some(&office)).await.unwrap();
        mark().await.unwrap();
        let fatma = world.forum.viewer(Some(&token.0)).await.unwrap();
        assert!(fatma.member().unwrap().is_manager);
        world.forum.close_account(&fatma, PASSWORD, false).await.unwrap();
        let strange = world.forum.operator_set_manager(email, true).await;
        assert_eq!(refused(strange), Refusal::NotFound);
    }
}
