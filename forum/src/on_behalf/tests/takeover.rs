//! Taking over and taking down: what comes along, what goes, and who hears of it.

use crate::{
    on_behalf::tests::{
        claims::{let_in, wrong},
        entry::{STORY, entered},
        retelling::retold,
    },
    testing::{PASSWORD, World, both, refused},
};
use naast_domain::{
    answers::AnswerKind,
    commitments::{CommitmentChoice, CommitmentFilter},
    conversation::ThreadPart,
    ids::InitiativeId,
    initiatives::ListFilter,
    journal::{Concern, EntryKind},
    language::Language,
    members::Viewer,
    obstacles::ObstacleInput,
    on_behalf::Entered,
    refusal::Refusal,
    time::Timestamp,
};

/// Goes in with the code and takes over what it is about.
async fn take_over(world: &World, who: &Viewer, made: &Entered) -> crate::Result<InitiativeId> {
    let token = world.forum.enter_claim_code("here", &made.code).await?;
    world.forum.take_over_claim(who, &token.0).await
}

/// Everything that people read about an initiative, and what they are told of it.
async fn everything(world: &World, id: InitiativeId, who: &Viewer, official: &Viewer) -> String {
    let forum = &world.forum;
    let open = CommitmentFilter { choice: CommitmentChoice::Open, holder: None, after: None };
    let mut all = vec![
        format!("{:?}", forum.initiative(who, id).await.unwrap()),
        format!("{:?}", forum.thread(who, id, ThreadPart::default()).await.unwrap()),
        format!("{:?}", forum.initiatives(who, &ListFilter::default()).await.unwrap()),
        format!("{:?}", forum.similar_initiatives(who, STORY).await.unwrap()),
        format!("{:?}", forum.search(who, "kijken", None).await.unwrap()),
        format!("{:?}", forum.search(who, "bankje", None).await.unwrap()),
        format!("{:?}", forum.commitments(who, &open).await.unwrap()),
        format!("{:?}", forum.desk(official).await.unwrap()),
    ];
    for member in [who, official] {
        all.push(format!("{:?}", forum.for_you(member, None).await.unwrap()));
        let of = member.id().unwrap();
        all.push(format!("{:?}", forum.contributions(&Viewer::Visitor, of, None).await.unwrap()));
    }
    all.join("\n")
}

both! {
    async fn taking_over_spends_the_code_and_what_was_said_with_it_comes_along(world) {
        let (fatma, kleinzoon) = (world.official("Fatma").await, world.citizen("Jelle").await);
        let made = entered(&world, &fatma, "Mevrouw De Groot").await;
        let token = world.forum.enter_claim_code("here", &made.code).await.unwrap();
        let oma = world.forum.claimant(&token.0).await.unwrap();
        let said = world.forum.post_comment(&oma, made.initiative, None, "Dank je wel.", false, Language::Nl).await.unwrap();
        assert_eq!(refused(take_over(&world, &Viewer::Visitor, &made).await), Refusal::SignInNeeded);
        let seen = world.forum.claim(&kleinzoon, Some(&token.0)).await.unwrap().unwrap();
        assert_eq!((seen.title.as_str(), seen.name.as_str()), (STORY.trim_end_matches('.'), "Mevrouw De Groot"),
        "one sees it before it is spent");
        assert_eq!(world.forum.claim(&kleinzoon, None).await.unwrap(), None);
        take_over(&world, &kleinzoon, &made).await.unwrap();
        let shown = world.forum.initiative(&kleinzoon, made.initiative).await.unwrap();
        assert_eq!(shown.initiator.name, "Jelle");
        assert!(shown.provenance.unwrap().is_claimed, "where it came from stays public");
        world.forum.comment_source(&kleinzoon, said).await.expect("what was said with the code is theirs");
        world.forum.declare_done(&kleinzoon, made.initiative).await.unwrap();
        assert_eq!(refused(world.forum.enter_claim_code("here", &made.code).await), wrong());
        assert_eq!(world.forum.claimant(&token.0).await.unwrap(), Viewer::Visitor, "whoever was in with it is out");
        assert_eq!(refused(world.forum.take_over_claim(&kleinzoon, &token.0).await), Refusal::NotOpen);
        assert_eq!(refused(world.forum.issue_claim_code(&fatma, made.behalf, "Kwijt.").await), Refusal::NotOpen);
        assert_eq!(world.forum.behalf_details(&fatma, made.behalf).await.unwrap().contact.as_deref(), Some(""));
        assert_eq!(world.told(EntryKind::ClaimTaken).await.len(), 1);
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn whoever_wrote_it_down_does_not_take_it_over(world) {
        let (fatma, rob) = (world.official("Fatma").await, world.official("Rob").await);
        let made = entered(&world, &fatma, "Henk").await;
        assert_eq!(refused(take_over(&world, &fatma, &made).await), Refusal::OwnCase);
        take_over(&world, &rob, &made).await.expect("the code is not spent");
    }

    async fn with_the_account_that_took_it_over_the_pseudonym_does_not_come_back(world) {
        let (fatma, jelle) = (world.official("Fatma").await, world.registered("Jelle").await);
        let made = entered(&world, &fatma, "Mevrouw De Groot").await;
        let said = retold(&world, &fatma, made.initiative, "Tante Ria", "Doen!").await;
        world.forum.post_comment(&let_in(&world, &made.code).await, made.initiative, None, "Graag.", false, Language::Nl).await.unwrap();
        world.forum.stand_beside(&world.official("Rob").await, made.initiative).await.unwrap();
        take_over(&world, &jelle, &made).await.unwrap();
        take_over(&world, &jelle, &said).await.unwrap();
        world.forum.close_account(&jelle, PASSWORD, false).await.unwrap();
        let all = everything(&world, made.initiative, &fatma, &fatma).await;
        assert!(all.contains("bankje"), "what was told stays");
        assert!(!all.contains("De Groot") && !all.contains("Tante"), "{all}");
    }

    async fn taking_down_takes_the_story_the_title_the_name_and_all_that_was_said_with_the_code(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        let made = entered(&world, &fatma, "Henk").await;
        let id = made.initiative;
        world.forum.stand_beside(&fatma, id).await.unwrap();
        world.forum.follow(&anna, id, true).await.unwrap();
        let typed = crate::answers::tests::posting::typed(AnswerKind::Commitment);
        let answer = world.forum.post_answer(&fatma, id, None, &typed, Language::Nl).await.unwrap();
        world.forum.post_comment(&anna, id, None, "Ik kom ook kijken.", false, Language::Nl).await.unwrap();
        let obstacle = ObstacleInput { rule: "Dat mag niet".into(), ..ObstacleInput::default() };
        world.forum.name_obstacle(&anna, &obstacle, Some(id), None).await.unwrap();
        let henk = let_in(&world, &made.code).await;
        let said = world.forum.post_comment(&henk, id, Some(answer), "Nog altijd geen bankje.", true, Language::Nl).await.unwrap();
        world.forum.say_helped(&henk, answer, false, "Er is nog geen bankje, zegt Henk.").await.unwrap();
        let before = everything(&world, id, &anna, &fatma).await;
        assert!(before.contains("bankje") && before.contains("Henk"));
        world.wait(Timestamp::HOUR);
        world.forum.take_down(&henk).await.unwrap();
        let after = everything(&world, id, &anna, &fatma).await;
        assert!(!after.contains("bankje") && !after.contains("Henk"), "{after}");
        let shown = world.forum.initiative(&Viewer::Visitor, id).await.unwrap();
        assert!(shown.taken_down_at.is_some() && shown.provenance.is_none() && shown.standing.clock.is_none());
        let comments = world.forum.thread(&Viewer::Visitor, id, ThreadPart::default()).await.unwrap().comments;
        let of = |id| comments.iter().find(|comment| comment.id == id).unwrap();
        assert!(of(said).taken_down_at.is_some());
        assert!(of(answer).body_html.len() > 3, "what an official answered stays");
        assert_eq!((world.told(EntryKind::InitiativeWithdrawn).await.len(), world.told(EntryKind::CommentWithdrawn).await.len()), (1, 1));
        let details = world.forum.behalf_details(&fatma, made.behalf).await.unwrap();
        assert_eq!((details.contact.as_deref(), details.may_have_code, details.is_taken_down), (Some(""), false, true));
        assert_eq!(refused(world.forum.enter_claim_code("here", &made.code).await), wrong());
        assert_eq!(refused(world.forum.take_down(&henk).await), Refusal::NotOpen);
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn the_code_of_a_comment_takes_that_down_and_no_more(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        let id = world.initiative(&anna, "Een boom.").await;
        let comment = retold(&world, &fatma, id, "Ria", "Mooi!").await;
        world.forum.take_down(&let_in(&world, &comment.code).await).await.unwrap();
        let comments = world.forum.thread(&Viewer::Visitor, id, ThreadPart::default()).await.unwrap().comments;
        assert!(comments[0].taken_down_at.is_some() && comments[0].body_html.is_empty() && comments[0].provenance.is_none());
        let shown = world.forum.initiative(&anna, id).await.unwrap();
        assert_eq!((shown.withdrawn_at, shown.title.as_str()), (None, "Een boom"));
        assert_eq!(refused(world.forum.take_down(&Viewer::Visitor).await), Refusal::SignInNeeded);
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn who_wrote_it_down_and_who_stands_beside_it_hear_of_both(world) {
        let (fatma, rob, jelle) = (world.official("Fatma").await, world.official("Rob").await, world.citizen("Jelle").await);
        let news = async |who: &Viewer| {
            let line = world.forum.for_you(who, None).await.unwrap().items.remove(0);
            (line.kind, line.concern)
        };
        let made = entered(&world, &fatma, "Henk").await;
        world.forum.stand_beside(&rob, made.initiative).await.unwrap();
        take_over(&world, &jelle, &made).await.unwrap();
        assert_eq!(news(&fatma).await, (EntryKind::ClaimTaken, Concern::Entered));
        assert_eq!(news(&rob).await, (EntryKind::ClaimTaken, Concern::Companion));
        let made = entered(&world, &fatma, "Ria").await;
        world.forum.stand_beside(&rob, made.initiative).await.unwrap();
        world.forum.take_down(&let_in(&world, &made.code).await).await.unwrap();
        assert_eq!(news(&fatma).await, (EntryKind::InitiativeWithdrawn, Concern::Entered));
        assert_eq!(news(&rob).await, (EntryKind::InitiativeWithdrawn, Concern::Companion));
    }
}
