//! Whatever moderators do to threads, in whatever order, and whatever is undone: every thread is a well-formed forest, no
//! comment is lost, and the journal alone tells where each stands and what is done to it.

use crate::{
    testing::{World, both, by},
    tests::replay::State,
};
use naast_domain::{
    ids::{AppealId, CommentId, HouseRuleId, InitiativeId},
    language::Language,
    measures::{MeasureKind, Subject, statement::StatementInput},
    members::Viewer,
    time::Timestamp,
};
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use std::collections::BTreeMap;

const REASON: &str = "Dit hoort ergens anders, of juist niet.";

/// What somebody tries. The numbers choose among the threads and the comments that are there.
#[derive(Debug, Clone)]
enum Step {
    Say(usize, usize, usize),
    /// A measure on a comment, or on a thread.
    OnComment(MeasureKind, usize, usize),
    OnThread(MeasureKind, usize, usize),
    /// A measure on what somebody tells about themselves, and their changing it.
    OnProfile(MeasureKind, usize),
    Introduce(usize),
    Change(usize),
    /// The author asks for another look at the newest measure on a comment; it is undone, or stays.
    Appeal(usize, bool),
    Wait(i64),
}

/// Any measure, and those that put something elsewhere more often.
fn kind() -> impl Strategy<Value = MeasureKind> {
    use MeasureKind::{Merge, Move, MoveBack, Rejoin, Split, Unmerge};
    let elsewhere = vec![Merge, Unmerge, Move, MoveBack, Split, Rejoin];
    prop_oneof![2 => prop::sample::select(MeasureKind::ALL), 3 => prop::sample::select(elsewhere)]
}

fn step() -> impl Strategy<Value = Step> {
    let (thread, comment) = (0_usize..4, 0_usize..24);
    prop_oneof![
        6 => (thread.clone(), comment.clone(), 0_usize..3).prop_map(|(at, below, who)| Step::Say(at, below, who)),
        8 => (kind(), comment.clone(), thread.clone())
            .prop_map(|(kind, which, to)| Step::OnComment(kind, which, to)),
        5 => (kind(), thread.clone(), thread)
            .prop_map(|(kind, which, to)| Step::OnThread(kind, which, to)),
        3 => (prop::sample::select(MeasureKind::ALL), 0_usize..3).prop_map(|(kind, who)| Step::OnProfile(kind, who)),
        1 => (0_usize..3).prop_map(Step::Introduce),
        1 => comment.clone().prop_map(Step::Change),
        2 => (comment, any::<bool>()).prop_map(|(which, undo)| Step::Appeal(which, undo)),
        1 => (0_i64..5).prop_map(Step::Wait),
    ]
}

/// Who is there, and what there is by now.
struct Walk<'a> {
    world: &'a World,
    members: [Viewer; 3],
    moderators: [Viewer; 2],
    rule: HouseRuleId,
    threads: Vec<InitiativeId>,
    said: Vec<(CommentId, usize)>,
}

impl Walk<'_> {
    async fn stands(&self, comment: CommentId) -> Subject {
        let row = crate::conversation::comments::find(&mut self.world.read().await, comment).await.unwrap().unwrap();
        Subject::Contribution { initiative: row.initiative, comment: Some(comment) }
    }

    fn statement(&self, to: usize) -> StatementInput {
        StatementInput {
            days: "7".into(),
            minutes: "5".into(),
            target: self.threads[to].to_string(),
            masked: "Piet".into(),
            ..by(self.rule, REASON)
        }
    }

    /// Tries it; a refusal is an answer, anything else is not.
    async fn take(&mut self, step: Step) {
        self.world.wait(Timestamp::MINUTE);
        let forum = &self.world.forum;
        let which = |which: usize| self.said.get(which % self.said.len().max(1)).copied();
        let tried = match step {
            Step::Say(at, below, who) => {
                let mut place = Subject::Contribution { initiative: self.threads[at], comment: None };
                if let Some((comment, _)) = which(below).filter(|_| below % 3 > 0) {
                    place = self.stands(comment).await;
                }
                let text = format!("Vraag het Piet, {}", self.said.len());
                let who_says = &self.members[who];
                let said = forum
                    .post_comment(who_says, place.initiative().unwrap(), place.comment(), &text, false, Language::Nl)
                    .await;
                said.map(|comment| self.said.push((comment, who)))
            }
            Step::OnComment(kind, comment, to) => match which(comment) {
                Some((comment, _)) => {
                    let subject = self.stands(comment).await;
                    forum.take_measure(&self.moderators[0], kind, subject, &self.statement(to)).await.map(drop)
                }
                None => Ok(()),
            },
            Step::OnThread(kind, thread, to) => {
                let subject = Subject::Contribution { initiative: self.threads[thread], comment: None };
                forum.take_measure(&self.moderators[0], kind, subject, &self.statement(to)).await.map(drop)
            }
            Step::OnProfile(kind, who) => {
                let subject = Subject::Profile(self.members[who].id().unwrap());
                forum.take_measure(&self.moderators[0], kind, subject, &self.statement(0)).await.map(drop)
            }
            Step::Introduce(who) => {
                let about = format!("Ik fiets graag, {}", self.world.clock.now().0);
                forum.change_profile(&self.members[who], "Iemand anders", &about, None).await
            }
            Step::Change(comment) => match which(comment) {
                Some((comment, who)) => {
                    let text = format!("Anders gezegd, {}", self.world.clock.now().0);
                    match forum.comment_source(&self.members[who], comment).await {
                        Ok(source) => forum.edit_comment(&self.members[who], comment, source.version, &text).await,
                        Err(error) => Err(error),
                    }
                }
                None => Ok(()),
            },
            Step::Appeal(comment, undo) => self.appeal(which(comment), undo).await,
            Step::Wait(days) => {
                self.world.wait(days * Timestamp::DAY);
                Ok(())
            }
        };
        if let Err(error) = tried {
            assert!(matches!(error, crate::Error::Refused(_)), "{error}");
        }
    }

    async fn appeal(&self, about: Option<(CommentId, usize)>, undo: bool) -> crate::Result<()> {
        let Some((comment, who)) = about else { return Ok(()) };
        let subject = self.stands(comment).await;
        let case = self.world.forum.case(&self.moderators[1], subject).await?;
        let Some(measure) = case.earlier.iter().find(|it| it.subject == Some(subject)) else { return Ok(()) };
        let contested = naast_domain::appeals::Contested::Measure(measure.id);
        let appeal: AppealId = self.world.forum.appeal(&self.members[who], contested, "Kijk nog eens goed.").await?;
        let outcome = if undo { "reversed" } else { "upheld" };
        self.world.forum.decide_appeal(&self.moderators[1], appeal, outcome, REASON).await
    }

    /// Where every comment stands and what it hangs below, by the journal and by what it replied to when it was said.
    async fn replayed(&self) -> BTreeMap<CommentId, InitiativeId> {
        let mut conn = self.world.read().await;
        let entries = fetch_all!(
            &mut conn,
            (String, InitiativeId, CommentId, Option<i64>),
            "SELECT kind, initiative, comment, thing FROM journal
             WHERE kind IN ('comment_posted', 'comment_moved') AND comment IS NOT NULL ORDER BY id"
        )
        .unwrap();
        let replied = fetch_all!(
            &mut conn,
            (CommentId, CommentId),
            "SELECT id, replied_to FROM comments WHERE replied_to IS NOT NULL"
        )
        .unwrap();
        let replied: BTreeMap<_, _> = replied.into_iter().collect();
        let (mut places, mut parents) = (BTreeMap::new(), BTreeMap::<CommentId, CommentId>::new());
        for (kind, initiative, comment, thing) in entries {
            let Some(to) = thing.map(InitiativeId).filter(|_| kind == "comment_moved") else {
                places.insert(comment, initiative);
                parents.extend(replied.get(&comment).map(|parent| (comment, *parent)));
                continue;
            };
            let mut branch = vec![comment];
            let mut next = 0;
            while let Some(above) = branch.get(next).copied() {
                branch.extend(parents.iter().filter(|(_, parent)| **parent == above).map(|(it, _)| *it));
                next += 1;
            }
            parents.remove(&comment);
            if let Some(parent) = replied.get(&comment).filter(|parent| places.get(*parent) == Some(&to)) {
                parents.insert(comment, *parent);
            }
            places.extend(branch.into_iter().map(|it| (it, to)));
        }
        places
    }

    async fn holds(&self, steps: &[Step]) {
        assert_eq!(self.world.forum.check().await.unwrap(), Vec::<String>::new(), "{steps:#?}");
        let mut conn = self.world.read().await;
        let stored = fetch_all!(&mut conn, (CommentId, InitiativeId), "SELECT id, initiative FROM comments").unwrap();
        let stored: BTreeMap<_, _> = stored.into_iter().collect();
        assert!(self.said.iter().all(|(comment, _)| stored.contains_key(comment)), "none is lost: {steps:#?}");
        assert_eq!(self.replayed().await, stored, "{steps:#?}");
        assert_eq!(State::replayed(self.world).await, State::kept(self.world).await, "{steps:#?}");
    }
}

both! {
    async fn threads_stay_whole_whatever_is_done_to_them(world) {
        let rule = world.rule().await;
        let (ruth, sil) = (world.moderator("Ruth").await, world.moderator("Sil").await);
        let mut runner = TestRunner::default();
        for turn in 0..16 {
            let mut members = Vec::new();
            for name in ["Anna", "Bert", "Carla"] {
                members.push(world.citizen(&format!("{name}{turn}")).await);
            }
            let mut threads = Vec::new();
            for (at, who) in [0, 1, 2, 0].into_iter().enumerate() {
                threads.push(world.initiative(&members[who], &format!("Bankje {turn}, {at}. Vraag het Piet.")).await);
            }
            let members = [members[0].clone(), members[1].clone(), members[2].clone()];
            let moderators = [ruth.clone(), sil.clone()];
            let mut walk = Walk { world: &world, members, moderators, rule, threads, said: Vec::new() };
            let steps = prop::collection::vec(step(), 40).new_tree(&mut runner).unwrap().current();
            for step in &steps {
                walk.take(step.clone()).await;
            }
            walk.holds(&steps).await;
            world.wait(Timestamp::DAY);
        }
        assert!(State::kept(&world).await.is_eventful());
        let taken = fetch_all!(&mut world.read().await, (String,), "SELECT DISTINCT kind FROM measures").unwrap();
        let taken: Vec<_> = taken.into_iter().filter_map(|(kind,)| MeasureKind::from_word(&kind)).collect();
        for kind in [MeasureKind::Merge, MeasureKind::Move, MeasureKind::Split] {
            assert!(taken.contains(&kind), "{kind:?} among {taken:?}");
        }
    }
}
