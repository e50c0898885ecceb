//! What an official types about what was weighed: which way each value pulled, why, and which one tipped the scales.

use super::{DecisionInput, Pull, draft::field};
use crate::{
    flaw::{Flaw, Flaws},
    ids::ValueId,
    text::Sentence,
};
use serde::{Deserialize, Serialize};

/// What was typed about one value; without a pull it was not weighed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct WeightInput {
    pub value: String,
    pub pull: String,
    pub why: String,
}

/// A value weighed, as it is to be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeightDraft {
    pub value: ValueId,
    pub pull: Pull,
    pub why: Sentence,
    pub tipped: bool,
}

/// At least one value is weighed, each with a why, and one of them tipped the scales. The fields of a value carry its
/// number, so that a kept draft stays with its value when others come or go.
pub(super) fn parse_weights(input: &DecisionInput, flaws: &mut Flaws) -> Option<Vec<WeightDraft>> {
    let mut weights = Vec::new();
    let mut is_whole = true;
    for typed in &input.weights {
        if typed.pull.is_empty() && typed.why.trim().is_empty() {
            continue;
        }
        let field = |name: &str| format!("decision[weights][{}][{name}]", typed.value);
        let value = flaws.check(&field("value"), typed.value.parse::<ValueId>().map_err(|_| Flaw::NotAChoice));
        let pull = flaws.check(&field("pull"), typed.pull.parse::<Pull>());
        let why = flaws.check(&field("why"), Sentence::parse(&typed.why));
        match (value, pull, why) {
            (Some(value), Some(pull), Some(why)) => {
                weights.push(WeightDraft { value, pull, why, tipped: typed.value == input.tipping });
            }
            _ => is_whole = false,
        }
    }
    if is_whole && weights.is_empty() {
        flaws.add(&field("weights"), Flaw::Empty);
        return None;
    }
    if is_whole && !weights.iter().any(|weight| weight.tipped) {
        flaws.add(&field("tipping"), Flaw::NotAChoice);
        return None;
    }
    is_whole.then_some(weights)
}
