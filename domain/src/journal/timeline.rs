//! What happened: the steps in the course of an initiative, told from the public entries of its journal, and what was
//! promised for days to come.

use crate::{
    answers::AnswerKind,
    commitments::{Commitment, CommitmentState},
    day::Day,
    ids::CommentId,
    journal::StepKind,
    words::words,
};
use serde::{Deserialize, Serialize};

/// How many steps are shown: the newest of them.
pub const MOST: i64 = 30;

words! {
    /// When a step is.
    When {
        Done = "done",
        /// A promise whose day has passed.
        Late = "late",
        /// A promise for a day to come.
        Next = "next",
    }
}

/// A step, as everybody may read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineStep {
    /// What happened.
    pub kind: StepKind,
    pub when: When,
    pub day: Day,
    /// Who did it; empty for a former member.
    pub by: String,
    /// To whom it was handed over, or from whom it was taken over.
    pub other: String,
    /// Where in the thread it is said.
    pub comment: Option<CommentId>,
    /// The kind of an answer, or the verdict of a decision.
    pub word: String,
    /// What was decided or promised, or why it was taken up again; may be empty.
    pub words: String,
}

impl TimelineStep {
    /// Whether an entry is a step beside others: a decision tells of itself, not of the answer that it came in.
    pub fn is_told(&self) -> bool {
        self.kind != StepKind::Answered || self.word != AnswerKind::Decision.word()
    }

    /// The step that an open commitment is.
    pub fn of(commitment: &Commitment) -> Option<Self> {
        (commitment.state == CommitmentState::Open).then(|| Self {
            kind: StepKind::Promise,
            when: if commitment.late > 0 { When::Late } else { When::Next },
            day: commitment.due,
            by: commitment.holder.name.clone(),
            other: String::new(),
            comment: Some(commitment.comment),
            word: String::new(),
            words: commitment.promise.clone(),
        })
    }
}

/// Everything in the order of days: what happened, oldest first, and the open commitments among it. What is promised for
/// today comes after what happened today.
pub fn tell(happened: Vec<TimelineStep>, commitments: &[Commitment]) -> Vec<TimelineStep> {
    let mut steps: Vec<_> = happened.into_iter().filter(TimelineStep::is_told).collect();
    steps.extend(commitments.iter().filter_map(TimelineStep::of));
    steps.sort_by_key(|step| (step.day, step.when));
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        companions::Step,
        ids::{CommitmentId, InitiativeId},
        members::Byline,
        time::Timestamp,
    };

    fn step(kind: StepKind, day: i64, word: &str) -> TimelineStep {
        TimelineStep {
            kind,
            when: When::Done,
            day: Day(day),
            by: "Fatma".into(),
            other: String::new(),
            comment: Some(CommentId(1)),
            word: word.into(),
            words: String::new(),
        }
    }

    fn promise(due: i64, late: u32, state: CommitmentState) -> Commitment {
        Commitment {
            id: CommitmentId(1),
            initiative: InitiativeId(1),
            comment: CommentId(7),
            holder: Byline { id: None, name: "Rob".into(), office: None, imported_number: None },
            holder_id: None,
            promise: "Ik bel de school".into(),
            due: Day(due),
            state,
            made_at: Timestamp(0),
            closed_at: None,
            late,
            closing_words: String::new(),
            is_left_behind: false,
            moves: Vec::new(),
            taken_on: Vec::new(),
            may: crate::may::MayOnCommitment::default(),
        }
    }

    #[test]
    fn what_is_late_stands_at_its_day_and_what_comes_stands_last() {
        let happened = vec![step(StepKind::Begun, 1, ""), step(StepKind::Companion(Step::Stood), 5, "")];
        let promised = [
            promise(5, 0, CommitmentState::Open),
            promise(3, 2, CommitmentState::Open),
            promise(2, 0, CommitmentState::Kept),
        ];
        let told: Vec<_> = tell(happened, &promised).into_iter().map(|step| (step.day.0, step.when)).collect();
        assert_eq!(told, [(1, When::Done), (3, When::Late), (5, When::Done), (5, When::Next)]);
    }

    #[test]
    fn a_decision_is_told_once() {
        let happened = vec![step(StepKind::Answered, 2, "decision"), step(StepKind::Decided, 2, "yes")];
        let kinds: Vec<_> = tell(happened, &[]).into_iter().map(|step| step.kind).collect();
        assert_eq!(kinds, [StepKind::Decided]);
    }
}
