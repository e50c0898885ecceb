//! Measures: who may take them, when they fit, what they do, and who hears of them.

use crate::{
    Error, Result,
    testing::{World, both, by},
};
use naast_domain::{
    conversation::{Comment, ThreadPart},
    flaw::Flaw,
    ids::{CommentId, HouseRuleId, InitiativeId, MeasureId, MemberId},
    journal::{Concern, EntryKind},
    language::Language,
    measures::{MeasureKind, Subject},
    members::Viewer,
    moderation::record::RecordFilter,
    refusal::Refusal,
    time::Timestamp,
};

const REASON: &str = "Dit gaat over iemand en niet over de zaak.";

fn refused<T: std::fmt::Debug>(result: Result<T>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("should be refused: {other:?}"),
    }
}

/// Anna's initiative, in which Bert said something and Carla replied.
struct Stage {
    anna: Viewer,
    bert: Viewer,
    carla: Viewer,
    ruth: Viewer,
    rule: HouseRuleId,
    id: InitiativeId,
    said: CommentId,
    reply: CommentId,
}

impl Stage {
    async fn set(world: &World) -> Self {
        let (anna, bert, carla) =
            (world.citizen("Anna").await, world.citizen("Bert").await, world.citizen("Carla").await);
        let ruth = world.moderator("Ruth").await;
        let id = world.initiative(&anna, "Een bankje bij de halte.").await;
        let said = world.forum.post_comment(&bert, id, None, "Lelijke woorden", false, Language::Nl).await.unwrap();
        let reply = world.forum.post_comment(&carla, id, Some(said), "Ho ho", false, Language::Nl).await.unwrap();
        Self { anna, bert, carla, ruth, rule: world.rule().await, id, said, reply }
    }

    fn thread(&self) -> Subject {
        Subject::Contribution { initiative: self.id, comment: None }
    }

    fn comment(&self) -> Subject {
        Subject::Contribution { initiative: self.id, comment: Some(self.said) }
    }

    async fn take(&self, world: &World, who: &Viewer, kind: MeasureKind, subject: Subject) -> Result<MeasureId> {
        world.forum.take_measure(who, kind, subject, &by(self.rule, REASON)).await
    }

    async fn shown(&self, world: &World, to: &Viewer) -> Comment {
        let page = world.forum.thread(to, self.id, ThreadPart::default()).await.unwrap();
        page.comments.into_iter().find(|comment| comment.id == self.said).unwrap()
    }

    async fn found(&self, world: &World, words: &str) -> usize {
        world.forum.search(&Viewer::Visitor, words, None).await.unwrap().items.len()
    }
}

both! {
    async fn a_hidden_comment_is_read_by_author_and_moderators_only_and_its_reason_by_everybody(world) {
        let stage = Stage::set(&world).await;
        assert_eq!(stage.found(&world, "lelijke").await, 1);
        let id = stage.take(&world, &stage.ruth, MeasureKind::Hide, stage.comment()).await.unwrap();
        assert!(stage.shown(&world, &stage.bert).await.body_html.contains("Lelijke woorden"));
        let case = world.forum.case(&stage.ruth, stage.comment()).await.unwrap();
        assert!(case.body_html.contains("Lelijke woorden"), "in the case, where it is noted");
        for viewer in [&Viewer::Visitor, &stage.anna, &stage.carla, &stage.ruth] {
            let shown = stage.shown(&world, viewer).await;
            let removal = shown.removal.unwrap();
            assert_eq!((shown.body_html.as_str(), removal.measure, removal.reason.as_str()), ("", id, REASON));
            assert_eq!(removal.rule.title(Language::En), "We do not attack people");
        }
        assert_eq!(stage.found(&world, "lelijke").await, 0);
        stage.take(&world, &stage.ruth, MeasureKind::Restore, stage.comment()).await.unwrap();
        let shown = stage.shown(&world, &Viewer::Visitor).await;
        assert!(shown.body_html.contains("Lelijke woorden") && shown.removal.is_none());
        assert_eq!(stage.found(&world, "lelijke").await, 1);
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn a_hidden_initiative_keeps_its_place_without_its_text(world) {
        let stage = Stage::set(&world).await;
        stage.take(&world, &stage.ruth, MeasureKind::Hide, stage.thread()).await.unwrap();
        let shown = world.forum.initiative(&stage.carla, stage.id).await.unwrap();
        assert_eq!((shown.title.as_str(), shown.story_html.as_str()), ("", ""));
        assert_eq!(shown.removal.unwrap().reason, REASON);
        let own = world.forum.initiative(&stage.anna, stage.id).await.unwrap();
        assert!(own.story_html.contains("bankje"));
        let record = world.forum.moderation_record(&Viewer::Visitor, &RecordFilter::default()).await.unwrap();
        assert_eq!(record.items[0].title, "", "the record does not tell a hidden title");
        assert_eq!(stage.found(&world, "bankje").await, 0);
        stage.take(&world, &stage.ruth, MeasureKind::Restore, stage.thread()).await.unwrap();
        assert_eq!(stage.found(&world, "bankje").await, 1);
    }

    async fn a_locked_thread_takes_no_comments_until_it_is_reopened(world) {
        let stage = Stage::set(&world).await;
        let post = async || world.forum.post_comment(&stage.carla, stage.id, None, "Nog iets", false, Language::Nl).await;
        stage.take(&world, &stage.ruth, MeasureKind::Lock, stage.thread()).await.unwrap();
        assert_eq!(refused(post().await), Refusal::ThreadClosed);
        let shown = world.forum.initiative(&Viewer::Visitor, stage.id).await.unwrap();
        assert_eq!(shown.lock.unwrap().reason, REASON);
        stage.take(&world, &stage.ruth, MeasureKind::Reopen, stage.thread()).await.unwrap();
        post().await.unwrap();
    }

    /// Who cannot reply would go on talking by editing; to take back what one said is always possible.
    async fn what_stands_where_it_is_locked_is_edited_for_typos_only_or_when_that_is_asked(world) {
        use MeasureKind::{AskChange, Lock, Reopen};
        let stage = Stage::set(&world).await;
        let edit = async |version, words: &str| world.forum.edit_comment(&stage.bert, stage.said, version, words).await;
        let may = async || {
            let (source, shown) =
                (world.forum.comment_source(&stage.bert, stage.said).await.unwrap(), stage.shown(&world, &stage.bert).await);
            assert_eq!((source.may_edit, source.may_withdraw), (shown.may.edit, shown.may.withdraw));
            (source.may_edit, source.may_withdraw)
        };
        stage.take(&world, &stage.ruth, Lock, stage.comment()).await.unwrap();
        edit(1, "Mooie woorden").await.unwrap();
        world.wait(15 * Timestamp::MINUTE);
        assert_eq!(may().await, (true, true));
        world.wait(1);
        assert_eq!(refused(edit(2, "En nog iets").await), Refusal::ThreadClosed);
        assert_eq!(may().await, (false, true));
        stage.take(&world, &stage.ruth, AskChange, stage.comment()).await.unwrap();
        edit(2, "Andere woorden").await.unwrap();
        assert_eq!(refused(edit(3, "En nog iets").await), Refusal::ThreadClosed);
        stage.take(&world, &stage.ruth, Reopen, stage.comment()).await.unwrap();
        edit(3, "En nog iets").await.unwrap();
        stage.take(&world, &stage.ruth, Lock, stage.thread()).await.unwrap();
        assert_eq!(refused(edit(4, "En dit").await), Refusal::ThreadClosed);
        world.forum.withdraw_comment(&stage.bert, stage.said).await.unwrap();
    }

    async fn a_measure_fits_how_things_stand_or_is_refused(world) {
        use MeasureKind::{Hide, Lock, Reopen, Restore};
        let stage = Stage::set(&world).await;
        let (comment, thread) = (stage.comment(), stage.thread());
        let not_open = async |kind, subject| {
            assert_eq!(refused(stage.take(&world, &stage.ruth, kind, subject).await), Refusal::NotOpen, "{kind:?} {subject:?}");
        };
        for (kind, subject) in [(Restore, comment), (Restore, thread), (Reopen, thread), (Reopen, comment)] {
            not_open(kind, subject).await;
        }
        stage.take(&world, &stage.ruth, Hide, comment).await.unwrap();
        not_open(Hide, comment).await;
        stage.take(&world, &stage.ruth, Lock, thread).await.unwrap();
        not_open(Lock, thread).await;
        stage.take(&world, &stage.ruth, Reopen, thread).await.unwrap();
        world.forum.withdraw_comment(&stage.carla, stage.reply).await.unwrap();
        not_open(Hide, Subject::Contribution { initiative: stage.id, comment: Some(stage.reply) }).await;
        world.forum.withdraw_initiative(&stage.anna, stage.id).await.unwrap();
        not_open(Hide, thread).await;
        not_open(Lock, thread).await;
    }

    async fn nobody_else_and_nobody_in_their_own_case_takes_measures(world) {
        let stage = Stage::set(&world).await;
        let (comment, thread) = (stage.comment(), stage.thread());
        for (viewer, refusal) in [
            (Viewer::Visitor, Refusal::SignInNeeded),
            (stage.bert.clone(), Refusal::NotYourRole),
            (world.official("Fatma").await, Refusal::NotYourRole),
            (world.administrator("Ada").await, Refusal::NotYourRole),
        ] {
            assert_eq!(refused(stage.take(&world, &viewer, MeasureKind::Hide, comment).await), refusal);
        }
        let suspended = world.suspended(&stage.ruth);
        assert!(matches!(refused(stage.take(&world, &suspended, MeasureKind::Hide, comment).await), Refusal::Suspended { .. }));
        // In the branch: below the same comment at the top, however deep.
        let beside = world.moderator("Beside").await;
        world.forum.post_comment(&beside, stage.id, Some(stage.reply), "Mee eens", false, Language::Nl).await.unwrap();
        let elsewhere = world.moderator("Elsewhere").await;
        world.forum.post_comment(&elsewhere, stage.id, None, "Iets anders", false, Language::Nl).await.unwrap();
        let reporter = world.moderator("Reporter").await;
        world.forum.report(&reporter, comment, stage.rule, "").await.unwrap();
        for involved in [&beside, &reporter] {
            assert_eq!(refused(stage.take(&world, involved, MeasureKind::Hide, comment).await), Refusal::OwnCase);
        }
        for involved in [&beside, &elsewhere] {
            assert_eq!(refused(stage.take(&world, involved, MeasureKind::Lock, thread).await), Refusal::OwnCase);
        }
        let own = world.initiative(&stage.ruth, "Een eigen plan.").await;
        let own = Subject::Contribution { initiative: own, comment: None };
        assert_eq!(refused(stage.take(&world, &stage.ruth, MeasureKind::Hide, own).await), Refusal::OwnCase);
        stage.take(&world, &elsewhere, MeasureKind::Hide, comment).await.unwrap();
        // Who reported stays a reporter when the report is settled.
        assert_eq!(refused(stage.take(&world, &reporter, MeasureKind::Restore, comment).await), Refusal::OwnCase);
    }

    async fn a_statement_of_reasons_is_asked_for(world) {
        let stage = Stage::set(&world).await;
        let take = async |rule, reason| world.forum.take_measure(&stage.ruth, MeasureKind::Hide, stage.comment(), &by(rule, reason)).await;
        let flaws = refused(take(HouseRuleId(99), "Daarom").await).flaws().to_vec();
        assert_eq!(flaws, [Flaw::NotAChoice.at("rule"), Flaw::TooShort { minimum: 10 }.at("reason")]);
        let ada = world.administrator("Ada").await;
        world.save_rule(&ada, 1, "Nieuw", "New").await;
        assert_eq!(refused(take(stage.rule, REASON).await), Refusal::field("rule", Flaw::NotAChoice), "an older version");
        assert!(stage.shown(&world, &Viewer::Visitor).await.removal.is_none());
        let standing = world.forum.house_rules().await.unwrap();
        let id = take(standing[0].id, REASON).await.unwrap();
        world.save_rule(&ada, 1, "Nieuwer", "Newer").await;
        let measure = world.forum.measure(&Viewer::Visitor, id).await.unwrap();
        assert_eq!(measure.measure.rule.title(Language::En), "New", "the measure keeps the rule of that day");
    }

    async fn what_is_not_there_is_not_found(world) {
        let stage = Stage::set(&world).await;
        let other = world.initiative(&stage.anna, "Een ander plan.").await;
        for subject in [
            Subject::Contribution { initiative: InitiativeId(99), comment: None },
            Subject::Contribution { initiative: stage.id, comment: Some(CommentId(99)) },
            Subject::Contribution { initiative: other, comment: Some(stage.said) },
        ] {
            assert_eq!(refused(stage.take(&world, &stage.ruth, MeasureKind::Hide, subject).await), Refusal::NotFound);
        }
        assert_eq!(refused(world.forum.measure(&Viewer::Visitor, MeasureId(99)).await), Refusal::NotFound);
    }

    async fn the_author_and_those_who_reported_are_told_without_a_name(world) {
        let stage = Stage::set(&world).await;
        world.forum.report(&stage.carla, stage.comment(), stage.rule, "Dit kan niet").await.unwrap();
        let id = stage.take(&world, &stage.ruth, MeasureKind::Hide, stage.comment()).await.unwrap();
        let told = world.forum.for_you(&stage.bert, None).await.unwrap();
        let measure = told.items.iter().find(|line| line.kind == EntryKind::Hidden).unwrap();
        assert_eq!((measure.concern, measure.measure, &measure.actor), (Concern::Measure, Some(id), &None));
        let told = world.forum.for_you(&stage.carla, None).await.unwrap();
        let settled = told.items.iter().find(|line| line.kind == EntryKind::ReportSettled).unwrap();
        assert_eq!((settled.concern, settled.is_followed_up, &settled.actor), (Concern::OwnReport, true, &None));
        assert_eq!(world.forum.case_count(&stage.ruth).await.unwrap(), 0);
        let entries = fetch_all!(
            &mut world.read().await,
            (String, String, Option<MemberId>, Option<MeasureId>),
            "SELECT kind, visibility, member, measure FROM journal WHERE kind IN ('hidden', 'report_settled') ORDER BY id"
        )
        .unwrap();
        let expected = [("hidden", "public", stage.bert.id()), ("report_settled", "parties", stage.carla.id())];
        assert_eq!(entries, expected.map(|(kind, visibility, member)| (kind.to_owned(), visibility.to_owned(), member, Some(id))));
    }

    async fn the_record_lists_every_measure_newest_first_page_by_page(world) {
        let stage = Stage::set(&world).await;
        let mut taken = Vec::new();
        for _ in 0..17 {
            for kind in [MeasureKind::Lock, MeasureKind::Reopen] {
                taken.push(stage.take(&world, &stage.ruth, kind, stage.thread()).await.unwrap());
            }
        }
        taken.reverse();
        let first = world.forum.moderation_record(&Viewer::Visitor, &RecordFilter::default()).await.unwrap();
        let second = world.forum.moderation_record(&Viewer::Visitor, &RecordFilter { after: first.next,
        ..RecordFilter::default() }).await.unwrap();
        assert_eq!((first.items.len(), second.items.len(), second.next), (30, 4, None));
        let listed: Vec<_> = first.items.iter().chain(&second.items).collect();
        assert_eq!(listed.iter().map(|measure| measure.id).collect::<Vec<_>>(), taken);
        let number = stage.ruth.id().unwrap().0;
        assert!(listed.iter().all(|it| it.moderator_number == number && it.title == "Een bankje bij de halte"));
    }
}
