//! Another look at a report that was not followed.

use super::appeals::{REASON, Stage, WORDS};
use crate::testing::{both, by, refused};
use naast_domain::{
    appeals::Contested,
    flaw::Flaw,
    ids::ReportId,
    journal::{Concern, EntryKind},
    measures::{MeasureKind, another_look::AppealOutcome},
    members::Viewer,
    refusal::Refusal,
};

both! {
    async fn a_reporter_whose_report_was_not_followed_asks_once_more(world) {
        let stage = Stage::set(&world).await;
        world.forum.report(&stage.carla, stage.comment(), stage.rule, "Dit is gemeen").await.unwrap();
        let report = world.forum.case(&stage.ruth, stage.comment()).await.unwrap().reports[0].id;
        let ask = async |who: &Viewer| world.forum.appeal(who, Contested::Report(report), WORDS).await;
        assert_eq!(refused(ask(&stage.carla).await), Refusal::NotFound, "nobody answered yet");
        let flaws = refused(world.forum.dismiss_reports(&stage.ruth, stage.comment(), " ").await).flaws().to_vec();
        assert_eq!(flaws, [Flaw::Empty.at("answer")], "with a word to the reporter");
        world.forum.dismiss_reports(&stage.ruth, stage.comment(), "Dit mag gezegd worden.").await.unwrap();
        let page = world.forum.report_page(&stage.carla, report).await.unwrap();
        assert_eq!((page.answered.answer.as_str(), page.recourse.may_appeal), ("Dit mag gezegd worden.", true));
        for who in [&stage.bert, &stage.ruth, &stage.sil] {
            assert_eq!(refused(world.forum.report_page(who, report).await), Refusal::NotFound, "who reported is not told");
        }
        for who in [&stage.bert, &stage.sil] {
            assert_eq!(refused(ask(who).await), Refusal::NotYours);
        }
        let appeal = ask(&stage.carla).await.unwrap();
        assert_eq!(refused(ask(&stage.carla).await), Refusal::NotOpen);
        assert!(world.forum.report_page(&stage.sil, report).await.unwrap().recourse.may_decide);
        let decide = async |who: &Viewer, outcome| world.forum.decide_appeal(who, appeal, outcome, REASON).await;
        assert_eq!(refused(decide(&stage.ruth, "upheld").await), Refusal::OwnCase);
        assert_eq!(refused(decide(&stage.sil, "reversed").await).flaws(), [Flaw::NotAChoice.at("outcome")], "by the measure itself");
        let id = world.forum.take_measure(&stage.sil, MeasureKind::Hide, stage.comment(), &by(stage.rule, REASON)).await.unwrap();
        let page = world.forum.report_page(&stage.carla, report).await.unwrap();
        assert_eq!(page.answered.measure, Some(id));
        assert_eq!(page.appeal.unwrap().decision.unwrap().outcome, AppealOutcome::Reversed);
        let told = stage.told(&world, &stage.carla).await;
        assert_eq!(told[0], (EntryKind::AppealDecided, Concern::OwnReport, "reversed".to_owned()));
    }

    async fn a_report_can_stay_unfollowed_the_second_time_and_is_read_by_nobody_else(world) {
        let stage = Stage::set(&world).await;
        world.forum.report(&stage.carla, stage.comment(), stage.rule, "").await.unwrap();
        let report = world.forum.case(&stage.ruth, stage.comment()).await.unwrap().reports[0].id;
        world.forum.dismiss_reports(&stage.ruth, stage.comment(), "Dit mag gezegd worden.").await.unwrap();
        let appeal = world.forum.appeal(&stage.carla, Contested::Report(report), WORDS).await.unwrap();
        world.forum.decide_appeal(&stage.sil, appeal, "upheld", REASON).await.unwrap();
        let page = world.forum.report_page(&stage.carla, report).await.unwrap();
        assert_eq!((page.answered.measure, page.appeal.unwrap().decision.unwrap().outcome), (None, AppealOutcome::Upheld));
        assert_eq!(refused(world.forum.report_page(&Viewer::Visitor, report).await), Refusal::SignInNeeded);
        assert_eq!(refused(world.forum.report_page(&stage.bert, report).await), Refusal::NotFound);
        assert_eq!(refused(world.forum.report_page(&stage.carla, ReportId(99)).await), Refusal::NotFound);
    }
}
