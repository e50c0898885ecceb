//! Another look: who may ask for it, who gives it, and what becomes of what was decided.

use crate::testing::{World, both, by, refused};
use naast_domain::{
    appeals::{Contested, TERM},
    conversation::{Comment, ThreadPart},
    flaw::Flaw,
    ids::{AppealId, CommentId, HouseRuleId, InitiativeId, MeasureId},
    journal::{Concern, EntryKind},
    language::Language,
    measures::{
        MeasureKind, Subject,
        another_look::AppealOutcome,
        statement::{LAW, StatementInput},
    },
    members::Viewer,
    moderation::record::RecordFilter,
    refusal::Refusal,
    time::Timestamp,
};

pub const REASON: &str = "Dit gaat over iemand en niet over de zaak.";
pub const WORDS: &str = "Ik noem niemand bij naam.";

/// Anna's initiative, in which Bert said something; Ruth and Sil moderate.
pub struct Stage {
    pub bert: Viewer,
    pub carla: Viewer,
    pub ruth: Viewer,
    pub sil: Viewer,
    pub rule: HouseRuleId,
    pub id: InitiativeId,
    pub said: CommentId,
}

impl Stage {
    pub async fn set(world: &World) -> Self {
        let anna = world.citizen("Anna").await;
        let bert = world.citizen("Bert").await;
        let id = world.initiative(&anna, "Een bankje bij de halte.").await;
        let said = world.forum.post_comment(&bert, id, None, "Lelijke woorden", false, Language::Nl).await.unwrap();
        Self {
            bert,
            carla: world.citizen("Carla").await,
            ruth: world.moderator("Ruth").await,
            sil: world.moderator("Sil").await,
            rule: world.rule().await,
            id,
            said,
        }
    }

    pub fn comment(&self) -> Subject {
        Subject::Contribution { initiative: self.id, comment: Some(self.said) }
    }

    pub async fn take(&self, world: &World, kind: MeasureKind) -> MeasureId {
        let statement = StatementInput { days: "7".into(), ..by(self.rule, REASON) };
        world.forum.take_measure(&self.ruth, kind, self.comment(), &statement).await.unwrap()
    }

    pub async fn ask(&self, world: &World, measure: MeasureId) -> AppealId {
        world.forum.appeal(&self.bert, Contested::Measure(measure), WORDS).await.unwrap()
    }

    pub async fn shown(&self, world: &World) -> Comment {
        let page = world.forum.thread(&Viewer::Visitor, self.id, ThreadPart::default()).await.unwrap();
        page.comments.into_iter().find(|comment| comment.id == self.said).unwrap()
    }

    pub async fn told(&self, world: &World, to: &Viewer) -> Vec<(EntryKind, Concern, String)> {
        let lines = world.forum.for_you(to, None).await.unwrap().items;
        lines.into_iter().map(|line| (line.kind, line.concern, line.word)).collect()
    }

    /// Bert as the forum knows him now.
    pub async fn bert_now(&self, world: &World) -> Viewer {
        let row =
            crate::accounts::members::find(&mut world.read().await, self.bert.id().unwrap()).await.unwrap().unwrap();
        let member = self.bert.member().unwrap().clone();
        Viewer::Member(Box::new(naast_domain::members::SignedIn { suspended_until: row.suspended_until, ..member }))
    }
}

both! {
    async fn another_moderator_looks_again_and_what_was_gone_comes_back_in_its_place(world) {
        let stage = Stage::set(&world).await;
        let before = stage.shown(&world).await;
        let measure = stage.take(&world, MeasureKind::Hide).await;
        assert!(stage.shown(&world).await.removal.is_some());
        let appeal = stage.ask(&world, measure).await;
        assert_eq!(world.forum.case_count(&stage.sil).await.unwrap(), 1, "it waits in the queue");
        let own: Vec<_> = [&stage.ruth, &stage.sil].into_iter().collect();
        let mut waits = Vec::new();
        for moderator in own {
            waits.push(world.forum.open_appeals(moderator).await.unwrap()[0].is_own_case);
        }
        assert_eq!(waits, [true, false], "who decided before does not look again");
        let decide = async |who: &Viewer, outcome: &str, reason: &str| {
            world.forum.decide_appeal(who, appeal, outcome, reason).await
        };
        assert_eq!(refused(decide(&stage.ruth, "reversed", REASON).await), Refusal::OwnCase);
        for who in [&Viewer::Visitor, &stage.bert, &stage.carla] {
            assert!(matches!(refused(decide(who, "reversed", REASON).await), Refusal::SignInNeeded | Refusal::NotYourRole));
        }
        let flaws = refused(decide(&stage.sil, "misschien", "Nee").await).flaws().to_vec();
        assert_eq!(flaws, [Flaw::NotAChoice.at("outcome"), Flaw::TooShort { minimum: 10 }.at("reason")]);
        decide(&stage.sil, "reversed", "Hij noemt inderdaad niemand.").await.unwrap();
        assert_eq!(stage.shown(&world).await, before, "place, words and dates are as they were");
        let page = world.forum.measure(&stage.bert, measure).await.unwrap();
        let decision = page.appeal.unwrap().decision.unwrap();
        assert_eq!((decision.outcome, decision.reason.as_str()), (AppealOutcome::Reversed, "Hij noemt inderdaad niemand."));
        assert!(page.measure.reversed_at.is_some());
        assert_eq!(refused(decide(&stage.sil, "upheld", REASON).await), Refusal::NotOpen, "once");
        let told = stage.told(&world, &stage.bert).await;
        assert!(told.contains(&(EntryKind::AppealDecided, Concern::Measure, "reversed".to_owned())));
        assert_eq!(world.forum.case_count(&stage.sil).await.unwrap(), 0);
        let record = world.forum.moderation_record(&Viewer::Visitor, &RecordFilter::default()).await.unwrap().items;
        assert_eq!(record.iter().map(|line| line.kind).collect::<Vec<_>>(), [MeasureKind::Restore, MeasureKind::Hide]);
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn it_stays_with_a_reason_and_one_asks_once(world) {
        let stage = Stage::set(&world).await;
        let measure = stage.take(&world, MeasureKind::Hide).await;
        let appeal = stage.ask(&world, measure).await;
        let again = world.forum.appeal(&stage.bert, Contested::Measure(measure), WORDS).await;
        assert_eq!(refused(again), Refusal::NotOpen);
        world.forum.decide_appeal(&stage.sil, appeal, "upheld", REASON).await.unwrap();
        assert!(stage.shown(&world).await.removal.is_some());
        let page = world.forum.measure(&stage.bert, measure).await.unwrap();
        assert_eq!((page.recourse.may_appeal, page.measure.reversed_at), (false, None));
        let told = stage.told(&world, &stage.bert).await;
        assert_eq!(told[0], (EntryKind::AppealDecided, Concern::Measure, "upheld".to_owned()));
    }

    async fn only_whom_it_went_against_asks_within_six_months(world) {
        let stage = Stage::set(&world).await;
        let measure = stage.take(&world, MeasureKind::Hide).await;
        let ask = async |who: &Viewer, words: &str| world.forum.appeal(who, Contested::Measure(measure), words).await;
        assert_eq!(refused(ask(&Viewer::Visitor, WORDS).await), Refusal::SignInNeeded);
        for who in [&stage.carla, &stage.ruth, &stage.sil] {
            assert_eq!(refused(ask(who, WORDS).await), Refusal::NotYours);
        }
        assert_eq!(refused(ask(&stage.bert, " ").await).flaws(), [Flaw::Empty.at("words")]);
        let nowhere = world.forum.appeal(&stage.bert, Contested::Measure(MeasureId(99)), WORDS).await;
        assert_eq!(refused(nowhere), Refusal::NotFound);
        world.clock.set(world.clock.now().plus(TERM + 1));
        assert_eq!(refused(ask(&stage.bert, WORDS).await), Refusal::NotOpen, "too late");
        world.clock.set(world.clock.now().plus(-1));
        ask(&stage.bert, WORDS).await.expect("the last moment");
    }

    async fn whoever_told_it_by_phone_asks_with_their_code_or_after_taking_it_over(world) {
        let (fatma, ruth, sil) =
            (world.official("Fatma").await, world.moderator("Ruth").await, world.moderator("Sil").await);
        let rule = world.rule().await;
        for is_taken_over in [false, true] {
            let name = if is_taken_over { "Ilse" } else { "Henk" };
            let told = crate::on_behalf::tests::entry::entered(&world, &fatma, name).await;
            let subject = Subject::Contribution { initiative: told.initiative, comment: None };
            let measure = world.forum.take_measure(&ruth, MeasureKind::Hide, subject, &by(rule, REASON)).await.unwrap();
            let token = world.forum.enter_claim_code(name, &told.code).await.unwrap();
            let mut henk = world.forum.claimant(&token.0).await.unwrap();
            if is_taken_over {
                let member = world.citizen(name).await;
                world.forum.take_over_claim(&member, &token.0).await.unwrap();
                henk = member;
            }
            let ask = async |who: &Viewer| world.forum.appeal(who, Contested::Measure(measure), WORDS).await;
            assert_eq!(refused(ask(&fatma).await), Refusal::NotYours, "who wrote it down is not who told it");
            assert!(world.forum.measure(&henk, measure).await.unwrap().is_yours);
            let appeal = ask(&henk).await.unwrap();
            world.forum.decide_appeal(&sil, appeal, "reversed", REASON).await.unwrap();
            let page = world.forum.measure(&henk, measure).await.unwrap();
            assert_eq!(page.appeal.unwrap().decision.unwrap().outcome, AppealOutcome::Reversed);
        }
    }

    async fn nothing_is_asked_about_what_takes_nothing(world) {
        let stage = Stage::set(&world).await;
        let hidden = stage.take(&world, MeasureKind::Hide).await;
        let restored = stage.take(&world, MeasureKind::Restore).await;
        for measure in [hidden, restored] {
            let refusal = refused(world.forum.appeal(&stage.bert, Contested::Measure(measure), WORDS).await);
            assert_eq!(refusal, Refusal::NotOpen, "{measure}");
        }
    }

    async fn what_a_moderator_undoes_answers_the_appeal(world) {
        let stage = Stage::set(&world).await;
        let measure = stage.take(&world, MeasureKind::Hide).await;
        stage.ask(&world, measure).await;
        stage.take(&world, MeasureKind::Restore).await;
        let page = world.forum.measure(&stage.bert, measure).await.unwrap();
        assert_eq!(page.appeal.unwrap().decision.unwrap().outcome, AppealOutcome::Reversed);
        assert_eq!(world.forum.open_appeals(&stage.sil).await.unwrap(), []);
    }

    async fn a_suspended_member_reads_why_asks_and_takes_part_again(world) {
        let stage = Stage::set(&world).await;
        let measure = stage.take(&world, MeasureKind::Suspend).await;
        let bert = stage.bert_now(&world).await;
        let say = async |who: &Viewer| world.forum.post_comment(who, stage.id, None, "Hallo", false, Language::Nl).await;
        let until = world.clock.now().plus(7 * Timestamp::DAY);
        assert_eq!(refused(say(&bert).await), Refusal::Suspended { until });
        assert_eq!(world.forum.measure(&bert, measure).await.unwrap().measure.until, Some(until));
        let twice = world.forum.take_measure(&stage.sil, MeasureKind::Suspend, stage.comment(),
        &StatementInput { days: "3".into(), ..by(stage.rule, REASON) }).await;
        assert_eq!(refused(twice), Refusal::NotOpen, "not a second time");
        let appeal = world.forum.appeal(&bert, Contested::Measure(measure), WORDS).await.expect("also while suspended");
        world.forum.decide_appeal(&stage.sil, appeal, "reversed", REASON).await.unwrap();
        let bert = stage.bert_now(&world).await;
        say(&bert).await.expect("he takes part again");
        let lift = world.forum.take_measure(&stage.ruth, MeasureKind::Lift, stage.comment(), &by(stage.rule, REASON)).await;
        assert_eq!(refused(lift), Refusal::NotOpen, "nothing to lift");
    }

    async fn a_suspension_that_is_over_is_not_lifted_and_counts_as_undone_when_it_was_wrong(world) {
        let stage = Stage::set(&world).await;
        let measure = stage.take(&world, MeasureKind::Suspend).await;
        let appeal = stage.ask(&world, measure).await;
        world.clock.set(world.clock.now().plus(8 * Timestamp::DAY));
        world.forum.decide_appeal(&stage.sil, appeal, "reversed", REASON).await.unwrap();
        let record = world.forum.moderation_record(&Viewer::Visitor, &RecordFilter::default()).await.unwrap().items;
        assert_eq!(record.iter().map(|line| (line.kind, line.reversed_at.is_some())).collect::<Vec<_>>(), [(MeasureKind::Suspend, true)]);
    }

    async fn a_warning_leaves_the_text_and_the_record_does_not_say_whom(world) {
        let stage = Stage::set(&world).await;
        let measure = stage.take(&world, MeasureKind::Warn).await;
        assert!(stage.shown(&world).await.removal.is_none());
        let record = world.forum.moderation_record(&Viewer::Visitor, &RecordFilter::default()).await.unwrap().items;
        assert_eq!((record[0].subject, record[0].title.as_str()), (None, ""));
        for (who, is_party) in [(&Viewer::Visitor, false), (&stage.carla, false), (&stage.bert, true), (&stage.sil, true)] {
            let page = world.forum.measure(who, measure).await.unwrap();
            assert_eq!((page.measure.subject.is_some(), page.body_html.is_some()), (is_party, is_party));
        }
        let told = stage.told(&world, &stage.bert).await;
        assert_eq!((told[0].0, told[0].1), (EntryKind::Warned, Concern::Measure));
        let warned = Subject::Contribution { initiative: stage.id, comment: None };
        let case = world.forum.case(&stage.ruth, stage.comment()).await.unwrap();
        assert_eq!(case.earlier.iter().map(|measure| measure.kind).collect::<Vec<_>>(), [MeasureKind::Warn]);
        assert_eq!(world.forum.case(&stage.ruth, warned).await.unwrap().earlier, [], "another author");
    }

    async fn a_measure_can_rest_on_the_law(world) {
        let stage = Stage::set(&world).await;
        let lawful = StatementInput { rule: LAW.into(), law: "Auteurswet, artikel 1".into(), ..by(stage.rule, REASON) };
        let id = world.forum.take_measure(&stage.ruth, MeasureKind::Hide, stage.comment(), &lawful).await.unwrap();
        let measure = world.forum.measure(&Viewer::Visitor, id).await.unwrap().measure;
        assert_eq!((measure.law.as_str(), measure.rule.number), ("Auteurswet, artikel 1", 0));
        assert_eq!(stage.shown(&world).await.removal.unwrap().law, "Auteurswet, artikel 1");
        let rules = world.forum.house_rules().await.unwrap();
        assert!(rules.iter().all(|rule| rule.number > 0), "the law is not a house rule to choose");
        let report = world.forum.report(&stage.carla, Subject::Contribution { initiative: stage.id,
        comment: None }, measure.rule.id, "").await;
        assert_eq!(refused(report).flaws(), [Flaw::NotAChoice.at("rule")]);
        let again = StatementInput { rule: LAW.into(), law: "Wet X".into(), ..by(stage.rule, REASON) };
        world.forum.take_measure(&stage.ruth, MeasureKind::Warn, stage.comment(), &again).await.unwrap();
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }
}
