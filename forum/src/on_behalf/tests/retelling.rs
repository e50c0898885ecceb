//! Retelling: a comment on behalf of somebody, and what the initiator phones in later.

use crate::{
    on_behalf::tests::{
        claims::{let_in, wrong},
        entry::{entered, teller},
    },
    testing::{World, both, refused},
};
use naast_domain::{
    answers::AnswerKind,
    clock::Cause,
    conversation::{Comment, ThreadPart},
    flaw::Flaw,
    ids::InitiativeId,
    journal::{Concern, EntryKind},
    language::Language,
    members::Viewer,
    on_behalf::{BehalfInput, Entered, SpokenInput},
    refusal::Refusal,
    time::Timestamp,
};

/// A comment on behalf of somebody else than the initiator.
pub async fn retold(world: &World, by: &Viewer, id: InitiativeId, name: &str, story: &str) -> Entered {
    let spoken = SpokenInput { story: story.into(), ..SpokenInput::default() };
    world.forum.enter_comment_on_behalf(by, id, None, &teller(name), &spoken, Language::Nl).await.unwrap()
}

/// What the initiator phones in.
async fn own(world: &World, by: &Viewer, id: InitiativeId, story: &str, for_officials: bool) -> crate::Result<Entered> {
    let spoken = SpokenInput { story: story.into(), is_own: true, for_officials };
    let nameless = BehalfInput { name: String::new(), ..teller("") };
    world.forum.enter_comment_on_behalf(by, id, None, &nameless, &spoken, Language::Nl).await
}

async fn ask(world: &World, official: &Viewer, id: InitiativeId) {
    let typed = crate::answers::tests::posting::typed(AnswerKind::Question);
    world.forum.post_answer(official, id, None, &typed, Language::Nl).await.unwrap();
    assert!(is_asked(world, id).await);
    world.wait(Timestamp::HOUR);
}

async fn is_asked(world: &World, id: InitiativeId) -> bool {
    world.forum.initiative(&Viewer::Visitor, id).await.unwrap().standing.is_asked
}

async fn said(world: &World, id: InitiativeId, entered: &Entered) -> Comment {
    let comments = world.forum.thread(&Viewer::Visitor, id, ThreadPart::default()).await.unwrap().comments;
    comments.into_iter().find(|comment| Some(comment.id) == entered.comment).unwrap()
}

both! {
    async fn a_comment_is_entered_on_behalf_of_somebody_too(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        let made = retold(&world, &fatma, id, "Henk", "Mijn vrouw kan niet staan.").await;
        let comment = said(&world, id, &made).await;
        assert_eq!((comment.author.name.as_str(), comment.author_id), ("Henk", None));
        assert_eq!(comment.provenance.as_ref().map(|from| from.entered_by.as_str()), Some("Fatma"));
        assert_eq!(comment.behalf, Some(made.behalf));
        assert_eq!(refused(world.forum.edit_comment(&fatma, comment.id, 1, "Anders").await), Refusal::NotYours);
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn its_flaws_stand_at_the_fields_of_the_form_and_its_language_is_the_readers(world) {
        let fatma = world.official("Fatma").await;
        let id = entered(&world, &fatma, "Henk").await.initiative;
        let spoken = SpokenInput::default();
        let nobody = BehalfInput { name: " ".into(), ..teller("") };
        let refusal = refused(world.forum.enter_comment_on_behalf(&fatma, id, None, &nobody, &spoken, Language::En).await);
        assert_eq!(refusal.flaws().iter().map(|flaw| flaw.field.as_str()).collect::<Vec<_>>(), ["name", "story"]);
        let spoken = SpokenInput { story: "My wife cannot stand.".into(), ..spoken };
        let made = world.forum.enter_comment_on_behalf(&fatma, id, None, &teller("Jim"), &spoken, Language::En).await.unwrap();
        assert_eq!(said(&world, id, &made).await.language, Some(Language::En));
    }

    async fn sent_twice_it_is_posted_once_and_the_second_code_counts(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        let first = retold(&world, &fatma, id, "Henk", "Doen!").await;
        let second = retold(&world, &fatma, id, "Henk", "Doen!").await;
        assert_eq!((second.comment, second.behalf), (first.comment, first.behalf));
        assert_eq!(refused(world.forum.enter_claim_code("here", &first.code).await), wrong());
        let_in(&world, &second.code).await;
        assert_ne!(retold(&world, &fatma, id, "Ria", "Doen!").await.comment, first.comment, "somebody else says the same");
        let phoned = own(&world, &fatma, id, "Doen!", false).await.unwrap();
        assert_eq!(own(&world, &fatma, id, "Doen!", false).await.unwrap().comment, phoned.comment);
        assert_eq!(world.told(EntryKind::CommentPosted).await.len(), 3);
        assert_eq!(world.forum.initiative(&anna, id).await.unwrap().comment_count, 3);
    }

    async fn what_the_initiator_phones_in_later_counts_as_theirs(world) {
        let (fatma, rob) = (world.official("Fatma").await, world.official("Rob").await);
        let made = entered(&world, &fatma, "Henk").await;
        ask(&world, &fatma, made.initiative).await;
        retold(&world, &rob, made.initiative, "Ria", "Ik weet het ook niet.").await;
        assert!(is_asked(&world, made.initiative).await, "somebody else does not answer for him");
        let later = own(&world, &rob, made.initiative, "Naast de halte. Kan dat?", true).await.unwrap();
        assert_eq!((later.code.as_str(), later.name.as_str()), ("", "Henk"), "his own code is for this, too");
        let shown = world.forum.initiative(&fatma, made.initiative).await.unwrap();
        let waits = shown.standing.clock.map(|clock| (clock.cause, clock.about));
        assert!(!shown.standing.is_asked);
        assert!(waits.is_some_and(|(cause, _)| matches!(cause, Cause::First | Cause::Question)));
        let comment = said(&world, made.initiative, &later).await;
        assert_eq!((comment.author.name.as_str(), comment.is_for_officials), ("Henk", true));
        let from = comment.provenance.unwrap();
        assert_eq!((from.told_by.as_str(), from.entered_by.as_str()), ("Henk", "Rob"), "who wrote it down stays public");
        assert_eq!(refused(world.forum.issue_claim_code(&rob, later.behalf, "Kwijt.").await), Refusal::NotOpen);
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
        let henk = let_in(&world, &made.code).await;
        world.forum.take_down(&henk).await.unwrap();
        let comment = said(&world, made.initiative, &later).await;
        assert!(comment.taken_down_at.is_some() && comment.provenance.is_none() && comment.author.name.is_empty());
    }

    async fn an_initiator_with_an_account_may_phone_too_and_is_told_what_was_written_down(world) {
        let (anna, fatma) = (world.registered("Anna").await, world.official("Fatma").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        ask(&world, &fatma, id).await;
        let phoned = own(&world, &fatma, id, "Naast de halte.", false).await.unwrap();
        assert!(!is_asked(&world, id).await);
        let comment = said(&world, id, &phoned).await;
        assert_eq!((comment.author.name.as_str(), comment.author_id), ("Anna", anna.id()));
        let from = comment.provenance.unwrap();
        assert_eq!((from.told_by.as_str(), from.entered_by.as_str(), from.is_claimed), ("Anna", "Fatma", false));
        let line = world.forum.for_you(&anna, None).await.unwrap().items.remove(0);
        assert_eq!((line.kind, line.concern, line.comment), (EntryKind::EnteredOnBehalf, Concern::OwnInitiative, phoned.comment));
        assert_eq!(line.actor.map(|actor| actor.name).as_deref(), Some("Fatma"));
        assert_eq!(world.forum.for_you_count(&fatma).await.unwrap(), 0, "whoever wrote it down knows");
        world.forum.edit_comment(&anna, comment.id, 1, "Links naast de halte.").await.expect("the words are hers");
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
        world.forum.close_account(&anna, crate::testing::PASSWORD, false).await.unwrap();
        let from = said(&world, id, &phoned).await.provenance.unwrap();
        assert_eq!(from.told_by, "", "the name goes with the account");
        assert_eq!(refused(own(&world, &fatma, id, "Nog iets.", false).await), Refusal::NotOpen, "nobody carries it any more");
    }

    async fn after_taking_over_the_initiator_is_who_took_it(world) {
        let (jelle, fatma) = (world.citizen("Jelle").await, world.official("Fatma").await);
        let made = entered(&world, &fatma, "Oma De Groot").await;
        let before = own(&world, &fatma, made.initiative, "Bij de halte.", false).await.unwrap();
        let token = world.forum.enter_claim_code("here", &made.code).await.unwrap();
        world.forum.take_over_claim(&jelle, &token.0).await.unwrap();
        assert_eq!(said(&world, made.initiative, &before).await.author_id, jelle.id(), "what was phoned in comes along");
        ask(&world, &fatma, made.initiative).await;
        let after = own(&world, &fatma, made.initiative, "Links.", false).await.unwrap();
        assert_eq!(said(&world, made.initiative, &after).await.author_id, jelle.id());
        assert!(!is_asked(&world, made.initiative).await);
        assert_eq!(refused(own(&world, &fatma, made.initiative, " ", false).await), Refusal::field("story", Flaw::Empty));
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }
}
