//! Telling what happens through the use cases, each thing at its own moment.

use super::{
    act::{Act, By, Event},
    cast::{CITIZENS, Cast},
    wording,
};
use crate::content::Dice;
use naast_domain::{
    answers::AnswerKind,
    ids::{CommentId, CommitmentId, InitiativeId},
    language::Language,
    members::Viewer,
    on_behalf::SpokenInput,
    time::Timestamp,
};
use naast_forum::{Clock, Forum};
use std::collections::HashMap;

/// How deep replies go: copies know the paths of so many levels.
pub const DEEPEST: usize = 3;

/// An initiative as far as it was told.
struct Told {
    id: InitiativeId,
    initiator: usize,
    /// What was said, and how deep it stands.
    said: Vec<(CommentId, usize)>,
    answer: Option<CommentId>,
    /// Open promises: in which answer, by whom.
    promises: Vec<(CommentId, By)>,
}

/// Somebody who tells.
pub struct Telling<'a> {
    forum: Forum,
    clock: Clock,
    cast: &'a Cast,
    dice: Dice,
    told: HashMap<usize, Told>,
    /// In the early morning of today.
    morning: Timestamp,
}

impl<'a> Telling<'a> {
    /// Begins; the clock is the one of this forum.
    pub fn new(forum: Forum, clock: Clock, cast: &'a Cast, now: Timestamp) -> Self {
        let morning = Timestamp(now.0 - now.0.rem_euclid(Timestamp::DAY) + 7 * Timestamp::HOUR);
        Self { forum, clock, cast, dice: Dice(7), told: HashMap::new(), morning }
    }

    /// Tells these events, oldest first, one a minute on each of their days.
    pub async fn tell(mut self, events: &[Event]) -> HashMap<usize, InitiativeId> {
        let mut after = self.morning.plus(-1000 * Timestamp::DAY);
        for event in events {
            let day = self.morning.plus(-event.days_ago * Timestamp::DAY);
            after = day.max(after.plus(Timestamp::MINUTE));
            self.clock.set(after);
            self.happen(event).await;
        }
        self.told.into_iter().map(|(number, told)| (number, told.id)).collect()
    }

    async fn happen(&mut self, event: &Event) {
        let number = event.initiative;
        match event.act {
            Act::Begin | Act::BeginOnBehalf(_) => self.begin(number, event.act).await,
            Act::Say | Act::Ask | Act::SayOnBehalf(_) => self.say(number, event.act).await,
            Act::Answer(by, kind, within) => self.answer(number, by, kind, within).await,
            Act::Keep | Act::Move(_) => self.account_for(number, event.act).await,
            Act::Stand(by) => self.forum.stand_beside(self.official(by), self.id(number)).await.expect("it stands"),
            Act::Hand(from, to) => {
                let (to, note) = (self.official(to).id().expect("a member").to_string(), self.dice.sentence(20));
                self.forum.hand_over(self.official(from), self.id(number), &to, &note).await.expect("handed over");
            }
            Act::Pause(by) => {
                let (until, reason) = (wording::day(&self.clock, 7), self.dice.sentence(12));
                self.forum.pause_clock(self.official(by), self.id(number), &until, &reason).await.expect("paused");
            }
            Act::Support => {
                let citizen = self.citizen();
                self.forum.support(&self.cast.citizens[citizen], self.id(number), true).await.expect("supported");
            }
            Act::Back | Act::Helped(_) | Act::Offer(_) | Act::NameObstacle | Act::Done => {
                self.respond(number, event.act).await;
            }
        }
    }

    async fn begin(&mut self, number: usize, act: Act) {
        let (initiator, input) = (self.citizen(), wording::initiative(&mut self.dice, &self.cast.themes));
        let id = match act {
            Act::BeginOnBehalf(by) => {
                let entered = self.forum.enter_on_behalf(self.official(by), &wording::teller(), &input).await;
                entered.expect("entered").initiative
            }
            _ => self.forum.propose(&self.cast.citizens[initiator], &input).await.expect("proposed"),
        };
        let told = Told { id, initiator, said: Vec::new(), answer: None, promises: Vec::new() };
        self.told.insert(number, told);
    }

    async fn say(&mut self, number: usize, act: Act) {
        let (above, body, id) = (self.above(number), self.dice.sentence(25), self.id(number));
        let (parent, depth) = above.map_or((None, 0), |(parent, depth)| (Some(parent), depth + 1));
        let comment = if let Act::SayOnBehalf(by) = act {
            let official = self.official(by);
            let (teller, spoken) = (wording::teller(), SpokenInput { story: body, ..SpokenInput::default() });
            let entered =
                self.forum.enter_comment_on_behalf(official, id, parent, &teller, &spoken, Language::Nl).await;
            entered.expect("entered").comment.expect("a comment")
        } else {
            let asks = matches!(act, Act::Ask);
            let speaker = if asks { self.told[&number].initiator } else { self.other(number) };
            let speaker = &self.cast.citizens[speaker];
            self.forum.post_comment(speaker, id, parent, &body, asks, Language::Nl).await.expect("posted")
        };
        self.about(number).said.push((comment, depth));
    }

    async fn answer(&mut self, number: usize, by: By, kind: AnswerKind, within: i64) {
        let above = self.above(number);
        let (parent, depth) = above.map_or((None, 0), |(parent, depth)| (Some(parent), depth + 1));
        let input = wording::answer(&mut self.dice, &self.clock, kind, within, &self.cast.values);
        let posted = self.forum.post_answer(self.official(by), self.id(number), parent, &input, Language::Nl).await;
        let (comment, told) = (posted.expect("answered"), self.about(number));
        told.said.push((comment, depth));
        told.answer = Some(comment);
        if matches!(kind, AnswerKind::Commitment | AnswerKind::Unknown) {
            told.promises.push((comment, by));
        }
    }

    async fn account_for(&mut self, number: usize, act: Act) {
        let words = self.dice.sentence(12);
        let told = self.about(number);
        let at = if matches!(act, Act::Keep) { 0 } else { told.promises.len() - 1 };
        let (comment, by) = told.promises[at];
        let commitment = self.commitment(number, comment).await;
        if let Act::Move(days) = act {
            let day = wording::day(&self.clock, days);
            self.forum.move_commitment(self.official(by), commitment, &day, &words).await.expect("moved");
        } else {
            self.forum.keep_commitment(self.official(by), commitment, &words).await.expect("kept");
            self.about(number).promises.remove(at);
        }
    }

    async fn commitment(&self, number: usize, comment: CommentId) -> CommitmentId {
        let initiative = self.forum.initiative(&Viewer::Visitor, self.id(number)).await.expect("an initiative");
        let made = initiative.commitments.iter().find(|commitment| commitment.comment == comment);
        made.expect("a commitment").id
    }

    /// What whoever began it, neighbours and the manager do with an answer.
    async fn respond(&mut self, number: usize, act: Act) {
        let (words, id) = (self.dice.sentence(12), self.id(number));
        let (neighbour, answer) = (self.other(number), self.told[&number].answer);
        let cast = self.cast;
        let (initiator, neighbour) = (&cast.citizens[self.told[&number].initiator], &cast.citizens[neighbour]);
        match act {
            Act::Back => {
                self.forum.back_answer(&cast.manager, answer.expect("an answer"), &words).await.expect("backed");
            }
            Act::Helped(helped) => {
                let answer = answer.expect("an answer");
                self.forum.say_helped(initiator, answer, helped, &words).await.expect("said");
            }
            Act::Offer(accepted) => {
                let offer = self.forum.offer_help(neighbour, id, "time", &words).await.expect("offered");
                self.forum.answer_offer(initiator, offer, accepted, &words).await.expect("answered");
            }
            Act::NameObstacle => {
                let obstacle = wording::obstacle(&mut self.dice);
                self.forum.name_obstacle(neighbour, &obstacle, Some(id), answer).await.expect("named");
            }
            _ => self.forum.declare_done(initiator, id).await.expect("done"),
        }
    }

    fn about(&mut self, number: usize) -> &mut Told {
        self.told.get_mut(&number).expect("it began")
    }

    fn id(&self, number: usize) -> InitiativeId {
        self.told[&number].id
    }

    fn official(&self, by: By) -> &'a Viewer {
        &self.cast.officials[by]
    }

    fn citizen(&mut self) -> usize {
        self.dice.roll(CITIZENS)
    }

    /// Anybody but whoever began it.
    fn other(&mut self, number: usize) -> usize {
        let citizen = self.citizen();
        if citizen == self.told[&number].initiator { (citizen + 1) % CITIZENS } else { citizen }
    }

    /// What is replied to, every third time.
    fn above(&mut self, number: usize) -> Option<(CommentId, usize)> {
        let said = self.told[&number].said.len();
        if said == 0 || self.dice.roll(3) > 0 {
            return None;
        }
        let at = self.dice.roll(said);
        Some(self.told[&number].said[at]).filter(|(_, depth)| *depth < DEEPEST)
    }
}
