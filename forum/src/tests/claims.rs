//! Claim codes: what one can do with them, and that they cannot be guessed, shared after use, or used for more.

use super::behalf::{entered, teller};
use crate::testing::{World, both, refused};
use naast_domain::{
    clock::Cause, comment::ThreadPart, flaw::Flaw, journal::EntryKind, language::Language, member::Viewer,
    refusal::Refusal, time::Timestamp,
};

async fn let_in(world: &World, code: &str) -> Viewer {
    let token = world.forum.enter_claim_code("here", code).await.unwrap();
    world.forum.claimant(&token.0).await.unwrap()
}

fn wrong() -> Refusal {
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
        world.forum.reopen(&henk, made.initiative).await.unwrap();
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
        let comment = world.forum.enter_comment_on_behalf(&fatma, other, None, &teller("Ria"), "Mooi!").await.unwrap();
        let ria = let_in(&world, &comment.code).await;
        assert_eq!(refused(world.forum.declare_done(&ria, other).await), Refusal::NotYours, "a comment's code carries no initiative");
    }

    async fn taking_over_spends_the_code_and_what_was_said_with_it_comes_along(world) {
        let (fatma, kleinzoon) = (world.official("Fatma").await, world.citizen("Jelle").await);
        let made = entered(&world, &fatma, "Mevrouw De Groot").await;
        let token = world.forum.enter_claim_code("here", &made.code).await.unwrap();
        let oma = world.forum.claimant(&token.0).await.unwrap();
        let said = world.forum.post_comment(&oma, made.initiative, None, "Dank je wel.", false, Language::Nl).await.unwrap();
        assert_eq!(refused(world.forum.take_over_claim(&Viewer::Visitor, "here", &made.code).await), Refusal::SignInNeeded);
        world.forum.take_over_claim(&kleinzoon, "here", &made.code).await.unwrap();
        let shown = world.forum.initiative(&kleinzoon, made.initiative).await.unwrap();
        assert_eq!(shown.initiator.name, "Jelle");
        assert!(shown.provenance.unwrap().is_claimed, "where it came from stays public");
        world.forum.comment_source(&kleinzoon, said).await.expect("what was said with the code is theirs");
        world.forum.declare_done(&kleinzoon, made.initiative).await.unwrap();
        assert_eq!(refused(world.forum.enter_claim_code("here", &made.code).await), wrong());
        assert_eq!(world.forum.claimant(&token.0).await.unwrap(), Viewer::Visitor, "whoever was in with it is out");
        assert_eq!(refused(world.forum.take_over_claim(&fatma, "here", &made.code).await), wrong());
        assert_eq!(refused(world.forum.issue_claim_code(&fatma, made.behalf, "Kwijt.").await), Refusal::NotOpen);
        assert_eq!(world.told(EntryKind::ClaimTaken).await.len(), 1);
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn with_the_code_one_has_it_taken_down(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        let made = entered(&world, &fatma, "Henk").await;
        let henk = let_in(&world, &made.code).await;
        world.forum.take_down(&henk).await.unwrap();
        let shown = world.forum.initiative(&Viewer::Visitor, made.initiative).await.unwrap();
        assert!(shown.withdrawn_at.is_some() && shown.story_html.is_empty());
        assert_eq!(refused(world.forum.enter_claim_code("here", &made.code).await), wrong());
        assert_eq!(refused(world.forum.take_down(&henk).await), Refusal::NotOpen);
        let id = world.initiative(&anna, "Een boom.").await;
        let comment = world.forum.enter_comment_on_behalf(&fatma, id, None, &teller("Ria"), "Mooi!").await.unwrap();
        world.forum.take_down(&let_in(&world, &comment.code).await).await.unwrap();
        let comments = world.forum.thread(&Viewer::Visitor, id, ThreadPart::default()).await.unwrap().comments;
        assert!(comments[0].withdrawn_at.is_some() && comments[0].body_html.is_empty());
        assert!(world.forum.initiative(&anna, id).await.unwrap().withdrawn_at.is_none());
        assert_eq!(refused(world.forum.take_down(&Viewer::Visitor).await), Refusal::SignInNeeded);
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
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

    async fn a_code_is_stored_hashed_and_trying_is_limited_for_each_address_and_in_all(world) {
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
        let mut tries = 11;
        while tries < 200 {
            let _ = world.forum.enter_claim_code(&format!("many-{}", tries / 9), "AAAA-BBBB-CCCC").await;
            tries += 1;
        }
        assert!(matches!(refused(world.forum.enter_claim_code("fresh", &made.code).await), Refusal::TooOften { .. }));
        world.wait(2 * Timestamp::HOUR);
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
}
