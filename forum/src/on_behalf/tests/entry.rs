//! On behalf: the words stay theirs, who wrote them down is public, the contact is not.

use crate::testing::{World, both, refused};
use naast_domain::{
    flaw::Flaw,
    ids::BehalfId,
    initiatives::InitiativeInput,
    journal::EntryKind,
    language::Language,
    members::Viewer,
    on_behalf::{BehalfInput, Entered},
    provenance::Origin,
    refusal::Refusal,
    time::Timestamp,
};

/// What everybody tells here.
pub const STORY: &str = "Het bankje bij de halte is weg.";

pub fn teller(name: &str) -> BehalfInput {
    BehalfInput {
        origin: "phone".into(),
        name: name.into(),
        told_on: "2026-11-20".into(),
        contact: "06 0000 1234".into(),
        consent: "1".into(),
    }
}

pub async fn entered(world: &World, by: &Viewer, name: &str) -> Entered {
    let told = InitiativeInput { story: STORY.into(), ..InitiativeInput::default() };
    world.forum.enter_on_behalf(by, &teller(name), &told).await.unwrap()
}

both! {
    async fn a_phone_call_becomes_an_initiative_of_whoever_phoned(world) {
        let fatma = world.official("Fatma").await;
        let made = entered(&world, &fatma, "Henk").await;
        let shown = world.forum.initiative(&Viewer::Visitor, made.initiative).await.unwrap();
        assert_eq!((shown.initiator.name.as_str(), shown.initiator.id, shown.initiator_id), ("Henk", None, None));
        let provenance = shown.provenance.unwrap();
        assert_eq!((provenance.origin, provenance.entered_by.as_str()), (Origin::Phone, "Fatma"));
        assert_eq!(provenance.told_on.iso(), "2026-11-20");
        assert_eq!(shown.started_at.rfc3339(), "2026-11-20T11:00:00Z");
        let clock = shown.standing.clock.unwrap();
        assert_eq!((clock.since, clock.waited), (world.clock.now(), 0), "the clock runs from when it was entered");
        let found = world.forum.search(&Viewer::Visitor, "bankje", None).await.unwrap();
        assert_eq!(found.items.len(), 1);
        assert_eq!(world.told(EntryKind::EnteredOnBehalf).await.len(), 1);
        assert_eq!(refused(world.forum.edit_initiative(&fatma, made.initiative, 1,
        &InitiativeInput { story: "Anders.".into(), ..InitiativeInput::default() }).await), Refusal::NotYours,
        "it is not the official's");
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn nothing_is_entered_without_consent_name_and_words(world) {
        let fatma = world.official("Fatma").await;
        let wrong = BehalfInput { consent: String::new(), name: " ".into(), ..teller("Henk") };
        let refusal = refused(world.forum.enter_on_behalf(&fatma, &wrong, &InitiativeInput::default()).await);
        let fields: Vec<_> = refusal.flaws().iter().map(|flaw| flaw.field.as_str()).collect();
        assert_eq!(fields, ["name", "consent", "story"], "all of it is told at once");
    }

    async fn the_contact_is_for_officials_and_whoever_wrote_it_down(world) {
        let (anna, fatma, ruth, mo) =
            (world.citizen("Anna").await, world.official("Fatma").await, world.moderator("Ruth").await, world.moderator("Mo").await);
        let made = entered(&world, &ruth, "Henk").await;
        let contact = async |who: &Viewer| world.forum.behalf_details(who, made.behalf).await.unwrap().contact;
        for who in [&fatma, &ruth] {
            assert_eq!(contact(who).await.as_deref(), Some("06 0000 1234"));
        }
        assert_eq!(contact(&mo).await, None, "moderators do not read addresses");
        assert_eq!(refused(world.forum.behalf_details(&anna, made.behalf).await), Refusal::NotYourRole);
        assert_eq!(refused(world.forum.behalf_details(&fatma, BehalfId(99)).await), Refusal::NotFound);
        let page = format!("{:?}", world.forum.initiative(&fatma, made.initiative).await.unwrap());
        let data = world.forum.my_data(&fatma).await.unwrap().to_string();
        let mut conn = world.read().await;
        let journal = format!("{:?}", crate::journal::courses::happenings(&mut conn, made.initiative).await.unwrap());
        for place in [page, data, journal] {
            assert!(!place.contains("0000 1234") && !place.contains(&made.code));
        }
        assert_eq!(world.forum.search(&fatma, "0000", None).await.unwrap().items.len(), 0);
    }

    async fn what_is_entered_twice_begins_once_and_the_second_code_counts(world) {
        let (fatma, rob) = (world.official("Fatma").await, world.official("Rob").await);
        let first = entered(&world, &fatma, "Henk").await;
        world.wait(Timestamp::MINUTE);
        let second = entered(&world, &fatma, "Henk").await;
        assert_eq!((second.behalf, second.initiative, second.title.as_str()), (first.behalf, first.initiative, first.title.as_str()));
        assert_eq!(refused(world.forum.enter_claim_code("here", &first.code).await), Refusal::field("code", Flaw::Wrong));
        world.forum.enter_claim_code("here", &second.code).await.expect("the second code is alive");
        assert_eq!((world.told(EntryKind::EnteredOnBehalf).await.len(), world.told(EntryKind::ClaimIssued).await.len()), (1, 1));
        assert_ne!(entered(&world, &fatma, "Ria").await.initiative, first.initiative, "another name");
        assert_ne!(entered(&world, &rob, "Henk").await.initiative, first.initiative, "another colleague");
        world.wait(10 * Timestamp::MINUTE);
        assert_ne!(entered(&world, &fatma, "Henk").await.initiative, first.initiative, "another time");
    }

    async fn what_was_taken_down_does_not_come_back_by_sending_it_again(world) {
        let fatma = world.official("Fatma").await;
        let made = entered(&world, &fatma, "Henk").await;
        let token = world.forum.enter_claim_code("here", &made.code).await.unwrap();
        let henk = world.forum.claimant(&token.0).await.unwrap();
        world.forum.take_down(&henk).await.unwrap();
        let told = InitiativeInput { story: STORY.into(), ..InitiativeInput::default() };
        assert_eq!(refused(world.forum.enter_on_behalf(&fatma, &teller("Henk"), &told).await), Refusal::NotOpen);
    }

    async fn a_question_to_somebody_who_phoned_waits_for_their_code(world) {
        let fatma = world.official("Fatma").await;
        let made = entered(&world, &fatma, "Henk").await;
        let typed = crate::answers::tests::posting::typed(naast_domain::answers::AnswerKind::Question);
        world.forum.post_answer(&fatma, made.initiative, None, &typed, Language::Nl).await.unwrap();
        let asked = async || world.forum.initiative(&fatma, made.initiative).await.unwrap().standing.is_asked;
        assert!(asked().await);
        let token = world.forum.enter_claim_code("here", &made.code).await.unwrap();
        let henk = world.forum.claimant(&token.0).await.unwrap();
        world.wait(Timestamp::HOUR);
        world.forum.post_comment(&henk, made.initiative, None, "Naast de halte.", false, Language::Nl).await.unwrap();
        assert!(!asked().await);
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }
}
