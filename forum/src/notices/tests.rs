//! Notices that content breaks the law: what they need, that each is kept once, the queue, and that whoever filed one is
//! forgotten.

use crate::{
    on_behalf::tests::{claims::let_in, entry::entered},
    testing::{World, both, by, refused},
};
use naast_domain::{
    appeals::TERM,
    flaw::Flaw,
    ids::{CommentId, HouseRuleId, InitiativeId, NoticeId},
    journal::EntryKind,
    language::Language,
    location::Location,
    measures::{MeasureKind, Subject},
    members::Viewer,
    notices::{NoticeInput, Receipt},
    refusal::Refusal,
    time::Timestamp,
};

pub const REASON: &str = "Dit gaat over iemand en niet over de zaak.";
pub const NOBODY: Viewer = Viewer::Visitor;

/// A notice that is complete, about this address.
pub fn notice(location: impl Into<String>) -> NoticeInput {
    NoticeInput {
        location: location.into(),
        grounds: "Hier staat mijn hele bouwtekening, zonder mijn toestemming.".into(),
        law: "Auteurswet, artikel 1".into(),
        name: "Truus de Wit".into(),
        email: "truus@post.example".into(),
        is_in_good_faith: true,
        ..NoticeInput::default()
    }
}

/// Anna's initiative, in which Bert said something; Ruth and Sil moderate.
pub struct Stage {
    pub anna: Viewer,
    pub bert: Viewer,
    pub ruth: Viewer,
    pub sil: Viewer,
    pub rule: HouseRuleId,
    pub id: InitiativeId,
    pub said: CommentId,
}

impl Stage {
    pub async fn set(world: &World) -> Self {
        let (anna, bert) = (world.citizen("Anna").await, world.citizen("Bert").await);
        let id = world.initiative(&anna, "Een bankje bij de halte.").await;
        let said = world.forum.post_comment(&bert, id, None, "De bouwtekening", false, Language::Nl).await.unwrap();
        let (ruth, sil) = (world.moderator("Ruth").await, world.moderator("Sil").await);
        Self { anna, bert, ruth, sil, rule: world.rule().await, id, said }
    }

    pub fn comment(&self) -> Subject {
        Subject::Contribution { initiative: self.id, comment: Some(self.said) }
    }

    pub async fn file(&self, world: &World) -> Receipt {
        let input = notice(format!("/comments/{}", self.said));
        world.forum.file_notice(&NOBODY, "here", "", &input).await.unwrap()
    }
}

async fn count(world: &World) -> i64 {
    let (count,): (i64,) = fetch_one!(&mut world.read().await, (i64,), "SELECT COUNT(*) FROM notices").unwrap();
    count
}

both! {
    async fn a_notice_says_where_why_who_and_in_good_faith_and_hears_all_that_misses_at_once(world) {
        let stage = Stage::set(&world).await;
        let file = async |input: &NoticeInput| world.forum.file_notice(&NOBODY, "here", "127.0.0.1:3000", input).await;
        let fields = async |input: &NoticeInput| -> Vec<String> {
            refused(file(input).await).flaws().iter().map(|wrong| wrong.field.clone()).collect()
        };
        assert_eq!(fields(&NoticeInput::default()).await, ["location", "grounds", "name", "email", "good_faith"]);
        let there = format!("http://127.0.0.1:3000/initiatives/{}#c-{}", stage.id, stage.said);
        let nameless = NoticeInput { name: String::new(), email: String::new(), ..notice(&there) };
        assert_eq!(fields(&nameless).await, ["name", "email"]);
        assert_eq!(count(&world).await, 0);
        file(&NoticeInput { is_exempt: true, ..nameless }).await.unwrap();
        let receipt = file(&notice(&there)).await.unwrap();
        assert_eq!((receipt.subject, receipt.at, receipt.is_again), (stage.comment(), world.clock.now(), false));
        assert_eq!(receipt.due.iso(), "2026-11-25", "two working days after a Monday");
        assert_eq!(file(&notice(format!("/initiatives/{}", stage.id))).await.unwrap().subject.comment(), None);
        assert_eq!(count(&world).await, 3);
    }

    async fn what_is_not_there_or_gone_already_is_told_at_the_location(world) {
        let stage = Stage::set(&world).await;
        let flaw = async |location: String| {
            refused(world.forum.file_notice(&NOBODY, "here", "", &notice(location)).await).flaws().to_vec()
        };
        for location in ["/house-rules", "/comments/999", "/initiatives/999", "https://elsewhere.example/initiatives/1"] {
            assert_eq!(flaw(location.to_owned()).await, [Flaw::NotHere.at("location")], "{location}");
        }
        let there = format!("/comments/{}", stage.said);
        world.forum.take_measure(&stage.ruth, MeasureKind::Hide, stage.comment(), &by(stage.rule, REASON)).await.unwrap();
        assert_eq!(flaw(there).await, [Flaw::GoneAlready.at("location")]);
        world.forum.withdraw_initiative(&stage.anna, stage.id).await.unwrap();
        assert_eq!(flaw(format!("/initiatives/{}", stage.id)).await, [Flaw::GoneAlready.at("location")]);
    }

    async fn sent_twice_it_is_one_notice_and_the_second_code_counts(world) {
        let stage = Stage::set(&world).await;
        let first = stage.file(&world).await;
        world.wait(Timestamp::MINUTE);
        let second = stage.file(&world).await;
        assert_eq!((count(&world).await, second.is_again, second.at), (1, true, first.at));
        assert_eq!(refused(world.forum.notice_by_code("here", &first.code).await), Refusal::field("code", Flaw::Wrong));
        assert_eq!(world.forum.notice_by_code("here", &second.code).await.unwrap().notice.at, first.at);
        assert_eq!(world.told(EntryKind::NoticeFiled).await, [("internal".to_owned(), None, None)]);
        let urgent = NoticeInput { is_urgent: true, ..notice(format!("/comments/{}", stage.said)) };
        assert!(!world.forum.file_notice(&NOBODY, "here", "", &urgent).await.unwrap().is_again, "it says something else");
        world.wait(Timestamp::DAY);
        assert!(!stage.file(&world).await.is_again, "another day it may be somebody else");
    }

    async fn what_a_machine_filled_in_is_thanked_for_and_not_kept(world) {
        let stage = Stage::set(&world).await;
        let input = NoticeInput { more: "https://buy.example".into(), ..notice(format!("/comments/{}", stage.said)) };
        let receipt = world.forum.file_notice(&NOBODY, "here", "", &input).await.unwrap();
        assert_eq!((receipt.code.len(), count(&world).await), (14, 0));
        assert_eq!(world.told(EntryKind::NoticeFiled).await, []);
        assert_eq!(refused(world.forum.notice_by_code("here", &receipt.code).await).flaws()[0].field, "code");
    }

    async fn notices_are_limited_for_each_address(world) {
        let stage = Stage::set(&world).await;
        let file = async |client: &str, number: u32| {
            let input = NoticeInput { law: format!("Wet {number}"), ..notice(format!("/initiatives/{}", stage.id)) };
            world.forum.file_notice(&NOBODY, client, "", &input).await
        };
        for number in 0..20 {
            refused(world.forum.file_notice(&NOBODY, "here", "", &NoticeInput::default()).await);
            file("here", number).await.unwrap();
        }
        assert!(matches!(refused(file("here", 20).await), Refusal::TooOften { .. }));
        file("there", 20).await.unwrap();
        world.wait(Timestamp::HOUR);
        file("here", 20).await.unwrap();
    }

    async fn anybody_files_a_notice_also_while_suspended_or_with_a_claim_code(world) {
        let stage = Stage::set(&world).await;
        let made = entered(&world, &world.official("Fatma").await, "Henk").await;
        let henk = let_in(&world, &made.code).await;
        for (number, who) in [&NOBODY, &stage.anna, &world.suspended(&stage.anna), &henk].into_iter().enumerate() {
            let input = NoticeInput { law: format!("Wet {number}"), ..notice(format!("/comments/{}", stage.said)) };
            world.forum.file_notice(who, "here", "", &input).await.unwrap();
        }
        let actors: Vec<_> = world.told(EntryKind::NoticeFiled).await.into_iter().map(|(_, actor, _)| actor).collect();
        assert_eq!(actors, [None, stage.anna.id(), stage.anna.id(), None]);
    }

    async fn reports_and_notices_on_one_thing_are_one_case_and_are_settled_together(world) {
        let stage = Stage::set(&world).await;
        world.forum.report(&stage.anna, stage.comment(), stage.rule, "Kijk eens").await.unwrap();
        world.wait(Timestamp::MINUTE);
        let receipt = stage.file(&world).await;
        assert_eq!(world.forum.case_count(&stage.ruth).await.unwrap(), 1);
        let cases = world.forum.cases(&stage.ruth, None).await.unwrap().items;
        assert_eq!(cases.len(), 1);
        let (case, notice) = (&cases[0], &cases[0].notices[0]);
        assert_eq!((case.reports.len(), case.notices.len(), case.since()), (1, 1, Some(case.reports[0].at)));
        assert_eq!((notice.law.as_str(), notice.is_urgent, notice.at), ("Auteurswet, artikel 1", false, receipt.at));
        let hidden =
            world.forum.take_measure(&stage.ruth, MeasureKind::Hide, stage.comment(), &by(stage.rule, REASON)).await.unwrap();
        assert_eq!(world.forum.case_count(&stage.ruth).await.unwrap(), 0);
        let case = world.forum.case(&stage.ruth, stage.comment()).await.unwrap();
        assert_eq!((case.reports, case.notices), (vec![], vec![]));
        let page = world.forum.notice_by_code("here", &receipt.code).await.unwrap();
        assert_eq!((page.measure, page.answer.as_str()), (Some(hidden), REASON));
        assert_eq!(world.told(EntryKind::NoticeSettled).await, [("parties".to_owned(), stage.ruth.id(), None)]);
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn the_most_serious_cases_come_first_page_by_page(world) {
        let stage = Stage::set(&world).await;
        let mut subjects = Vec::new();
        for number in 0..25 {
            let body = format!("Reactie {number}");
            let said = world.forum.post_comment(&stage.bert, stage.id, None, &body, false, Language::Nl).await.unwrap();
            subjects.push(Subject::Contribution { initiative: stage.id, comment: Some(said) });
            world.wait(10_000);
        }
        let file = async |subject: Subject, is_urgent| {
            let input = NoticeInput { is_urgent, ..notice(Location::Comment(subject.comment().unwrap()).path()) };
            world.forum.file_notice(&NOBODY, &format!("{subject:?}"), "", &input).await.unwrap();
        };
        for subject in &subjects {
            world.forum.report(&stage.anna, *subject, stage.rule, "").await.unwrap();
        }
        for (place, is_urgent) in [(20, false), (7, false), (24, true), (7, true), (22, false), (3, true)] {
            file(subjects[place], is_urgent).await;
        }
        let first = world.forum.cases(&stage.ruth, None).await.unwrap();
        let second = world.forum.cases(&stage.ruth, first.next).await.unwrap();
        let listed = first.items.iter().chain(&second.items).map(|case| case.subject);
        let listed: Vec<_> = listed.map(|it| subjects.iter().position(|one| *one == it).unwrap()).collect();
        let serious = [24, 7, 3, 20, 22];
        let others = (0..25).filter(|place| !serious.contains(place));
        assert_eq!(listed, serious.into_iter().chain(others).collect::<Vec<_>>());
        assert_eq!((first.items.len(), second.items.len(), second.next), (20, 5, None));
        assert!(first.items[0].is_urgent() && first.items[1].is_urgent() && !first.items[3].is_urgent());
        assert_eq!(world.forum.case_count(&stage.ruth).await.unwrap(), 25);
        // Between the pages the most serious ones are dealt with; nothing is skipped and nothing comes twice.
        world.forum.dismiss_reports(&stage.ruth, subjects[24], REASON).await.unwrap();
        let again = world.forum.cases(&stage.ruth, first.next).await.unwrap();
        assert_eq!(again, second);
    }

    async fn a_moderator_who_filed_a_notice_does_not_decide_in_it(world) {
        let stage = Stage::set(&world).await;
        world.forum.file_notice(&stage.ruth, "here", "", &notice(format!("/comments/{}", stage.said))).await.unwrap();
        assert!(world.forum.case(&stage.ruth, stage.comment()).await.unwrap().is_own_case);
        assert!(!world.forum.case(&stage.sil, stage.comment()).await.unwrap().is_own_case);
        assert_eq!(refused(world.forum.dismiss_reports(&stage.ruth, stage.comment(), REASON).await), Refusal::OwnCase);
        let measure = world.forum.take_measure(&stage.ruth, MeasureKind::Hide, stage.comment(), &by(stage.rule, REASON)).await;
        assert_eq!(refused(measure), Refusal::OwnCase);
        world.forum.dismiss_reports(&stage.sil, stage.comment(), REASON).await.unwrap();
        assert!(world.forum.case(&stage.ruth, stage.comment()).await.unwrap().is_own_case, "also afterwards");
        let data = world.forum.my_data(&stage.ruth).await.unwrap();
        assert_eq!((&data["notices"][0]["name"], &data["notices"][0]["answer"]), (&"Truus de Wit".into(), &REASON.into()));
        let data = world.forum.my_data(&stage.sil).await.unwrap().to_string();
        assert!(data.contains("notices_answered") && !data.contains("Truus") && !data.contains("bouwtekening"));
    }

    async fn nobody_reads_who_filed_a_notice_but_the_organisation(world) {
        let stage = Stage::set(&world).await;
        let receipt = stage.file(&world).await;
        let id = world.forum.case(&stage.ruth, stage.comment()).await.unwrap().notices[0].id;
        let seen = [
            serde_json::to_string(&world.forum.case(&stage.ruth, stage.comment()).await.unwrap()).unwrap(),
            serde_json::to_string(&world.forum.notice(&stage.ruth, id).await.unwrap()).unwrap(),
            serde_json::to_string(&world.forum.notice_by_code("here", &receipt.code).await.unwrap()).unwrap(),
        ];
        for text in seen {
            assert!(text.contains("bouwtekening") && !text.to_lowercase().contains("truus"), "{text}");
        }
        let filed = world.forum.operator_notices(NoticeId(0)).await.unwrap();
        assert_eq!((filed[0].name.as_str(), filed[0].email.as_str()), ("Truus de Wit", "truus@post.example"));
        assert_eq!((filed[0].location, filed[0].is_followed), (Location::Comment(stage.said), false));
        assert!(world.forum.operator_notices(filed[0].id).await.unwrap().is_empty());
    }

    async fn notices_are_not_to_be_found_by_their_number(world) {
        let stage = Stage::set(&world).await;
        stage.file(&world).await;
        let official = world.official("Fatma").await;
        let administrator = world.administrator("Ada").await;
        for number in 1..4 {
            let read = async |who: &Viewer| refused(world.forum.notice(who, NoticeId(number)).await);
            assert_eq!(read(&NOBODY).await, Refusal::SignInNeeded);
            for who in [&stage.anna, &stage.bert, &official, &administrator] {
                assert_eq!(read(who).await, Refusal::NotYourRole, "there or not");
            }
        }
        assert_eq!(refused(world.forum.notice(&stage.ruth, NoticeId(3)).await), Refusal::NotFound);
    }

    async fn whoever_filed_a_notice_is_forgotten_half_a_year_after_the_decision(world) {
        let stage = Stage::set(&world).await;
        let receipt = stage.file(&world).await;
        let name = async || world.forum.operator_notices(NoticeId(0)).await.unwrap()[0].name.clone();
        world.wait(2 * TERM);
        assert_eq!(world.forum.forget_notifiers().await.unwrap(), 0, "nobody decided yet");
        world.forum.dismiss_reports(&stage.ruth, stage.comment(), REASON).await.unwrap();
        world.wait(TERM - Timestamp::DAY);
        let page = world.forum.appeal_notice("here", &receipt.code, "Kijk nog eens.").await.unwrap();
        world.wait(TERM);
        assert_eq!(world.forum.forget_notifiers().await.unwrap(), 0, "they asked once more and wait");
        world.forum.decide_appeal(&stage.sil, page.appeal.unwrap().id, "upheld", REASON).await.unwrap();
        world.wait(TERM);
        assert_eq!((world.forum.forget_notifiers().await.unwrap(), name().await.as_str()), (0, "Truus de Wit"));
        world.wait(1);
        assert_eq!((world.forum.forget_notifiers().await.unwrap(), name().await.as_str()), (1, ""));
        assert_eq!(world.forum.operator_notices(NoticeId(0)).await.unwrap()[0].email, "");
        assert_eq!(world.forum.forget_notifiers().await.unwrap(), 0, "once");
        assert_eq!(world.told(EntryKind::NotifierForgotten).await.len(), 1);
        assert_eq!(world.forum.notice_by_code("here", &receipt.code).await.unwrap().answer, REASON, "the rest stays");
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }
}
