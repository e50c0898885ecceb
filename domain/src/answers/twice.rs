//! Idempotency: whether an answer was given already. A form that is sent twice says the same in every field.

use super::{Answer, AnswerDetail};
use crate::answers::decision::{Decision, DecisionDraft, Revises};

impl AnswerDetail {
    /// Whether this answer holds exactly this. A date that was moved since counts as it was promised.
    pub fn is_held_by(&self, answer: &Answer) -> bool {
        let promised = answer.commitment.as_ref().map(|promised| {
            let due = promised.moves.first().map_or(promised.due, |moved| moved.from);
            (promised.promise.as_str(), due)
        });
        self.kind() == answer.kind
            && match self {
                Self::Plain(_) => true,
                Self::Unknown { whom, back } => answer.whom == whom.as_str() && promised == Some(("", *back)),
                Self::Exploring { ways, meeting } => *ways == answer.ways && *meeting == answer.meeting,
                Self::Commitment { promise, due } => promised == Some((promise.as_str(), *due)),
                Self::Decision(draft) => answer.decision.as_ref().is_some_and(|decision| draft.is_held_by(decision)),
            }
    }
}

impl DecisionDraft {
    fn is_held_by(&self, decision: &Decision) -> bool {
        let texts = [
            (&decision.headline, self.headline.as_str()),
            (&decision.conditions, self.conditions.as_str()),
            (&decision.tipped, self.tipped.as_str()),
            (&decision.could_change, self.could_change.as_str()),
            (&decision.mandate, self.mandate.as_str()),
            (&decision.objection, self.objection.as_str()),
        ];
        let weights = decision.weights.iter().map(|one| (one.value.id, one.pull, one.why.as_str(), one.tipped));
        self.verdict == decision.verdict
            && texts.iter().all(|(held, typed)| held.as_str() == *typed)
            && self.objection_until == decision.objection_until
            && weights.eq(self.weights.iter().map(|one| (one.value, one.pull, one.why.as_str(), one.tipped)))
            && match self.revises {
                Revises::Newest => true,
                Revises::Answer(comment) => decision.revises == Some(comment),
                Revises::Nothing => decision.revises.is_none(),
            }
    }
}
