//! Two moderators for what weighs most: proposing, confirming, declining, and what nobody outside hears of.

use crate::{
    Result,
    accounts::members,
    testing::{World, both, by, refused},
};
use naast_domain::{
    appeals::Contested,
    flaw::Flaw,
    ids::{HouseRuleId, InitiativeId, ProposalId},
    journal::{Concern, EntryKind},
    language::Language,
    measures::{MeasureKind, Subject, statement::StatementInput},
    members::{Role, Viewer},
    moderation::{record::RecordFilter, seconding::Taken},
    refusal::Refusal,
    time::Timestamp,
};

const REASON: &str = "Dit is de derde keer deze week.";
const NO: &str = "Een waarschuwing is eerst genoeg.";

/// Bert said something twice in Anna's initiative; Ruth, Sil and Tom moderate, and two of them decide.
struct Stage {
    ada: Viewer,
    anna: Viewer,
    bert: Viewer,
    ruth: Viewer,
    sil: Viewer,
    tom: Viewer,
    rule: HouseRuleId,
    id: InitiativeId,
    first: Subject,
    second: Subject,
}

impl Stage {
    async fn set(world: &World) -> Self {
        let (ada, anna, bert) =
            (world.administrator("Ada").await, world.citizen("Anna").await, world.citizen("Bert").await);
        let id = world.initiative(&anna, "Een bankje bij de halte.").await;
        let mut said = Vec::new();
        for text in ["Lelijke woorden", "Nog meer lelijke woorden"] {
            let comment = world.forum.post_comment(&bert, id, None, text, false, Language::Nl).await.unwrap();
            said.push(Subject::Contribution { initiative: id, comment: Some(comment) });
        }
        world.forum.change_needs_second(&ada, true).await.unwrap();
        Self {
            ada,
            anna,
            bert,
            ruth: world.moderator("Ruth").await,
            sil: world.moderator("Sil").await,
            tom: world.moderator("Tom").await,
            rule: world.rule().await,
            id,
            first: said[0],
            second: said[1],
        }
    }

    fn statement(&self) -> StatementInput {
        StatementInput { days: "7".into(), ..by(self.rule, REASON) }
    }

    async fn take(&self, world: &World, who: &Viewer, kind: MeasureKind, subject: Subject) -> Result<Taken> {
        world.forum.take_or_propose(who, kind, subject, &self.statement()).await
    }

    async fn propose(&self, world: &World, kind: MeasureKind) -> ProposalId {
        match self.take(world, &self.ruth, kind, self.first).await.unwrap() {
            Taken::Waits(id) => id,
            taken @ Taken::Measure(_) => panic!("it should wait: {taken:?}"),
        }
    }

    async fn is_suspended(&self, world: &World) -> bool {
        let bert = members::find(&mut world.read().await, self.bert.id().unwrap()).await.unwrap().unwrap();
        bert.suspended_until.is_some()
    }
}

async fn told(world: &World, who: &Viewer) -> Vec<(EntryKind, Concern, String)> {
    let lines = world.forum.for_you(who, None).await.unwrap().items;
    lines.into_iter().map(|line| (line.kind, line.concern, line.words)).collect()
}

async fn is_whole(world: &World) {
    assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
}

both! {
    async fn a_suspension_waits_for_another_moderator_and_is_then_of_both(world) {
        let stage = Stage::set(&world).await;
        let id = stage.propose(&world, MeasureKind::Suspend).await;
        assert!(!stage.is_suspended(&world).await);
        assert_eq!(told(&world, &stage.bert).await, [], "the author hears nothing yet");
        assert!(!world.forum.my_data(&stage.bert).await.unwrap().to_string().contains(REASON), "nor reads it elsewhere");
        assert_eq!(world.forum.case_count(&stage.sil).await.unwrap(), 1, "it waits at the desk");
        let seen = async |who: &Viewer, about| {
            let waiting = world.forum.proposed_measures(who, about).await.unwrap();
            waiting.into_iter().map(|it| (it.id, it.by, it.is_yours, it.may_answer)).collect::<Vec<_>>()
        };
        assert_eq!(seen(&stage.ruth, None).await, [(id, "Ruth".into(), true, false)]);
        assert_eq!(seen(&stage.sil, Some(stage.second)).await, [(id, "Ruth".into(), false, true)], "about the same author");
        assert_eq!(seen(&stage.sil, Some(Subject::Contribution { initiative: stage.id, comment: None })).await, []);
        assert_eq!(refused(world.forum.confirm_proposal(&stage.ruth, id).await), Refusal::OwnCase, "not by oneself");
        let measure = world.forum.confirm_proposal(&stage.sil, id).await.unwrap();
        assert!(stage.is_suspended(&world).await);
        let page = world.forum.measure(&stage.bert, measure).await.unwrap();
        let numbers = (Some(page.measure.moderator_number), page.measure.second_number);
        assert_eq!(numbers, (stage.ruth.id().map(|id| id.0), stage.sil.id().map(|id| id.0)));
        let record = world.forum.moderation_record(&Viewer::Visitor, &RecordFilter::default()).await.unwrap().items;
        assert_eq!(record[0].second_number, numbers.1);
        assert_eq!(record[0].reason, REASON);
        assert_eq!(told(&world, &stage.bert).await[0].0, EntryKind::MemberSuspended);
        assert_eq!(told(&world, &stage.ruth).await[0].0, EntryKind::ProposalConfirmed);
        for again in [world.forum.confirm_proposal(&stage.tom, id).await.map(drop),
        world.forum.decline_proposal(&stage.tom, id, NO).await] {
            assert_eq!(refused(again), Refusal::NotOpen, "once");
        }
        assert_eq!(world.forum.case_count(&stage.sil).await.unwrap(), 0);
        is_whole(&world).await;
    }

    async fn neither_of_the_two_looks_again(world) {
        let stage = Stage::set(&world).await;
        let id = stage.propose(&world, MeasureKind::Suspend).await;
        let measure = world.forum.confirm_proposal(&stage.sil, id).await.unwrap();
        let appeal = world.forum.appeal(&stage.bert, Contested::Measure(measure), "Dat klopt niet").await.unwrap();
        for who in [&stage.ruth, &stage.sil] {
            assert_eq!(refused(world.forum.decide_appeal(who, appeal, "upheld", REASON).await), Refusal::OwnCase);
        }
        world.forum.decide_appeal(&stage.tom, appeal, "reversed", REASON).await.expect("lifting needs no second");
        assert!(!stage.is_suspended(&world).await);
        is_whole(&world).await;
    }

    async fn no_door_leads_around_it(world) {
        let stage = Stage::set(&world).await;
        for kind in [MeasureKind::Suspend, MeasureKind::CloseAccount] {
            let alone = world.forum.take_measure(&stage.ruth, kind, stage.first, &stage.statement()).await;
            assert_eq!(refused(alone), Refusal::SecondNeeded);
            stage.propose(&world, kind).await;
            for subject in [stage.first, stage.second] {
                for who in [&stage.ruth, &stage.sil] {
                    assert_eq!(refused(stage.take(&world, who, kind, subject).await), Refusal::NotOpen, "it waits already");
                }
            }
            let case = world.forum.case(&stage.sil, stage.first).await.unwrap();
            assert!(!case.fitting.contains(&kind), "nor is it offered");
        }
        let warned = stage.take(&world, &stage.ruth, MeasureKind::Warn, stage.first).await.unwrap();
        assert!(matches!(warned, Taken::Measure(_)), "what weighs less is taken at once");
        assert!(!stage.is_suspended(&world).await);
        is_whole(&world).await;
    }

    async fn it_is_declined_in_words_that_only_whoever_proposed_it_reads(world) {
        let stage = Stage::set(&world).await;
        let id = stage.propose(&world, MeasureKind::CloseAccount).await;
        assert_eq!(refused(world.forum.decline_proposal(&stage.ruth, id, NO).await), Refusal::OwnCase);
        assert_eq!(refused(world.forum.decline_proposal(&stage.sil, id, " ").await).flaws(), [Flaw::Empty.at("why_not")]);
        world.forum.decline_proposal(&stage.sil, id, NO).await.unwrap();
        assert_eq!(told(&world, &stage.ruth).await, [(EntryKind::ProposalDeclined, Concern::OwnProposal, NO.into())]);
        assert_eq!(told(&world, &stage.bert).await, []);
        for kind in [EntryKind::MeasureProposed, EntryKind::ProposalDeclined] {
            assert_eq!(world.told(kind).await[0].0, "internal");
        }
        assert_eq!(world.forum.moderation_record(&Viewer::Visitor, &RecordFilter::default()).await.unwrap().items, []);
        stage.propose(&world, MeasureKind::CloseAccount).await;
        is_whole(&world).await;
    }

    async fn only_whoever_proposed_it_takes_it_back(world) {
        let stage = Stage::set(&world).await;
        let id = stage.propose(&world, MeasureKind::Suspend).await;
        assert_eq!(refused(world.forum.take_back_proposal(&stage.sil, id).await), Refusal::NotYours);
        world.forum.take_back_proposal(&stage.ruth, id).await.unwrap();
        assert_eq!(refused(world.forum.take_back_proposal(&stage.ruth, id).await), Refusal::NotOpen);
        assert_eq!(refused(world.forum.confirm_proposal(&stage.sil, id).await), Refusal::NotOpen);
        assert_eq!(refused(world.forum.confirm_proposal(&stage.sil, ProposalId(99)).await), Refusal::NotFound);
        is_whole(&world).await;
    }

    async fn whoever_is_tied_up_in_the_case_neither_proposes_nor_answers(world) {
        let stage = Stage::set(&world).await;
        world.forum.report(&stage.tom, stage.first, stage.rule, "").await.unwrap();
        assert_eq!(refused(stage.take(&world, &stage.tom, MeasureKind::Suspend, stage.first).await), Refusal::OwnCase);
        let id = stage.propose(&world, MeasureKind::Suspend).await;
        world.forum.post_comment(&stage.sil, stage.id, stage.first.comment(), "Rustig aan", false, Language::Nl).await.unwrap();
        for who in [&stage.sil, &stage.tom] {
            assert_eq!(refused(world.forum.confirm_proposal(who, id).await), Refusal::OwnCase);
            assert_eq!(refused(world.forum.decline_proposal(who, id, NO).await), Refusal::OwnCase);
        }
        for who in [&Viewer::Visitor, &stage.anna, &stage.bert, &stage.ada] {
            let refusal = refused(world.forum.confirm_proposal(who, id).await);
            assert!(matches!(refusal, Refusal::SignInNeeded | Refusal::NotYourRole), "{refusal:?}");
        }
        let uma = world.moderator("Uma").await;
        world.forum.confirm_proposal(&uma, id).await.expect("somebody who has nothing to do with it");
        is_whole(&world).await;
    }

    async fn what_does_not_fit_any_more_is_not_confirmed_and_can_be_declined(world) {
        let stage = Stage::set(&world).await;
        let id = stage.propose(&world, MeasureKind::Suspend).await;
        world.forum.post_comment(&stage.ruth, stage.id, stage.first.comment(), "Rustig aan", false, Language::Nl).await.unwrap();
        assert_eq!(refused(world.forum.confirm_proposal(&stage.sil, id).await), Refusal::NotOpen, "she is tied up in it now");
        world.forum.decline_proposal(&stage.sil, id, NO).await.unwrap();
        let id = match stage.take(&world, &stage.tom, MeasureKind::Suspend, stage.second).await.unwrap() {
            Taken::Waits(id) => id,
            Taken::Measure(id) => panic!("{id} should wait"),
        };
        world.save_rule(&stage.ada, 1, "Anders", "Other").await;
        assert_eq!(refused(world.forum.confirm_proposal(&stage.sil, id).await), Refusal::NotOpen, "the rule reads otherwise");
        assert!(!stage.is_suspended(&world).await);
        world.forum.decline_proposal(&stage.sil, id, NO).await.unwrap();
        is_whole(&world).await;
    }

    async fn whoever_is_no_moderator_any_more_is_not_the_first_of_two(world) {
        let stage = Stage::set(&world).await;
        let id = stage.propose(&world, MeasureKind::Suspend).await;
        world.forum.revoke_role(&stage.ada, stage.ruth.id().unwrap(), Role::Moderator).await.unwrap();
        assert_eq!(refused(world.forum.confirm_proposal(&stage.sil, id).await), Refusal::NotOpen);
        world.forum.decline_proposal(&stage.sil, id, NO).await.unwrap();
    }

    async fn switched_off_what_waits_needs_its_answer_still(world) {
        let stage = Stage::set(&world).await;
        let id = stage.propose(&world, MeasureKind::Suspend).await;
        for who in [&stage.anna, &stage.ruth] {
            assert_eq!(refused(world.forum.change_needs_second(who, false).await), Refusal::NotYourRole);
        }
        world.forum.change_needs_second(&stage.ada, false).await.unwrap();
        assert!(!world.forum.needs_second().await.unwrap());
        let alone = world.forum.take_measure(&stage.sil, MeasureKind::Suspend, stage.first, &stage.statement()).await;
        assert_eq!(refused(alone), Refusal::NotOpen);
        world.forum.confirm_proposal(&stage.sil, id).await.unwrap();
        world.wait(8 * Timestamp::DAY);
        stage.take(&world, &stage.tom, MeasureKind::Suspend, stage.first).await.map(|taken| {
            assert!(matches!(taken, Taken::Measure(_)), "one is enough again");
        }).unwrap();
        is_whole(&world).await;
    }

    async fn a_proposal_goes_along_with_its_comment(world) {
        let stage = Stage::set(&world).await;
        let other = world.initiative(&stage.anna, "Een boom bij de halte.").await;
        let id = stage.propose(&world, MeasureKind::Suspend).await;
        let target = StatementInput { target: other.to_string(), ..stage.statement() };
        world.forum.take_measure(&stage.tom, MeasureKind::Move, stage.first, &target).await.unwrap();
        is_whole(&world).await;
        assert_eq!(world.forum.proposed_measures(&stage.sil, None).await.unwrap()[0].subject.initiative(), Some(other));
        world.forum.confirm_proposal(&stage.sil, id).await.unwrap();
        is_whole(&world).await;
    }
}
