//! What became of a notice: read with its code and no other, and asked once more.

use crate::{
    cases::tests::reports::on,
    notices::tests::{NOBODY, REASON, Stage, notice},
    on_behalf::tests::entry::entered,
    testing::{World, both, by, refused},
};
use naast_domain::{
    appeals::{Contested, NoticePage, TERM},
    flaw::Flaw,
    measures::{MeasureKind, another_look::AppealOutcome},
    refusal::Refusal,
    time::Timestamp,
};

const WORDS: &str = "Het is echt mijn tekening.";

fn wrong() -> Refusal {
    Refusal::field("code", Flaw::Wrong)
}

async fn read(world: &World, code: &str) -> NoticePage {
    world.forum.notice_by_code("here", code).await.unwrap()
}

both! {
    async fn the_code_reads_what_became_of_it(world) {
        let stage = Stage::set(&world).await;
        let receipt = stage.file(&world).await;
        let page = read(&world, &receipt.code.to_lowercase().replace('-', " ")).await;
        assert_eq!((page.subject, page.title.as_str(), page.settled_at), (stage.comment(), "Een bankje bij de halte", None));
        assert!(!page.recourse.may_appeal && page.answer.is_empty() && page.appeal.is_none());
        world.wait(Timestamp::HOUR);
        world.forum.dismiss_reports(&stage.ruth, stage.comment(), "Het is een schets van Bert zelf.").await.unwrap();
        let page = read(&world, &receipt.code).await;
        assert_eq!((page.settled_at, page.measure), (Some(world.clock.now()), None));
        assert_eq!((page.answer.as_str(), page.recourse.may_appeal), ("Het is een schets van Bert zelf.", true));
        world.forum.take_measure(&stage.ruth, MeasureKind::Hide, on(stage.id), &by(stage.rule, REASON)).await.unwrap();
        assert_eq!(read(&world, &receipt.code).await.title, "", "what was hidden since is not told");
    }

    async fn a_code_is_stored_hashed_and_whoever_guesses_keeps_nobody_else_from_theirs(world) {
        let stage = Stage::set(&world).await;
        let receipt = stage.file(&world).await;
        let (hash,): (String,) = fetch_one!(&mut world.read().await, (String,), "SELECT code_hash FROM notices").unwrap();
        assert!(hash.len() == 43 && !hash.contains(&receipt.code.replace('-', "")), "SHA-256");
        let made = entered(&world, &world.official("Fatma").await, "Henk").await;
        for code in ["", "AAAA-BBBB-CCCC", made.code.as_str()] {
            assert_eq!(refused(world.forum.notice_by_code("here", code).await), wrong(), "{code}");
            assert_eq!(refused(world.forum.appeal_notice("here", code, WORDS).await), wrong(), "{code}");
        }
        assert_eq!(refused(world.forum.enter_claim_code("here", &receipt.code).await), wrong(), "it is no claim code");
        for _ in 0..4 {
            refused(world.forum.notice_by_code("here", "AAAA-BBBB-CCCC").await);
        }
        assert!(matches!(refused(world.forum.notice_by_code("here", &receipt.code).await), Refusal::TooOften { .. }));
        assert!(matches!(refused(world.forum.appeal_notice("here", &receipt.code, WORDS).await), Refusal::TooOften { .. }));
        world.forum.notice_by_code("there", &receipt.code).await.unwrap();
        for number in 0..250 {
            refused(world.forum.notice_by_code(&format!("bot {number}"), "AAAA-BBBB-CCCC").await);
        }
        world.forum.notice_by_code("elsewhere", &receipt.code).await.expect("bots guess, and this one knows");
        world.wait(Timestamp::HOUR);
        read(&world, &receipt.code).await;
    }

    async fn whoever_filed_it_asks_once_more_and_another_moderator_looks(world) {
        let stage = Stage::set(&world).await;
        let receipt = stage.file(&world).await;
        let ask = async |words: &str| world.forum.appeal_notice("here", &receipt.code, words).await;
        assert_eq!(refused(ask(WORDS).await), Refusal::NotOpen, "nobody decided yet");
        world.forum.dismiss_reports(&stage.ruth, stage.comment(), REASON).await.unwrap();
        assert_eq!(refused(ask(" ").await).flaws(), [Flaw::Empty.at("words")]);
        let page = ask(WORDS).await.unwrap();
        let appeal = page.appeal.unwrap();
        assert_eq!((appeal.words.as_str(), page.recourse.may_appeal), (WORDS, false));
        assert_eq!(refused(ask(WORDS).await), Refusal::NotOpen, "once");
        let contested = Contested::Notice(page.notice.id);
        for who in [&stage.anna, &stage.bert, &stage.ruth] {
            assert_eq!(refused(world.forum.appeal(who, contested, WORDS).await), Refusal::NotYours, "only with the code");
        }
        let (by_ruth, by_sil) = (world.forum.open_appeals(&stage.ruth).await.unwrap(), world.forum.open_appeals(&stage.sil).await.unwrap());
        assert_eq!((by_ruth[0].contested, by_ruth[0].subject, by_ruth[0].is_own_case), (contested, stage.comment(), true));
        assert!(!by_sil[0].is_own_case);
        assert!(!world.forum.notice(&stage.ruth, page.notice.id).await.unwrap().recourse.may_decide);
        assert!(world.forum.notice(&stage.sil, page.notice.id).await.unwrap().recourse.may_decide);
        let decide = async |who, outcome| world.forum.decide_appeal(who, appeal.id, outcome, REASON).await;
        assert_eq!(refused(decide(&stage.ruth, "upheld").await), Refusal::OwnCase);
        assert_eq!(refused(decide(&stage.sil, "reversed").await).flaws(), [Flaw::NotAChoice.at("outcome")]);
        decide(&stage.sil, "upheld").await.unwrap();
        let page = read(&world, &receipt.code).await;
        assert_eq!(page.appeal.unwrap().decision.map(|it| (it.outcome, it.reason)), Some((AppealOutcome::Upheld, REASON.into())));
        assert_eq!(page.measure, None);
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn a_notice_is_followed_after_all_by_a_measure(world) {
        let stage = Stage::set(&world).await;
        let receipt = stage.file(&world).await;
        world.forum.report(&stage.anna, stage.comment(), stage.rule, "").await.unwrap();
        let report = world.forum.case(&stage.ruth, stage.comment()).await.unwrap().reports[0].id;
        world.forum.dismiss_reports(&stage.ruth, stage.comment(), REASON).await.unwrap();
        world.forum.appeal_notice("here", &receipt.code, WORDS).await.unwrap();
        world.forum.appeal(&stage.anna, Contested::Report(report), WORDS).await.unwrap();
        assert_eq!(world.forum.case_count(&stage.sil).await.unwrap(), 2);
        let words = "De tekening is inderdaad van haar.";
        let hidden =
            world.forum.take_measure(&stage.sil, MeasureKind::Hide, stage.comment(), &by(stage.rule, words)).await.unwrap();
        let page = read(&world, &receipt.code).await;
        assert_eq!((page.measure, page.answer.as_str()), (Some(hidden), words));
        assert_eq!(page.appeal.unwrap().decision.map(|it| it.outcome), Some(AppealOutcome::Reversed));
        assert_eq!(world.forum.report_page(&stage.anna, report).await.unwrap().answered.measure, Some(hidden));
        assert_eq!(world.forum.case_count(&stage.sil).await.unwrap(), 0);
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn one_asks_within_six_months_and_only_about_what_was_not_followed(world) {
        let stage = Stage::set(&world).await;
        let first = stage.file(&world).await;
        world.forum.dismiss_reports(&stage.ruth, stage.comment(), REASON).await.unwrap();
        let second = world.forum.file_notice(&NOBODY, "here", "", &notice(format!("/initiatives/{}", stage.id))).await.unwrap();
        world.forum.take_measure(&stage.ruth, MeasureKind::Lock, on(stage.id), &by(stage.rule, REASON)).await.unwrap();
        assert_eq!(refused(world.forum.appeal_notice("here", &second.code, WORDS).await), Refusal::NotOpen);
        world.wait(TERM + 1);
        assert!(!read(&world, &first.code).await.recourse.may_appeal);
        assert_eq!(refused(world.forum.appeal_notice("here", &first.code, WORDS).await), Refusal::NotOpen);
    }
}
