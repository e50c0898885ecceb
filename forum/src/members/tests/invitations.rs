//! Inviting somebody by mail to take on a role.

use crate::{
    Forum, Mailing,
    testing::{OFFERED, PASSWORD, World, both, refused},
};
use naast_domain::{
    flaw::Flaw,
    journal::EntryKind,
    language::Language,
    members::{HowToAccept, Office, Role, Viewer},
    organisation::Organisation,
    refusal::Refusal,
    time::Timestamp,
};

const FATMA: &str = "fatma@example.org";

fn office() -> Office {
    Office { function: "Gebiedsmaker".to_owned(), department: "Openbare ruimte".to_owned() }
}

/// A forum whose mail goes out, and its administrator.
async fn mailing(world: &World) -> (Forum, Viewer) {
    let nadia = world.administrator("Nadia").await;
    let told = Organisation {
        name: "Gemeente Vecht".into(),
        short_name: "Vecht".into(),
        web_address: "https://naast.example.org".into(),
        ..Organisation::default()
    };
    world.forum.change_organisation(&nadia, &OFFERED, &told).await.unwrap();
    (world.forum.clone().with_mail(Mailing::Sent), nadia)
}

/// Invites somebody, and gives the code in the mail.
async fn invite(forum: &Forum, nadia: &Viewer, email: &str, role: Role) -> String {
    forum.offer_role(nadia, email, role, Some(&office()), Language::Nl).await.unwrap();
    let mail = forum.invitations_to_mail().await.unwrap().pop().expect("a mail");
    assert_eq!((mail.email.as_str(), mail.role), (email, role));
    forum.invitation_was_mailed(mail.id, None, None).await.unwrap();
    assert!(forum.invitations_to_mail().await.unwrap().is_empty(), "mailed once");
    mail.code
}

both! {
    async fn somebody_new_joins_and_takes_the_role_on(world) {
        let (forum, nadia) = mailing(&world).await;
        let code = invite(&forum, &nadia, FATMA, Role::Official).await;
        let invited = forum.invited(&Viewer::Visitor, &code).await.unwrap();
        assert_eq!((invited.how, invited.office), (HowToAccept::Join, Some(office())));
        let weak = forum.join_by_role_offer(&code, "Fatma", "kort", Language::Nl).await;
        assert_eq!(refused(weak), Refusal::field("password", Flaw::TooShort { minimum: 10 }));
        let token = forum.join_by_role_offer(&code, "Fatma", PASSWORD, Language::Nl).await.unwrap();
        let fatma = forum.viewer(Some(&token.0)).await.unwrap();
        let member = fatma.member().unwrap();
        assert!(member.roles.official && member.office == Some(office()));
        assert_eq!(world.told(EntryKind::EmailConfirmed).await.len(), 1);
        assert_eq!(world.told(EntryKind::RoleGranted).await.last().unwrap().1, nadia.id());
        assert!(forum.role_offers(&nadia).await.unwrap().is_empty());
        let again = forum.join_by_role_offer(&code, "Fatma B", PASSWORD, Language::Nl).await;
        assert_eq!(refused(again), Refusal::LinkOver, "once");
    }

    async fn only_the_account_with_that_address_takes_it_on(world) {
        let (forum, nadia) = mailing(&world).await;
        let (fatma, bert) = (world.registered("Fatma").await, world.registered("Bert").await);
        let code = invite(&forum, &nadia, FATMA, Role::Moderator).await;
        for (who, how) in [
            (&Viewer::Visitor, HowToAccept::SignIn),
            (&bert, HowToAccept::SignOut),
            (&fatma, HowToAccept::Accept),
        ] {
            assert_eq!(forum.invited(who, &code).await.unwrap().how, how);
        }
        assert_eq!(refused(forum.accept_role(&bert, &code).await), Refusal::NotYours);
        let joined = forum.join_by_role_offer(&code, "Fatma", PASSWORD, Language::Nl).await;
        assert_eq!(refused(joined), Refusal::SignInNeeded);
        forum.accept_role(&fatma, &code).await.unwrap();
        assert_eq!(refused(forum.accept_role(&fatma, &code).await), Refusal::LinkOver);
        let twice = forum.offer_role(&nadia, FATMA, Role::Moderator, None, Language::Nl).await;
        assert_eq!(refused(twice), Refusal::field("email", Flaw::ThereAlready));
    }

    async fn an_invitation_ends_with_its_week_its_withdrawal_and_whoever_made_it(world) {
        let (forum, nadia) = mailing(&world).await;
        let over = async |code: &str| {
            assert_eq!(refused(forum.invited(&Viewer::Visitor, code).await), Refusal::LinkOver, "{code}");
        };
        let first = invite(&forum, &nadia, FATMA, Role::Official).await;
        world.wait(1);
        let second = invite(&forum, &nadia, FATMA, Role::Official).await;
        over(&first).await;
        for forged in [second.replacen("invited:", "invited:2", 1), second[1..].to_owned(), "x.y.z".to_owned(), String::new()] {
            over(&forged).await;
        }
        let open = forum.role_offers(&nadia).await.unwrap();
        assert_eq!(open.len(), 1, "one in place of the other");
        forum.withdraw_role_offer(&nadia, open[0].id).await.unwrap();
        over(&second).await;
        let third = invite(&forum, &nadia, FATMA, Role::Official).await;
        world.wait(7 * Timestamp::DAY + 1);
        over(&third).await;
        forum.sweep().await.unwrap();
        let fourth = invite(&forum, &nadia, FATMA, Role::Official).await;
        world.administrator("Omar").await;
        let omar = world.administrator("Lidia").await;
        forum.revoke_role(&omar, nadia.id().unwrap(), Role::Administrator).await.unwrap();
        over(&fourth).await;
    }

    async fn what_is_wrong_is_told_at_its_field_and_what_is_refused_to_who_invited(world) {
        let (forum, nadia) = mailing(&world).await;
        let wrong = forum.offer_role(&nadia, "fatma", Role::Official, Some(&Office::default()), Language::Nl).await;
        let flaws: Vec<_> = refused(wrong).flaws().iter().map(|wrong| wrong.field.clone()).collect();
        assert_eq!(flaws, ["email", "function", "department"]);
        forum.offer_role(&nadia, FATMA, Role::Moderator, None, Language::Nl).await.unwrap();
        let mail = forum.invitations_to_mail().await.unwrap().remove(0);
        let later = world.clock.now().plus(Timestamp::HOUR);
        forum.invitation_was_mailed(mail.id, Some(later), Some("busy")).await.unwrap();
        assert!(forum.invitations_to_mail().await.unwrap().is_empty());
        world.wait(Timestamp::HOUR);
        assert_eq!(forum.invitations_to_mail().await.unwrap()[0].tries, 1);
        forum.invitation_was_mailed(mail.id, None, Some("550 no such user")).await.unwrap();
        assert_eq!(forum.role_offers(&nadia).await.unwrap()[0].refused.as_deref(), Some("550 no such user"));
        let silent = world.forum.offer_role(&nadia, "x@example.org", Role::Moderator, None, Language::Nl).await;
        assert_eq!(refused(silent), Refusal::NotOpen, "where no mail goes out");
    }
}
