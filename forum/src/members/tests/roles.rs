//! Members and their roles, themes, and what the organisation tells about itself.

use crate::{
    accounts::members,
    testing::{OFFERED, PASSWORD, both, refused, texts},
};
use naast_domain::{
    flaw::Flaw,
    ids::{MemberId, ThemeId},
    initiatives::InitiativeInput,
    journal::{Concern, EntryKind},
    language::Language,
    members::{Office, Role, Roles, Viewer},
    organisation::{Organisation, PageName, first_steps::FirstStep, value::ValueInput},
    paging::Page,
    refusal::Refusal,
    time::Timestamp,
    translated::TypedTexts,
};

fn names<T>(page: &Page<T>, name: impl Fn(&T) -> &str) -> Vec<&str> {
    page.items.iter().map(name).collect()
}

fn office() -> Office {
    Office { function: "Gebiedsmaker".into(), department: "Openbare ruimte".into() }
}

both! {
    async fn the_first_steps_are_open_until_each_is_taken(world) {
        let ada = world.administrator("Ada").await;
        let open = async || world.forum.first_steps(&ada).await.unwrap();
        assert_eq!(open().await, FirstStep::ALL);
        let named = Organisation { name: "Gemeente Vecht".into(), short_name: "Vecht".into(), ..Organisation::default() };
        world.forum.change_organisation(&ada, &OFFERED, &named).await.unwrap();
        assert_eq!(open().await, FirstStep::ALL[1..]);
        let reachable = Organisation { contact_users: "contact@example.org".into(), ..named };
        world.forum.change_organisation(&ada, &OFFERED, &reachable).await.unwrap();
        world.forum.save_theme(&ada, &OFFERED, None, &texts("Groen", "Green"), false).await.unwrap();
        world.save_rule(&ada, 1, "Zeg het over de zaak", "Talk about the matter").await;
        assert_eq!(open().await, [FirstStep::Values, FirstStep::Privacy, FirstStep::Official, FirstStep::Moderators]);
        let text = || texts("Veilig", "Safe");
        let value = ValueInput { kind: "value".into(), name: text(), sentence: text() };
        world.forum.save_value(&ada, &OFFERED, None, &value, false).await.unwrap();
        world.forum.save_page(&ada, PageName::Privacy, Language::Nl, 0, "Zo gaan wij om met gegevens.").await.unwrap();
        world.official("Femke").await;
        world.moderator("Ruth").await;
        assert_eq!(open().await, [FirstStep::Moderators], "another one has to look again");
        let rob = world.moderator("Rob").await.id().unwrap();
        assert_eq!(open().await, []);
        let mut tx = world.forum.db.write().await.unwrap();
        members::update_suspension(&mut tx, rob, Some(world.clock.now().plus(Timestamp::DAY))).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(open().await, [FirstStep::Moderators], "who is suspended looks at nothing");
    }

    async fn members_are_listed_newest_first_page_by_page(world) {
        let ada = world.administrator("Ada").await;
        for number in 0..60 {
            world.citizen(&format!("Citizen{number}")).await;
        }
        let first = world.forum.members(&ada, "", None).await.unwrap();
        let second = world.forum.members(&ada, " ", first.next).await.unwrap();
        assert_eq!((first.items.len(), second.items.len(), second.next), (50, 11, None));
        assert_eq!((first.items[0].name.as_str(), second.items[10].name.as_str()), ("Citizen59", "Ada"));
        assert!(second.items[10].roles.administrator);
    }

    async fn members_are_found_by_letters_of_their_name(world) {
        let ada = world.administrator("Ada").await;
        for name in ["Jan de Vries", "Jantine", "100%_zeker", "Élise", "Noor"] {
            world.citizen(name).await;
        }
        for (letters, expected) in [
            ("JAN", vec!["Jantine", "Jan de Vries"]),
            (" de vr ", vec!["Jan de Vries"]),
            ("%", vec!["100%_zeker"]),
            ("_", vec!["100%_zeker"]),
            ("\\", vec![]),
            ("' OR 1=1", vec![]),
            ("Élise", vec!["Élise"]),
            ("example.org", vec![]),
        ] {
            let page = world.forum.members(&ada, letters, None).await.unwrap();
            assert_eq!(names(&page, |row| &row.name), expected, "{letters}");
        }
    }

    async fn former_members_are_not_listed(world) {
        let (ada, anna) = (world.administrator("Ada").await, world.registered("Anna").await);
        world.forum.close_account(&anna, PASSWORD, false).await.unwrap();
        let page = world.forum.members(&ada, "", None).await.unwrap();
        assert_eq!(names(&page, |row| &row.name), ["Ada"]);
    }

    async fn an_official_has_an_office(world) {
        let (ada, anna) = (world.administrator("Ada").await, world.citizen("Anna").await);
        let id = anna.id().unwrap();
        let grant = async |office: Option<Office>| {
            world.forum.grant_role(&ada, (id, "anna@example.org"), Role::Official, office.as_ref()).await
        };
        let nameless = Office { function: " ".into(), department: "x".repeat(81) };
        for (office, flaws) in [
            (None, [Flaw::Empty.at("function"), Flaw::Empty.at("department")]),
            (Some(nameless), [Flaw::Empty.at("function"), Flaw::TooLong { maximum: 80, actual: 81 }.at("department")]),
        ] {
            assert_eq!(refused(grant(office).await).flaws(), flaws);
        }
        grant(Some(office())).await.unwrap();
        let profile = world.forum.profile(&Viewer::Visitor, id).await.unwrap();
        assert_eq!((profile.roles, profile.office), (Roles { official: true, ..Roles::default() }, Some(office())));
        let moved = Office { function: "Wijkregisseur".into(), ..office() };
        grant(Some(moved.clone())).await.unwrap();
        assert_eq!(world.forum.profile(&Viewer::Visitor, id).await.unwrap().office, Some(moved));
    }

    async fn every_change_of_a_role_is_in_the_journal_and_told_to_its_member(world) {
        let (ada, anna) = (world.administrator("Ada").await, world.citizen("Anna").await);
        let id = anna.id().unwrap();
        for role in Role::ALL.iter().copied() {
            world.forum.grant_role(&ada, (id, "anna@example.org"), role, Some(&office())).await.unwrap();
        }
        let profile = world.forum.profile(&Viewer::Visitor, id).await.unwrap();
        assert_eq!(profile.roles, Roles { official: true, moderator: true, administrator: true });
        for role in Role::ALL.iter().copied() {
            world.forum.revoke_role(&ada, id, role).await.unwrap();
        }
        let profile = world.forum.profile(&Viewer::Visitor, id).await.unwrap();
        assert_eq!((profile.roles, profile.office), (Roles::default(), None));
        for kind in [EntryKind::RoleGranted, EntryKind::RoleRevoked] {
            assert_eq!(world.told(kind).await, vec![("public".to_owned(), ada.id(), Some(id)); 3]);
            let told = world.forum.for_you(&anna, None).await.unwrap().items;
            let lines: Vec<_> = told.iter().filter(|line| line.kind == kind).collect();
            assert_eq!(lines.len(), 3);
            assert!(lines.iter().all(|line| line.concern == Concern::OwnAccount && line.actor.as_ref().unwrap().name == "Ada"));
        }
    }

    async fn what_does_not_change_is_not_in_the_journal(world) {
        let (ada, ruth) = (world.administrator("Ada").await, world.moderator("Ruth").await);
        let id = ruth.id().unwrap();
        world.forum.grant_role(&ada, (id, "ruth@example.org"), Role::Moderator, None).await.unwrap();
        world.forum.revoke_role(&ada, id, Role::Official).await.unwrap();
        assert_eq!(world.told(EntryKind::RoleGranted).await, []);
        assert_eq!(world.told(EntryKind::RoleRevoked).await, []);
        assert_eq!(world.forum.for_you_count(&ruth).await.unwrap(), 0);
    }

    async fn the_last_administrator_stays(world) {
        let (ada, anna) = (world.administrator("Ada").await, world.registered("Anna").await);
        let (ada_id, anna_id) = (ada.id().unwrap(), anna.id().unwrap());
        let revoke = async || world.forum.revoke_role(&ada, ada_id, Role::Administrator).await;
        assert_eq!(refused(revoke().await), Refusal::LastAdministrator);
        world.forum.revoke_role(&ada, anna_id, Role::Administrator).await.expect("Anna is none");
        world.forum.grant_role(&ada, (anna_id, "anna@example.org"), Role::Administrator, None).await.unwrap();
        world.forum.close_account(&anna, PASSWORD, false).await.unwrap();
        assert_eq!(refused(revoke().await), Refusal::LastAdministrator, "who left does not count");
        let bea = world.administrator("Bea").await;
        revoke().await.unwrap();
        assert!(world.forum.members(&bea, "", None).await.is_ok());
    }

    async fn a_role_is_given_to_an_address_and_not_to_a_name(world) {
        let (ada, nadia) = (world.administrator("Ada").await, world.citizen("Nadia").await);
        let id = nadia.id().unwrap();
        for (email, flaw) in [("", Flaw::Empty), ("nadia", Flaw::NotAnEmail), ("nadia@gemeente.example", Flaw::Wrong)] {
            let refusal = refused(world.forum.grant_role(&ada, (id, email), Role::Moderator, None).await);
            assert_eq!(refusal, Refusal::field("email", flaw), "{email}");
        }
        assert_eq!(world.told(EntryKind::RoleGranted).await, []);
        world.forum.grant_role(&ada, (id, " Nadia@Example.org"), Role::Moderator, None).await.unwrap();
        assert_eq!(world.told(EntryKind::RoleGranted).await.len(), 1);
    }

    async fn roles_are_for_members(world) {
        let (ada, anna) = (world.administrator("Ada").await, world.registered("Anna").await);
        world.forum.close_account(&anna, PASSWORD, false).await.unwrap();
        for id in [anna.id().unwrap(), MemberId(99)] {
            assert_eq!(refused(world.forum.grant_role(&ada, (id, "anna@example.org"), Role::Moderator, None).await), Refusal::NotFound);
            assert_eq!(refused(world.forum.revoke_role(&ada, id, Role::Moderator).await), Refusal::NotFound);
        }
    }

    async fn the_organisation_tells_about_itself(world) {
        let ada = world.administrator("Ada").await;
        assert_eq!(world.forum.organisation().await.unwrap().name, "Naast");
        let typed = Organisation {
            name: " Gemeente  Vechtdrecht".into(),
            short_name: "Vechtdrecht".into(),
            web_address: "https://naast.example.org//".into(),
            danger: TypedTexts::from([(Language::Nl, " Bel 112 ")]),
            ..Organisation::default()
        };
        world.forum.change_organisation(&ada, &OFFERED, &typed).await.unwrap();
        let kept = Organisation {
            name: "Gemeente Vechtdrecht".into(),
            short_name: "Vechtdrecht".into(),
            web_address: "https://naast.example.org".into(),
            danger: [(Language::Nl, "Bel 112")].into(),
            ..Organisation::default()
        };
        assert_eq!(world.forum.organisation().await.unwrap(), kept);
        world.forum.change_organisation(&ada, &OFFERED, &Organisation { phone: "14 0123".into(), ..typed }).await.unwrap();
        assert_eq!(world.forum.organisation().await.unwrap().phone, "14 0123");
        assert_eq!(world.told(EntryKind::OrganisationChanged).await, vec![("public".to_owned(), ada.id(), None); 2]);
        let typed = Organisation { web_address: "javascript:alert(1)".into(), phone: "1".repeat(301), ..Organisation::default() };
        let flaws = refused(world.forum.change_organisation(&ada, &OFFERED, &typed).await).flaws().to_vec();
        let expected = [
            Flaw::Empty.at("name"),
            Flaw::Empty.at("short_name"),
            Flaw::TooLong { maximum: 300, actual: 301 }.at("phone"),
            Flaw::NotAnAddress.at("web_address"),
        ];
        assert_eq!(flaws, expected);
    }

    async fn the_organisation_says_whom_to_contact_and_who_settles_disputes(world) {
        let ada = world.administrator("Ada").await;
        let typed = Organisation {
            name: "Vechtdrecht".into(),
            short_name: "Vechtdrecht".into(),
            contact_authorities: " juristen@example.org ".into(),
            contact_users: "Het wijkhuis, 0999 - 555 010".into(),
            contact_languages: "Nederlands, Engels".into(),
            redress: texts("De geschilleninstantie", "The disputes body"),
            ..Organisation::default()
        };
        world.forum.change_organisation(&ada, &OFFERED, &typed).await.unwrap();
        let kept = world.forum.organisation().await.unwrap();
        assert_eq!((kept.contact_authorities.as_str(), kept.contact_users.as_str()), ("juristen@example.org",
        "Het wijkhuis, 0999 - 555 010"));
        assert_eq!((kept.contact_languages.as_str(), kept.redress(Language::En)), ("Nederlands, Engels", "The disputes body"));
        let (long, endless) = ("x".repeat(301), "x".repeat(1_001));
        let typed = Organisation { contact_users: long.clone(), contact_languages: long, redress: texts("", &endless), ..typed };
        let flaws = refused(world.forum.change_organisation(&ada, &OFFERED, &typed).await).flaws().to_vec();
        let line = Flaw::TooLong { maximum: 300, actual: 301 };
        let text = Flaw::TooLong { maximum: 1_000, actual: 1_001 };
        assert_eq!(flaws, [line.clone().at("contact_users"), line.at("contact_languages"), text.at("redress[en]")]);
        assert_eq!(world.forum.organisation().await.unwrap(), kept);
    }

    async fn moderators_and_administrators_know_whether_an_appeal_has_another_moderator(world) {
        let ada = world.administrator("Ada").await;
        assert_eq!(world.forum.moderator_count(&ada).await.unwrap(), 0);
        let (ruth, sil) = (world.moderator("Ruth").await, world.moderator("Sil").await);
        assert_eq!(world.forum.moderator_count(&ruth).await.unwrap(), 2);
        let until = Some(world.clock.now().plus(1));
        let mut conn = world.forum.db.write().await.unwrap();
        members::update_suspension(&mut conn, sil.id().unwrap(), until).await.unwrap();
        conn.commit().await.unwrap();
        assert_eq!(world.forum.moderator_count(&ruth).await.unwrap(), 1, "who is suspended looks at nothing");
        world.wait(1);
        assert_eq!(world.forum.moderator_count(&ruth).await.unwrap(), 2);
        world.forum.revoke_role(&ada, sil.id().unwrap(), Role::Moderator).await.unwrap();
        assert_eq!(world.forum.moderator_count(&ada).await.unwrap(), 1);
    }

    async fn themes_are_kept_and_retired(world) {
        let (ada, anna) = (world.administrator("Ada").await, world.citizen("Anna").await);
        let save = async |id, nl, en, is_retired| world.forum.save_theme(&ada, &OFFERED, id, &texts(nl, en), is_retired).await;
        let groen = save(None, "Groen", "Green", false).await.unwrap();
        let buurt = save(None, "Buurt", "Neighbourhood", false).await.unwrap();
        let input = InitiativeInput { story: "Een boom.".into(), theme: groen.to_string(), ..InitiativeInput::default() };
        let id = world.forum.propose(&anna, &input).await.unwrap();
        assert_eq!(save(Some(groen), "Groen en water", "Green and water", true).await.unwrap(), groen);
        let themes = world.forum.themes().await.unwrap();
        let shown: Vec<_> = themes.iter().map(|theme| (theme.id, theme.name(Language::Nl), theme.is_retired)).collect();
        assert_eq!(shown, [(buurt, "Buurt", false), (groen, "Groen en water", true)]);
        assert_eq!(world.forum.initiative(&anna, id).await.unwrap().theme, Some(groen), "it stays where it was chosen");
        let another = InitiativeInput { story: "Twee bomen.".into(), ..input };
        assert_eq!(refused(world.forum.propose(&anna, &another).await), Refusal::field("theme", Flaw::NotAChoice));
        assert_eq!(refused(save(Some(ThemeId(99)), "Weg", "Gone", false).await), Refusal::NotFound);
        let flaws = refused(save(None, " ", "", false).await).flaws().to_vec();
        assert_eq!(flaws, [Flaw::Empty.at("name[nl]"), Flaw::Empty.at("name[en]")]);
        assert_eq!(world.told(EntryKind::ThemeChanged).await, vec![("public".to_owned(), ada.id(), None); 3]);
    }
}
