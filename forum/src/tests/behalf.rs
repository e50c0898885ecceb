//! On behalf: the words stay theirs, who wrote them down is public, the contact is not.

use crate::testing::{World, both, refused};
use naast_domain::{
    behalf::{BehalfInput, Entered, MeetingStory, Origin},
    comment::ThreadPart,
    flaw::Flaw,
    ids::BehalfId,
    initiative::InitiativeInput,
    journal::EntryKind,
    language::Language,
    member::Viewer,
    refusal::Refusal,
    time::Timestamp,
};

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
    let told = InitiativeInput { story: "Het bankje bij de halte is weg.".into(), ..InitiativeInput::default() };
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
        assert_eq!(refused(world.forum.edit_initiative(&fatma, made.initiative, 1, &InitiativeInput { story: "Anders.".into(), ..InitiativeInput::default() }).await), Refusal::NotYours, "it is not the official's");
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn nothing_is_entered_without_consent_name_and_words(world) {
        let fatma = world.official("Fatma").await;
        let wrong = BehalfInput { consent: String::new(), name: " ".into(), ..teller("Henk") };
        let refusal = refused(world.forum.enter_on_behalf(&fatma, &wrong, &InitiativeInput::default()).await);
        let fields: Vec<_> = refusal.flaws().iter().map(|flaw| flaw.field.as_str()).collect();
        assert_eq!(fields, ["name", "consent", "story"], "all of it is told at once");
    }

    async fn a_comment_is_entered_on_behalf_of_somebody_too(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        let made = world.forum.enter_comment_on_behalf(&fatma, id, None, &teller("Henk"), "Mijn vrouw kan niet staan.").await.unwrap();
        let comments = world.forum.thread(&Viewer::Visitor, id, ThreadPart::default()).await.unwrap().comments;
        assert_eq!((comments[0].author.name.as_str(), comments[0].author_id), ("Henk", None));
        assert_eq!(comments[0].provenance.as_ref().map(|from| from.entered_by.as_str()), Some("Fatma"));
        assert_eq!(made.comment, Some(comments[0].id));
        assert_eq!(refused(world.forum.edit_comment(&fatma, comments[0].id, 1, "Anders").await), Refusal::NotYours);
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn a_meeting_is_entered_as_a_whole_or_not_at_all(world) {
        let ruth = world.moderator("Ruth").await;
        let story = |name: &str, words: &str| MeetingStory { name: name.into(), title: String::new(), story: words.into() };
        let some = [story("Henk", "Een bankje."), story("", "Een tuin.")];
        let refusal = refused(world.forum.enter_meeting(&ruth, "", "1", &some).await);
        assert_eq!(refusal, Refusal::field("stories", Flaw::Empty));
        assert_eq!(refused(world.forum.enter_meeting(&ruth, "", "", &some[..1]).await).flaws()[0].field, "consent");
        assert_eq!(refused(world.forum.enter_meeting(&ruth, "", "1", &[]).await), Refusal::field("stories", Flaw::Empty));
        assert_eq!(world.told(EntryKind::EnteredOnBehalf).await.len(), 0);
        let all = [story("Henk", "Een bankje."), story("Een bewoner", "Een tuin.")];
        let made = world.forum.enter_meeting(&ruth, "2026-11-19", "1", &all).await.unwrap();
        assert_eq!(made.len(), 2);
        assert_ne!(made[0].code, made[1].code);
        let shown = world.forum.initiative(&Viewer::Visitor, made[1].initiative).await.unwrap();
        assert_eq!((shown.initiator.name.as_str(), shown.origin.as_str()), ("Een bewoner", "meeting"));
    }

    async fn the_contact_is_for_officials_and_moderators_only(world) {
        let (anna, fatma, ruth) =
            (world.citizen("Anna").await, world.official("Fatma").await, world.moderator("Ruth").await);
        let made = entered(&world, &fatma, "Henk").await;
        for who in [&fatma, &ruth] {
            assert_eq!(world.forum.behalf_details(who, made.behalf).await.unwrap().contact, "06 0000 1234");
        }
        assert_eq!(refused(world.forum.behalf_details(&anna, made.behalf).await), Refusal::NotYourRole);
        assert_eq!(refused(world.forum.behalf_details(&fatma, BehalfId(99)).await), Refusal::NotFound);
        let page = format!("{:?}", world.forum.initiative(&fatma, made.initiative).await.unwrap());
        let data = world.forum.my_data(&fatma).await.unwrap().to_string();
        let mut conn = world.read().await;
        let journal = format!("{:?}", crate::sql::courses::happenings(&mut conn, made.initiative).await.unwrap());
        for place in [page, data, journal] {
            assert!(!place.contains("0000 1234") && !place.contains(&made.code));
        }
        assert_eq!(world.forum.search(&fatma, "0000", None).await.unwrap().items.len(), 0);
    }

    async fn a_question_to_somebody_who_phoned_waits_for_their_code(world) {
        let fatma = world.official("Fatma").await;
        let made = entered(&world, &fatma, "Henk").await;
        let typed = crate::tests::answers::typed(naast_domain::answer::AnswerKind::Question);
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
