//! What differs between a copy and the first: numbers, and moments.

use naast_domain::{
    clock::Why,
    ids::{BehalfId, CommentId, CommitmentId, DecisionId, MemberId},
    journal::course::{Course, Given},
    time::Timestamp,
};

/// How far the numbers of copies lie apart: two letters of a path, more than the hundred need of anything.
pub const STRIDE: i64 = 64 * 64;
/// How far their moments lie apart. All of a thousand copies are still on the same day, so that no working day differs.
const APART: i64 = 9 * Timestamp::SECOND;

/// Which copy, and who is the same in all.
pub struct Shift {
    pub copy: i64,
    pub staff: MemberId,
}

impl Shift {
    /// How much higher the numbers are.
    pub fn numbers(&self) -> i64 {
        self.copy * STRIDE
    }

    /// How many milliseconds later everything happens.
    pub fn later(&self) -> i64 {
        self.copy * APART
    }

    fn member(&self, id: MemberId) -> MemberId {
        if id > self.staff { MemberId(id.0 + self.numbers()) } else { id }
    }

    fn comment(&self, id: CommentId) -> CommentId {
        CommentId(id.0 + self.numbers())
    }

    fn at(&self, at: Timestamp) -> Timestamp {
        at.plus(self.later())
    }

    fn given(&self, given: Given) -> Given {
        Given { by: self.member(given.by), comment: self.comment(given.comment), at: self.at(given.at), ..given }
    }

    /// The course of a copy.
    pub fn course(&self, first: &Course) -> Course {
        let mut course = first.clone();
        course.carriers.iter_mut().for_each(|carrier| *carrier = self.member(*carrier));
        course.behalf = first.behalf.map(|behalf| BehalfId(behalf.0 + self.numbers()));
        for seat in &mut course.companions {
            (seat.member, seat.since) = (self.member(seat.member), self.at(seat.since));
        }
        (course.read, course.latest) = (first.read.map(|it| self.given(it)), first.latest.map(|it| self.given(it)));
        if let Some(decided) = &mut course.decision {
            decided.decision = DecisionId(decided.decision.0 + self.numbers());
            (decided.comment, decided.at) = (self.comment(decided.comment), self.at(decided.at));
        }
        for promise in &mut course.promises {
            promise.commitment = CommitmentId(promise.commitment.0 + self.numbers());
            promise.holder = self.member(promise.holder);
        }
        for wait in &mut course.waits {
            (wait.about, wait.since) = (wait.about.map(|about| self.comment(about)), self.at(wait.since));
        }
        for pause in &mut course.pauses {
            if let Why::Question(comment) = &mut pause.why {
                *comment = self.comment(*comment);
            }
        }
        course.done = first.done.map(|done| self.at(done));
        course.withdrawn = first.withdrawn.map(|withdrawn| self.at(withdrawn));
        course
    }
}
