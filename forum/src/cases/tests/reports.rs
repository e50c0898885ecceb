//! Reports and the queue: each is counted once, the longest waiting comes first, and nobody judges their own case.

use crate::{
    Error, Result,
    testing::{World, both, by},
};
use naast_domain::{
    flaw::Flaw,
    ids::{CommentId, HouseRuleId, InitiativeId},
    journal::{Concern, EntryKind},
    language::Language,
    measures::{MeasureKind, Subject},
    members::Viewer,
    refusal::Refusal,
};

fn refused<T: std::fmt::Debug>(result: Result<T>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("should be refused: {other:?}"),
    }
}

pub fn on(initiative: InitiativeId) -> Subject {
    Subject::Contribution { initiative, comment: None }
}

async fn said(world: &World, who: &Viewer, id: InitiativeId, words: &str) -> Subject {
    let comment = world.forum.post_comment(who, id, None, words, false, Language::Nl).await.unwrap();
    Subject::Contribution { initiative: id, comment: Some(comment) }
}

both! {
    async fn reporting_the_same_thing_again_changes_nothing_until_it_is_settled(world) {
        let (anna, bert, ruth) = (world.citizen("Anna").await, world.citizen("Bert").await, world.moderator("Ruth").await);
        let (id, rule) = (world.initiative(&anna, "Een bankje.").await, world.rule().await);
        for words in ["Dit kan niet", "Echt niet"] {
            world.forum.report(&bert, on(id), rule, words).await.unwrap();
        }
        let case = world.forum.case(&ruth, on(id)).await.unwrap();
        assert_eq!(case.reports.iter().map(|report| report.words.as_str()).collect::<Vec<_>>(), ["Dit kan niet"]);
        world.forum.dismiss_reports(&ruth, on(id), "Dit mag gezegd worden.").await.unwrap();
        assert_eq!(world.forum.case(&ruth, on(id)).await.unwrap().reports, []);
        world.forum.report(&bert, on(id), rule, "Weer").await.unwrap();
        assert_eq!(world.forum.case_count(&ruth).await.unwrap(), 1);
    }

    async fn a_report_names_a_rule_and_something_that_is_there(world) {
        let (anna, bert, ruth) = (world.citizen("Anna").await, world.citizen("Bert").await, world.moderator("Ruth").await);
        let (id, rule) = (world.initiative(&anna, "Een bankje.").await, world.rule().await);
        let report = async |viewer: &Viewer, subject, rule, words: &str| world.forum.report(viewer, subject, rule, words).await;
        let flaws = refused(report(&bert, on(id), HouseRuleId(9), &"x".repeat(2_001)).await).flaws().to_vec();
        assert_eq!(flaws, [Flaw::NotAChoice.at("rule"), Flaw::TooLong { maximum: 2_000, actual: 2_001 }.at("words")]);
        let comment = Subject::Contribution { initiative: id, comment: Some(CommentId(9)) };
        for subject in [on(InitiativeId(9)), comment] {
            assert_eq!(refused(report(&bert, subject, rule, "").await), Refusal::NotFound);
        }
        assert_eq!(refused(report(&Viewer::Visitor, on(id), rule, "").await), Refusal::SignInNeeded);
        assert!(matches!(refused(report(&world.suspended(&bert), on(id), rule, "").await), Refusal::Suspended { .. }));
        let comment = said(&world, &anna, id, "Lelijk").await;
        world.forum.take_measure(&ruth, MeasureKind::Hide, comment, &by(rule, "Dit gaat over iemand.")).await.unwrap();
        assert_eq!(refused(report(&bert, comment, rule, "").await), Refusal::NotOpen);
        world.forum.withdraw_initiative(&anna, id).await.unwrap();
        assert_eq!(refused(report(&bert, on(id), rule, "").await), Refusal::NotOpen);
        assert_eq!(world.forum.case_count(&ruth).await.unwrap(), 0);
    }

    async fn reports_are_limited_in_number(world) {
        let (anna, bert) = (world.citizen("Anna").await, world.citizen("Bert").await);
        let (id, rule) = (world.initiative(&anna, "Een bankje.").await, world.rule().await);
        for number in 0..30 {
            let subject = said(&world, &anna, id, &format!("Reactie {number}")).await;
            world.wait(10_000);
            world.forum.report(&bert, subject, rule, "").await.unwrap();
            world.forum.report(&bert, subject, rule, "nog eens").await.unwrap();
        }
        let one_more = world.forum.report(&bert, on(id), rule, "").await;
        assert!(matches!(refused(one_more), Refusal::TooOften { .. }));
        world.wait(3_600_000);
        world.forum.report(&bert, on(id), rule, "").await.unwrap();
    }

    async fn cases_come_by_their_oldest_open_report_page_by_page(world) {
        let (anna, bert, carla) = (world.citizen("Anna").await, world.citizen("Bert").await, world.citizen("Carla").await);
        let ruth = world.moderator("Ruth").await;
        let (id, rule) = (world.initiative(&anna, "Een bankje.").await, world.rule().await);
        let mut subjects = Vec::new();
        for number in 0..23 {
            subjects.push(said(&world, &anna, id, &format!("Reactie {number}")).await);
            world.wait(10_000);
        }
        subjects.reverse();
        for subject in &subjects {
            world.forum.report(&bert, *subject, rule, "eerst").await.unwrap();
        }
        world.forum.report(&carla, subjects[3], rule, "later").await.unwrap();
        assert_eq!(world.forum.case_count(&ruth).await.unwrap(), 23);
        let first = world.forum.cases(&ruth, None).await.unwrap();
        let second = world.forum.cases(&ruth, first.next).await.unwrap();
        let listed: Vec<_> = first.items.iter().chain(&second.items).map(|case| case.subject).collect();
        assert_eq!((first.items.len(), second.next), (20, None));
        assert_eq!(listed, subjects);
        assert_eq!(first.items[3].reports.len(), 2);
        assert_eq!((first.items[3].title.as_str(), first.items[3].author_name.as_str()), ("Een bankje", "Anna"));
    }

    async fn the_queue_is_for_moderators(world) {
        let (anna, ada) = (world.citizen("Anna").await, world.administrator("Ada").await);
        let (id, rule) = (world.initiative(&anna, "Een bankje.").await, world.rule().await);
        world.forum.report(&world.citizen("Bert").await, on(id), rule, "").await.unwrap();
        for viewer in [&Viewer::Visitor, &anna, &ada, &world.official("Fatma").await] {
            assert!(matches!(refused(world.forum.cases(viewer, None).await), Refusal::SignInNeeded | Refusal::NotYourRole));
            assert!(matches!(refused(world.forum.case(viewer, on(id)).await), Refusal::SignInNeeded | Refusal::NotYourRole));
            assert!(matches!(refused(world.forum.dismiss_reports(viewer, on(id),
            "Dit mag gezegd worden.").await), Refusal::SignInNeeded | Refusal::NotYourRole));
            assert_eq!(world.forum.case_count(viewer).await.unwrap(), 0);
        }
    }

    async fn a_moderator_sees_which_cases_are_their_own(world) {
        let (anna, ruth) = (world.citizen("Anna").await, world.moderator("Ruth").await);
        let (id, rule) = (world.initiative(&anna, "Een bankje.").await, world.rule().await);
        let comment = said(&world, &anna, id, "Lelijk").await;
        let bert = world.citizen("Bert").await;
        for subject in [comment, on(id)] {
            world.forum.report(&bert, subject, rule, "").await.unwrap();
        }
        let own = async || -> Vec<bool> {
            world.forum.cases(&ruth, None).await.unwrap().items.iter().map(|case| case.is_own_case).collect()
        };
        assert_eq!(own().await, [false, false]);
        said(&world, &ruth, id, "Rustig aan").await;
        assert_eq!(own().await, [false, true], "the thread, but not that branch");
        world.forum.report(&ruth, comment, rule, "").await.unwrap();
        assert_eq!(own().await, [true, true]);
        assert_eq!(refused(world.forum.dismiss_reports(&ruth, comment, "Dit mag gezegd worden.").await), Refusal::OwnCase);
    }

    async fn a_moderator_reads_what_is_hidden_and_nobody_what_is_withdrawn(world) {
        let (anna, ruth) = (world.citizen("Anna").await, world.moderator("Ruth").await);
        let (id, rule) = (world.initiative(&anna, "Een bankje.").await, world.rule().await);
        let (hidden, gone) = (said(&world, &anna, id, "Lelijk").await, said(&world, &anna, id, "Weg").await);
        world.forum.take_measure(&ruth, MeasureKind::Hide, hidden, &by(rule, "Dit gaat over iemand.")).await.unwrap();
        world.forum.withdraw_comment(&anna, gone.comment().unwrap()).await.unwrap();
        let case = world.forum.case(&ruth, hidden).await.unwrap();
        assert_eq!((case.body_html.as_str(), case.is_hidden), ("<p>Lelijk</p>\n", true));
        let case = world.forum.case(&ruth, gone).await.unwrap();
        assert_eq!((case.body_html.as_str(), case.is_withdrawn), ("", true));
    }

    async fn who_reported_is_told_that_it_was_looked_at(world) {
        let (anna, bert, ruth) = (world.citizen("Anna").await, world.citizen("Bert").await, world.moderator("Ruth").await);
        let (id, rule) = (world.initiative(&anna, "Een bankje.").await, world.rule().await);
        world.forum.report(&bert, on(id), rule, "Nee").await.unwrap();
        world.forum.dismiss_reports(&ruth, on(id), "Dit mag gezegd worden.").await.unwrap();
        let told = world.forum.for_you(&bert, None).await.unwrap().items;
        let settled = told.iter().find(|line| line.kind == EntryKind::ReportSettled).unwrap();
        assert_eq!((settled.concern, settled.is_followed_up, &settled.actor), (Concern::OwnReport, false, &None));
        let told = world.forum.for_you(&anna, None).await.unwrap().items;
        assert!(told.iter().all(|line| line.kind != EntryKind::ReportSettled && line.kind != EntryKind::Reported));
    }
}
