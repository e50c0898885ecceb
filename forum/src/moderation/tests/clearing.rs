//! Clearing up after a flood, and undoing that.

use super::flood::{Flood, LAST, REASON, anybody, clearing, finish, hidden, newcomers, say};
use crate::testing::{both, by, refused};
use naast_domain::{
    appeals::Contested,
    flaw::Flaw,
    ids::ClearingId,
    measures::{MeasureKind, Subject, statement::StatementInput},
    members::{Role, Viewer},
    moderation::{clearing::PatternInput, record::RecordFilter},
    refusal::Refusal,
    time::Timestamp,
};

both! {
    async fn what_fits_is_shown_before_anything_is_done(world) {
        let flood = Flood::rise(&world, 4).await;
        let fits = async |input: PatternInput| {
            let fitting = world.forum.fitting_comments(&flood.ruth, MeasureKind::Hide, &input).await.unwrap();
            (fitting.comments, fitting.authors, fitting.threads, fitting.sample.len())
        };
        assert_eq!(fits(anybody()).await, (13, 4, 2, 13));
        assert_eq!(fits(newcomers()).await, (12, 3, 2, 12), "Bert has been here longer");
        assert_eq!(fits(PatternInput { links: "on".into(), ..anybody() }).await, (12, 3, 2, 12));
        assert_eq!(fits(PatternInput { phrase: "100%".into(), ..anybody() }).await.0, 12, "a sign stands for itself");
        assert_eq!(fits(PatternInput { phrase: "0_ z".into(), ..anybody() }).await.0, 0);
        assert_eq!(fits(PatternInput { initiative: flood.threads[0].to_string(), ..newcomers() }).await, (6, 3, 1, 6));
        let author = flood.flooders[0].id().unwrap().to_string();
        assert_eq!(fits(PatternInput { author, ..anybody() }).await, (4, 1, 2, 4));
        world.wait(2 * Timestamp::HOUR);
        assert_eq!(fits(PatternInput { hours: "1".into(), ..newcomers() }).await.0, 0, "longer ago");
        assert_eq!(hidden(&world, flood.threads[0]).await + hidden(&world, flood.threads[1]).await, 0);
    }

    async fn a_flood_is_hidden_by_one_measure_with_a_statement_for_each_and_undone_likewise(world) {
        let flood = Flood::rise(&world, 8).await;
        let id = flood.clear(&world, MeasureKind::Hide).await;
        let done = clearing(&world, &flood, id).await;
        assert_eq!((done.all, done.done, done.left, done.progress()), (24, 24, 0, 100));
        assert!(done.ended_at.is_some());
        assert_eq!(hidden(&world, flood.threads[0]).await, 12);
        let record = world.forum.moderation_record_part(&Viewer::Visitor, &RecordFilter::default()).await.unwrap();
        assert_eq!(record.items.len(), 24);
        assert!(record.items.iter().all(|measure| measure.kind == MeasureKind::Hide && measure.reason == REASON));
        let told = world.forum.for_you(&flood.flooders[0], None).await.unwrap();
        assert_eq!(told.items.iter().filter(|line| line.measure.is_some()).count(), 8, "each is told of each");

        let undoing = flood.undo(&world, id).await;
        assert_eq!((hidden(&world, flood.threads[0]).await, hidden(&world, flood.threads[1]).await), (0, 0));
        let (done, undoing) = (clearing(&world, &flood, id).await, clearing(&world, &flood, undoing).await);
        assert_eq!((done.undone_by, undoing.undoes, undoing.done), (Some(undoing.id), Some(id), 24));
        let record = world.forum.moderation_record_part(&Viewer::Visitor, &RecordFilter::default()).await.unwrap();
        let restored = record.items.iter().filter(|measure| measure.kind == MeasureKind::Restore).count();
        assert_eq!((record.items.len(), restored), (48, 24));
        assert!(record.items.iter().all(|measure| measure.kind == MeasureKind::Restore || measure.reversed_at.is_some()));
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn what_nobody_saw_fit_is_left_alone(world) {
        let flood = Flood::rise(&world, 2).await;
        let fitting = world.forum.fitting_comments(&flood.ruth, MeasureKind::Hide, &newcomers()).await.unwrap();
        let late = say(&world, &flood.flooders[0], flood.threads[0], None, "Geen casino meer, sorry!").await;
        let begun =
            world.forum.clear(&flood.ruth, MeasureKind::Hide, &newcomers(), fitting.newest, &flood.statement()).await;
        finish(&world).await;
        assert_eq!(clearing(&world, &flood, begun.unwrap()).await.all, 6);
        let kept = Subject::Contribution { initiative: flood.threads[0], comment: Some(late) };
        assert!(!world.forum.case(&flood.ruth, kept).await.unwrap().is_hidden);
    }

    async fn a_moderators_own_conversations_and_reports_and_what_officials_say_are_left_alone(world) {
        let flood = Flood::rise(&world, 2).await;
        say(&world, &flood.ruth, flood.threads[0], Some(flood.said[0]), "Wil je hiermee ophouden?").await;
        let reported = Subject::Contribution { initiative: flood.threads[0], comment: Some(flood.said[1]) };
        world.forum.report(&flood.ruth, reported, flood.rule, "").await.unwrap();
        let olga = world.official("Olga").await;
        say(&world, &olga, flood.threads[0], None, "Er komt hier geen casino.").await;
        world.forum.withdraw_comment(&flood.flooders[2], flood.said[2]).await.unwrap();
        let fitting = world.forum.fitting_comments(&flood.ruth, MeasureKind::Hide, &newcomers()).await.unwrap();
        assert_eq!((fitting.comments, fitting.own), (3, 2));
        let id = flood.clear(&world, MeasureKind::Hide).await;
        assert_eq!(clearing(&world, &flood, id).await.done, 3);
    }

    async fn who_flooded_is_suspended_once_also_when_all_was_hidden_before(world) {
        let flood = Flood::rise(&world, 3).await;
        flood.clear(&world, MeasureKind::Hide).await;
        let id = flood.clear(&world, MeasureKind::Suspend).await;
        assert_eq!(clearing(&world, &flood, id).await.done, 3, "one for each author");
        let refusal = refused(
            world.forum.clear(&flood.ruth, MeasureKind::Suspend, &newcomers(), LAST, &StatementInput {
                days: "30".into(),
                ..flood.statement()
            }).await,
        );
        assert_eq!(refusal, Refusal::NotOpen, "they are suspended already");
        let undoing = flood.undo(&world, id).await;
        assert_eq!(clearing(&world, &flood, undoing).await.done, 3);
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn where_two_moderators_suspend_nobody_suspends_many_alone(world) {
        let flood = Flood::rise(&world, 1).await;
        let ada = world.administrator("Ada").await;
        world.forum.change_needs_second(&ada, true).await.unwrap();
        let statement = StatementInput { days: "30".into(), ..flood.statement() };
        let suspend = world.forum.clear(&flood.ruth, MeasureKind::Suspend, &newcomers(), LAST, &statement).await;
        assert_eq!(refused(suspend), Refusal::SecondNeeded);
        flood.clear(&world, MeasureKind::Hide).await;
    }

    async fn folding_many_is_undone_by_unfolding_them(world) {
        let flood = Flood::rise(&world, 2).await;
        let id = flood.clear(&world, MeasureKind::OffTopic).await;
        assert_eq!((clearing(&world, &flood, id).await.done, hidden(&world, flood.threads[0]).await), (6, 0));
        let undoing = flood.undo(&world, id).await;
        assert_eq!(clearing(&world, &flood, undoing).await.done, 6);
    }

    async fn what_changed_meanwhile_is_left_alone_and_what_another_decided_since_stays(world) {
        let flood = Flood::rise(&world, 2).await;
        let begun = world.forum.clear(&flood.ruth, MeasureKind::Hide, &newcomers(), LAST, &flood.statement()).await;
        world.forum.withdraw_comment(&flood.flooders[0], flood.said[0]).await.unwrap();
        finish(&world).await;
        let id = begun.unwrap();
        let done = clearing(&world, &flood, id).await;
        assert_eq!((done.all, done.done, done.left), (6, 5, 1));
        let tom = world.moderator("Tom").await;
        let subject = Subject::Contribution { initiative: flood.threads[0], comment: Some(flood.said[1]) };
        let restored = world.forum.take_measure(&tom, MeasureKind::Restore, subject, &flood.statement()).await;
        restored.unwrap();
        world.forum.take_measure(&tom, MeasureKind::Hide, subject, &flood.statement()).await.unwrap();
        let undoing = flood.undo(&world, id).await;
        assert_eq!(clearing(&world, &flood, undoing).await.all, 4);
        assert!(world.forum.case(&flood.ruth, subject).await.unwrap().is_hidden, "Tom hid it, with his own reasons");
    }

    async fn of_a_clearing_one_case_stands_for_all(world) {
        let flood = Flood::rise(&world, 2).await;
        flood.clear(&world, MeasureKind::Hide).await;
        let own = Subject::Contribution { initiative: flood.threads[0], comment: Some(flood.own) };
        world.forum.report(&world.citizen("Carla").await, own, flood.rule, "").await.unwrap();
        let similar = world.forum.case(&flood.ruth, own).await.unwrap().work.similar;
        let first = Subject::Contribution { initiative: flood.threads[0], comment: Some(flood.said[0]) };
        assert_eq!(similar.iter().map(|it| it.subject).collect::<Vec<_>>(), [first]);
    }

    async fn a_clearing_that_runs_can_be_stopped_and_goes_on_after_a_stop_of_the_server(world) {
        let flood = Flood::rise(&world, 8).await;
        let begun = world.forum.clear(&flood.ruth, MeasureKind::Hide, &newcomers(), LAST, &flood.statement()).await;
        let id = begun.unwrap();
        assert!(world.forum.clear_next().await.unwrap());
        let half = clearing(&world, &flood, id).await;
        assert_eq!((half.done, half.left, half.ended_at), (20, 0, None), "what is done is in the database");
        let undoing = flood.undo(&world, id).await;
        let (stopped, undoing) = (clearing(&world, &flood, id).await, clearing(&world, &flood, undoing).await);
        assert_eq!((stopped.done, stopped.left), (20, 4));
        assert_eq!((undoing.all, undoing.done), (20, 20));
        assert_eq!((hidden(&world, flood.threads[0]).await, hidden(&world, flood.threads[1]).await), (0, 0));
        assert!(!world.forum.clear_next().await.unwrap());
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn who_is_no_moderator_any_more_clears_nothing(world) {
        let flood = Flood::rise(&world, 2).await;
        let begun = world.forum.clear(&flood.ruth, MeasureKind::Hide, &newcomers(), LAST, &flood.statement()).await;
        let ada = world.administrator("Ada").await;
        world.forum.revoke_role(&ada, flood.ruth.id().unwrap(), Role::Moderator).await.unwrap();
        finish(&world).await;
        let tom = world.moderator("Tom").await;
        let done = world.forum.clearing(&tom, begun.unwrap()).await.unwrap();
        assert_eq!((done.done, done.left), (0, 6));
    }

    async fn a_clearing_is_undone_once_and_each_can_be_contested_apart(world) {
        let flood = Flood::rise(&world, 2).await;
        let id = flood.clear(&world, MeasureKind::Hide).await;
        let told = world.forum.for_you(&flood.flooders[0], None).await.unwrap();
        let measure = told.items.iter().find_map(|line| line.measure).unwrap();
        world.forum.appeal(&flood.flooders[0], Contested::Measure(measure), "Ik ben geen robot.").await.unwrap();
        let undoing = flood.undo(&world, id).await;
        assert!(world.forum.open_appeals(&flood.ruth).await.unwrap().is_empty(), "undoing it answers the appeal");
        for id in [id, undoing] {
            let again = world.forum.undo_clearing(&flood.ruth, id, REASON).await;
            assert_eq!(refused(again), Refusal::NotOpen);
        }
        let nothing = world.forum.undo_clearing(&flood.ruth, ClearingId(99), REASON).await;
        assert_eq!(refused(nothing), Refusal::NotFound);
        assert_eq!(world.forum.clearings(&flood.ruth).await.unwrap().len(), 2);
    }

    async fn only_some_measures_are_for_many_and_each_needs_reasons(world) {
        let flood = Flood::rise(&world, 1).await;
        for kind in MeasureKind::ALL.iter().filter(|kind| !naast_domain::moderation::clearing::MEASURES.contains(kind)) {
            let refusal =
                refused(world.forum.clear(&flood.ruth, *kind, &newcomers(), LAST, &flood.statement()).await);
            assert_eq!(refusal.flaws()[0].flaw, Flaw::NotAChoice, "{kind:?}");
        }
        let silent = by(flood.rule, "");
        let refusal = refused(world.forum.clear(&flood.ruth, MeasureKind::Hide, &newcomers(), LAST, &silent).await);
        assert_eq!(refusal.flaws()[0].field, "reason");
        let wide = PatternInput { phrase: String::new(), newcomers: String::new(), ..newcomers() };
        let refusal =
            refused(world.forum.clear(&flood.ruth, MeasureKind::Hide, &wide, LAST, &flood.statement()).await);
        assert_eq!(refusal.flaws()[0].field, "phrase");
        let own = Subject::Contribution { initiative: flood.threads[0], comment: Some(flood.own) };
        assert!(!world.forum.case(&flood.ruth, own).await.unwrap().is_hidden, "{:?}", flood.bert.id());
    }
}
