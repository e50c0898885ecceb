//! Claim codes: what one can do with them, and that they cannot be guessed, shared after use, or used for more.

use crate::{
    on_behalf::tests::{entry::entered, retelling::retold},
    testing::{World, both, by, refused},
};
use naast_domain::{
    clock::Cause,
    conversation::ThreadPart,
    flaw::Flaw,
    language::Language,
    measures::{MeasureKind, Subject},
    members::Viewer,
    refusal::Refusal,
    time::Timestamp,
};

pub async fn let_in(world: &World, code: &str) -> Viewer {
    let token = world.forum.enter_claim_code("here", code).await.unwrap();
    world.forum.claimant(&token.0).await.unwrap()
}

pub fn wrong() -> Refusal {
    Refusal::field("code", Flaw::Wrong)
}

both! {
    async fn with_the_code_one_answers_says_it_helped_and_is_done(world) {
        let fatma = world.official("Fatma").await;
        let made = entered(&world, &fatma, "Henk").await;
        let answer = world.answer(&fatma, made.initiative, None, "Ik kom kijken.").await;
        let henk = let_in(&world, &made.code.to_lowercase().replace('-', " ")).await;
        assert_eq!(henk.claimant().map(|claimant| claimant.name.as_str()), Some("Henk"));
        let said = world.forum.post_comment(&henk, made.initiative, Some(answer), "Graag voor vrijdag.", true, Language::Nl).await.unwrap();
        let comments = world.forum.thread(&Viewer::Visitor, made.initiative, ThreadPart::default()).await.unwrap().comments;
        let own = comments.iter().find(|comment| comment.id == said).unwrap();
        assert_eq!((own.author.name.as_str(), own.is_for_officials, own.provenance.is_none()), ("Henk", true, true));
        world.forum.say_helped(&henk, answer, false, "Nog niets gezien.").await.unwrap();
        let standing = async || world.forum.initiative(&henk, made.initiative).await.unwrap().standing;
        assert!(matches!(standing().await.clock.unwrap().cause, Cause::Question | Cause::NotHelped));
        world.forum.declare_done(&henk, made.initiative).await.unwrap();
        assert!(standing().await.done.is_some());
        world.forum.reopen(&henk, made.initiative, "Er is niets veranderd.").await.unwrap();
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn with_the_code_one_can_do_nothing_elsewhere(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        let other = world.initiative(&anna, "Een boom.").await;
        let answer = world.answer(&fatma, other, None, "Ik kom kijken.").await;
        let made = entered(&world, &fatma, "Henk").await;
        let henk = let_in(&world, &made.code).await;
        assert_eq!(refused(world.forum.post_comment(&henk, other, None, "Hoi", false, Language::Nl).await), Refusal::SignInNeeded);
        assert_eq!(refused(world.forum.declare_done(&henk, other).await), Refusal::NotYours);
        assert_eq!(refused(world.forum.say_helped(&henk, answer, true, "").await), Refusal::NotYours);
        assert_eq!(refused(world.forum.support(&henk, other, true).await), Refusal::SignInNeeded);
        assert_eq!(refused(world.forum.behalf_details(&henk, made.behalf).await), Refusal::SignInNeeded);
        let comment = retold(&world, &fatma, other, "Ria", "Mooi!").await;
        let ria = let_in(&world, &comment.code).await;
        assert_eq!(refused(world.forum.declare_done(&ria, other).await), Refusal::NotYours, "a comment's code carries no initiative");
    }

    async fn a_new_code_kills_the_old_one_and_leaves_a_note(world) {
        let fatma = world.official("Fatma").await;
        let made = entered(&world, &fatma, "Henk").await;
        let token = world.forum.enter_claim_code("here", &made.code).await.unwrap();
        assert_eq!(refused(world.forum.issue_claim_code(&fatma, made.behalf, " ").await).flaws()[0].field, "note");
        let new = world.forum.issue_claim_code(&fatma, made.behalf, "Briefje kwijt.").await.unwrap();
        assert_eq!(refused(world.forum.enter_claim_code("here", &made.code).await), wrong());
        assert_eq!(world.forum.claimant(&token.0).await.unwrap(), Viewer::Visitor);
        let_in(&world, &new).await;
        assert_eq!(world.forum.behalf_details(&fatma, made.behalf).await.unwrap().notes[0].note, "Briefje kwijt.");
    }

    async fn a_code_is_stored_hashed_and_whoever_guesses_keeps_nobody_else_from_theirs(world) {
        let fatma = world.official("Fatma").await;
        let made = entered(&world, &fatma, "Henk").await;
        let plain: String = made.code.chars().filter(char::is_ascii_alphanumeric).collect();
        assert_eq!(plain.len(), 12, "60 bits of an alphabet of 32");
        let (hash,): (String,) =
            fetch_one!(&mut world.read().await, (String,), "SELECT code_hash FROM behalfs WHERE id = $1", made.behalf).unwrap();
        assert!(!hash.contains(&plain) && hash.len() == 43, "SHA-256");
        for _ in 0..10 {
            assert_eq!(refused(world.forum.enter_claim_code("one", "AAAA-BBBB-CCCC").await), wrong());
        }
        let locked = refused(world.forum.enter_claim_code("one", &made.code).await);
        assert!(matches!(locked, Refusal::TooOften { wait_seconds } if wait_seconds > 0));
        world.forum.enter_claim_code("two", &made.code).await.expect("another address is free");
        for tries in 0..300 {
            let _ = world.forum.enter_claim_code(&format!("many-{}", tries / 9), "AAAA-BBBB-CCCC").await;
        }
        world.forum.enter_claim_code("fresh", &made.code).await.expect("others guess, and this one knows");
        let_in(&world, &made.code).await;
    }

    async fn a_claim_session_is_over_after_two_hours_or_when_one_leaves(world) {
        let fatma = world.official("Fatma").await;
        let made = entered(&world, &fatma, "Henk").await;
        let token = world.forum.enter_claim_code("here", &made.code).await.unwrap();
        world.wait(2 * Timestamp::HOUR);
        assert_eq!(world.forum.claimant(&token.0).await.unwrap(), Viewer::Visitor);
        let token = world.forum.enter_claim_code("here", &made.code).await.unwrap();
        world.forum.leave_claim(&token.0).await.unwrap();
        assert_eq!(world.forum.claimant(&token.0).await.unwrap(), Viewer::Visitor);
        assert_eq!(world.forum.claimant("nonsense").await.unwrap(), Viewer::Visitor);
    }

    async fn with_the_code_one_reads_what_was_hidden_of_it_and_nothing_else(world) {
        let (ruth, fatma, rule) = (world.moderator("Ruth").await, world.official("Fatma").await, world.rule().await);
        let made = entered(&world, &fatma, "Henk").await;
        let comment = retold(&world, &fatma, made.initiative, "Ria", "Mooi!").await;
        let (henk, ria) = (let_in(&world, &made.code).await, let_in(&world, &comment.code).await);
        for subject in [Subject::Contribution { initiative: made.initiative, comment: comment.comment },
        Subject::Contribution { initiative: made.initiative, comment: None }] {
            world.forum.take_measure(&ruth, MeasureKind::Hide, subject, &by(rule, "Er staat een adres in.")).await.unwrap();
        }
        let shown = world.forum.initiative(&henk, made.initiative).await.unwrap();
        assert!(!shown.story_html.is_empty() && !shown.title.is_empty() && shown.removal.is_some());
        assert_eq!(world.forum.claim(&henk, None).await.unwrap().unwrap().title, shown.title);
        assert_eq!(world.forum.initiative_versions(&henk, made.initiative, None).await.unwrap().len(), 1);
        for who in [&ria, &Viewer::Visitor] {
            assert_eq!(world.forum.initiative(who, made.initiative).await.unwrap().story_html, "");
        }
        assert_eq!(world.forum.claim(&ria, None).await.unwrap().unwrap().title, "");
        let said = async |who: &Viewer| {
            let page = world.forum.thread(who, made.initiative, ThreadPart::default()).await.unwrap();
            (page.comments[0].body_html.clone(), page.comments[0].removal.is_some())
        };
        assert_eq!(said(&ria).await, ("<p>Mooi!</p>\n".to_owned(), true));
        assert_eq!(said(&henk).await, (String::new(), true));
    }
}
