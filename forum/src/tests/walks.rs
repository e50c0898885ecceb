//! Walks: whatever officials, citizens, moderators and people with a claim code do to an initiative, in whatever order,
//! nothing is silently gone, what is over stays over, and the journal alone tells where it stands.

use crate::{
    Result,
    answers::tests::posting::{add_value, typed},
    journal,
    on_behalf::tests::entry::entered,
    testing::{World, both, by},
};
use naast_domain::{
    answers::AnswerKind,
    clock::Cause,
    commitments::CommitmentState,
    conversation::ThreadPart,
    ids::{CommentId, CommitmentId, HouseRuleId, InitiativeId},
    initiatives::Initiative,
    language::Language,
    measures::{MeasureKind, Subject},
    members::Viewer,
    time::Timestamp,
};
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use std::collections::BTreeMap;

const REASON: &str = "Dit gaat over iemand en niet over de zaak.";

/// What somebody tries. The numbers choose who does it, and to which of the things that are there.
#[derive(Debug, Clone)]
enum Step {
    Stand(usize),
    HandOver(usize, usize),
    TakeOver(usize, usize),
    Leave(usize),
    Pause(usize, i64),
    Resume(usize),
    Answer(usize, AnswerKind),
    Say(bool, bool),
    Helped(usize, bool),
    Done,
    Reopen,
    Keep(usize, usize),
    Move(usize, usize, i64),
    Release(usize),
    Withdraw(usize, usize),
    Measure(usize, bool),
    NewCode(usize),
    TakeOverClaim,
    Wait(i64),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![3 => beside(), 4 => talk(), 3 => promises(), 3 => around()]
}

const WHO: std::ops::Range<usize> = 0..3;
const WHICH: std::ops::Range<usize> = 0..12;

fn beside() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => WHO.prop_map(Step::Stand),
        1 => (WHO, WHO).prop_map(|(who, to)| Step::HandOver(who, to)),
        1 => (WHO, WHO).prop_map(|(who, from)| Step::TakeOver(who, from)),
        1 => WHO.prop_map(Step::Leave),
        1 => (WHO, 1_i64..20).prop_map(|(who, days)| Step::Pause(who, days)),
        1 => WHO.prop_map(Step::Resume),
    ]
}

fn talk() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (WHO, prop::sample::select(AnswerKind::ALL)).prop_map(|(who, kind)| Step::Answer(who, kind)),
        3 => (any::<bool>(), any::<bool>()).prop_map(|(own, asks)| Step::Say(own, asks)),
        2 => (WHICH, any::<bool>()).prop_map(|(which, helped)| Step::Helped(which, helped)),
        1 => (WHO, WHICH).prop_map(|(who, which)| Step::Withdraw(who, which)),
        2 => (WHICH, any::<bool>()).prop_map(|(which, hides)| Step::Measure(which, hides)),
    ]
}

fn promises() -> impl Strategy<Value = Step> {
    prop_oneof![
        2 => (WHO, WHICH).prop_map(|(who, which)| Step::Keep(who, which)),
        2 => (WHO, WHICH, 1_i64..30).prop_map(|(who, which, days)| Step::Move(who, which, days)),
        1 => WHICH.prop_map(Step::Release),
    ]
}

fn around() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (0_i64..8).prop_map(Step::Wait),
        1 => Just(Step::Done),
        1 => Just(Step::Reopen),
        1 => WHO.prop_map(Step::NewCode),
        1 => Just(Step::TakeOverClaim),
    ]
}

/// Who walks, and what is there by now.
struct Walk<'a> {
    world: &'a World,
    officials: &'a [Viewer],
    ruth: &'a Viewer,
    rule: HouseRuleId,
    /// Whose initiative it is: by account, or with a claim code until it is taken over.
    initiator: Viewer,
    neighbour: &'a Viewer,
    id: InitiativeId,
    behalf: Option<naast_domain::ids::BehalfId>,
    code: String,
    spent: Vec<String>,
    said: Vec<CommentId>,
}

impl Walk<'_> {
    fn said(&self, which: usize) -> CommentId {
        self.said.get(which % self.said.len().max(1)).copied().unwrap_or(CommentId(0))
    }

    async fn promised(&self, which: usize) -> CommitmentId {
        let made = self.shown().await.commitments;
        made.get(which % made.len().max(1)).map_or(CommitmentId(0), |made| made.id)
    }

    async fn shown(&self) -> Initiative {
        self.world.forum.initiative(&Viewer::Visitor, self.id).await.unwrap()
    }

    fn day(&self, days: i64) -> String {
        self.world.forum.today().plus(days).iso()
    }

    async fn takes(&mut self, step: &Step) -> Result<()> {
        let (forum, id) = (&self.world.forum, self.id);
        let official = |who: usize| &self.officials[who];
        let number = |who: usize| self.officials[who].id().unwrap().to_string();
        match *step {
            Step::Stand(who) => forum.stand_beside(official(who), id).await,
            Step::HandOver(who, to) => forum.hand_over(official(who), id, &number(to), "Zij kent de buurt.").await,
            Step::TakeOver(who, from) => forum.take_over(official(who), id, &number(from), "Hij is ziek.").await,
            Step::Leave(who) => forum.step_back(official(who), id, "Ik ga weg.").await,
            Step::Pause(who, days) => {
                forum.pause_clock(official(who), id, &self.day(days), "Wij wachten op de raad.").await
            }
            Step::Resume(who) => forum.resume_clock(official(who), id).await,
            Step::Done => forum.declare_done(&self.initiator, id).await,
            Step::Reopen => forum.reopen(&self.initiator, id, "").await,
            Step::Helped(which, helped) => {
                forum.say_helped(&self.initiator, self.said(which), helped, "").await.map(drop)
            }
            Step::Keep(who, which) => {
                forum.keep_commitment(official(who), self.promised(which).await, "Gedaan.").await.map(drop)
            }
            Step::Move(who, which, days) => {
                let (which, day) = (self.promised(which).await, self.day(days));
                forum.move_commitment(official(who), which, &day, "De school is dicht.").await.map(drop)
            }
            Step::Release(which) => {
                forum.release_commitment(&self.initiator, self.promised(which).await, "Laat maar.").await.map(drop)
            }
            Step::Withdraw(who, which) => forum.withdraw_comment(official(who), self.said(which)).await.map(drop),
            Step::Measure(which, hides) => {
                let kind = if hides { MeasureKind::Hide } else { MeasureKind::Restore };
                let subject = Subject::Contribution { initiative: id, comment: Some(self.said(which)) };
                forum.take_measure(self.ruth, kind, subject, &by(self.rule, REASON)).await.map(drop)
            }
            Step::Wait(days) => {
                self.world.wait(days * Timestamp::DAY);
                Ok(())
            }
            Step::Answer(..) | Step::Say(..) => self.speaks(step).await,
            Step::NewCode(_) | Step::TakeOverClaim => self.claims(step).await,
        }
    }

    async fn speaks(&mut self, step: &Step) -> Result<()> {
        let forum = &self.world.forum;
        let said = match *step {
            Step::Answer(who, kind) => {
                let mut input = typed(kind);
                (input.due, input.meeting_day) = (self.day(9), self.day(5));
                input.body = format!("Antwoord {}.", self.said.len());
                forum.post_answer(&self.officials[who], self.id, None, &input, Language::Nl).await?
            }
            Step::Say(own, asks) => {
                let who = if own { &self.initiator } else { self.neighbour };
                let body = format!("Reactie {}.", self.said.len());
                forum.post_comment(who, self.id, None, &body, asks, Language::Nl).await?
            }
            _ => return Ok(()),
        };
        self.said.push(said);
        Ok(())
    }

    async fn claims(&mut self, step: &Step) -> Result<()> {
        let Some(behalf) = self.behalf else { return Ok(()) };
        let forum = &self.world.forum;
        // Codes are tried a limited number of times in an hour.
        self.world.wait(2 * Timestamp::HOUR);
        if let Step::NewCode(who) = *step {
            let code = forum.issue_claim_code(&self.officials[who], behalf, "Zij is het briefje kwijt.").await?;
            self.spent.push(std::mem::replace(&mut self.code, code));
        } else {
            let grandson = self.world.citizen(&format!("Jelle {}", self.world.clock.now().0)).await;
            let token = forum.enter_claim_code("there", &self.code).await?;
            forum.take_over_claim(&grandson, &token.0).await?;
            self.spent.push(self.code.clone());
            self.initiator = grandson;
        }
        Ok(())
    }

    /// Somebody with the code is let in anew before each step: a stay with a code lasts two hours.
    async fn comes_in(&mut self) {
        if self.initiator.member().is_none() {
            self.world.wait(2 * Timestamp::HOUR);
            let token = self.world.forum.enter_claim_code("here", &self.code).await.unwrap();
            self.initiator = self.world.forum.claimant(&token.0).await.unwrap();
        }
    }

    /// What must be so before and after each step.
    async fn holds(&self, before: &Initiative, step: &Step) {
        let (after, forum) = (self.shown().await, &self.world.forum);
        let promises: BTreeMap<_, _> = after.commitments.iter().map(|made| (made.id, made)).collect();
        for made in &before.commitments {
            // What was said in an answer that a moderator hides is not shown until it is restored.
            let Some(now) = promises.get(&made.id) else {
                assert!(matches!(step, Step::Measure(_, true)), "{step:?}: a promise is gone");
                continue;
            };
            assert!(now.moves.starts_with(&made.moves), "{step:?}: how it was moved is gone");
            let is_over = made.state != CommitmentState::Open;
            assert!(!is_over || now.state == made.state, "{step:?}: what was {:?} is {:?}", made.state, now.state);
            assert!(now.due == made.due || now.moves.len() == made.moves.len() + 1, "{step:?}: moved without a reason");
        }
        assert!(after.companion_steps.starts_with(&before.companion_steps), "{step:?}: their history is gone");
        let mut beside: Vec<_> = after.companions.iter().map(|one| one.id).collect();
        beside.sort_unstable();
        beside.dedup();
        assert_eq!(beside.len(), after.companions.len(), "{step:?}: somebody stands beside it twice");
        let standing = &after.standing;
        assert!(
            standing.done.is_none() || standing.clock.as_ref().is_none_or(|clock| clock.cause == Cause::Question),
            "{step:?}: what is done waits for more than a question"
        );
        assert!(standing.clock.as_ref().is_none_or(|clock| clock.pause.is_some() || !standing.is_asked), "{step:?}");
        for code in &self.spent {
            self.world.wait(2 * Timestamp::HOUR);
            assert!(forum.enter_claim_code("somewhere", code).await.is_err(), "{step:?}: a dead code lets somebody in");
        }
    }

    async fn goes(&mut self, steps: &[Step]) {
        for step in steps {
            self.comes_in().await;
            self.world.wait(Timestamp::MINUTE);
            let before = self.shown().await;
            let entries = journal::position(&mut self.world.read().await).await.unwrap();
            if self.takes(step).await.is_err() {
                let now = journal::position(&mut self.world.read().await).await.unwrap();
                assert_eq!(entries, now, "{step:?} was refused and left an entry");
            }
            self.holds(&before, step).await;
        }
        let page = self.world.forum.thread(&Viewer::Visitor, self.id, ThreadPart::default()).await.unwrap();
        assert_eq!(page.comments.len(), self.said.len(), "what was said has its place, also when it is gone");
    }
}

both! {
    async fn whatever_people_do_nothing_is_silently_gone_and_the_journal_tells_it_all(world) {
        add_value(&world).await;
        let officials = [world.official("Fatma").await, world.official("Rob").await, world.official("Karin").await];
        let (ruth, rule, bram) = (world.moderator("Ruth").await, world.rule().await, world.citizen("Bram").await);
        let (mut runner, walks) = (TestRunner::deterministic(), prop::collection::vec(step(), 12..30));
        for turn in 0..16 {
            let steps = walks.new_tree(&mut runner).unwrap().current();
            world.wait(Timestamp::DAY);
            let (initiator, id, behalf, code) = if turn % 2 == 0 {
                let anna = world.citizen(&format!("Anna {turn}")).await;
                let id = world.initiative(&anna, &format!("Een bankje {turn}.")).await;
                (anna, id, None, String::new())
            } else {
                let made = entered(&world, &officials[0], &format!("Henk {turn}")).await;
                (Viewer::Visitor, made.initiative, Some(made.behalf), made.code)
            };
            let mut walk = Walk { world: &world, officials: &officials, ruth: &ruth, rule, initiator,
            neighbour: &bram, id, behalf, code, spent: Vec::new(), said: Vec::new() };
            walk.goes(&steps).await;
            assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new(), "{steps:#?}");
        }
    }
}
