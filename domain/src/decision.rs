//! Decisions: yes, no or partly, never without the weighing of the values and goals that the organisation stands for.

use crate::{
    day::Day,
    flaw::{Flaw, Flaws},
    ids::{CommentId, DecisionId, ValueId},
    language::Language,
    text::{Sentence, Words},
    time::Timestamp,
    words::words,
};
use serde::{Deserialize, Serialize};

words! {
    /// What an organisation stands for.
    ValueKind {
        Value = "value",
        Goal = "goal",
    }
}

/// A value or goal, kept by administrators, each with a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Value {
    pub id: ValueId,
    pub kind: ValueKind,
    pub name_nl: String,
    pub name_en: String,
    pub sentence_nl: String,
    pub sentence_en: String,
    /// Retired ones stay in the decisions that weighed them, but cannot be chosen.
    pub is_retired: bool,
}

impl Value {
    /// The name in this language.
    pub fn name(&self, language: Language) -> &str {
        match language {
            Language::Nl => &self.name_nl,
            Language::En => &self.name_en,
        }
    }

    /// The sentence in this language.
    pub fn sentence(&self, language: Language) -> &str {
        match language {
            Language::Nl => &self.sentence_nl,
            Language::En => &self.sentence_en,
        }
    }
}

words! {
    /// What was decided.
    Verdict {
        Yes = "yes",
        No = "no",
        /// With conditions.
        Partly = "partly",
    }
}

words! {
    /// Which way a value pulled.
    Pull {
        For = "for",
        Against = "against",
    }
}

/// A value or goal in a weighing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weight {
    pub value: Value,
    pub pull: Pull,
    pub why: String,
    /// Whether it tipped the scales.
    pub tipped: bool,
}

/// A decision as everybody may read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    pub id: DecisionId,
    pub verdict: Verdict,
    pub headline: String,
    /// Filled for partly.
    pub conditions: String,
    pub weights: Vec<Weight>,
    /// What tipped it, in words.
    pub tipped: String,
    /// What could change it.
    pub could_change: String,
    /// In whose name it was taken (Awb 10:3 and following).
    pub mandate: String,
    /// Whether and how one can object in law (Awb 3:45).
    pub objection: String,
    pub objection_until: Option<Day>,
    pub decided_at: Timestamp,
    /// The answer with the earlier decision that this one revises.
    pub revises: Option<CommentId>,
    /// The answer with the later decision that revised this one.
    pub revised_by: Option<CommentId>,
}

/// What was typed about one value; without a pull it was not weighed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct WeightInput {
    pub value: String,
    pub pull: String,
    pub why: String,
}

/// What was typed about a decision.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DecisionInput {
    pub verdict: String,
    pub headline: String,
    pub conditions: String,
    pub weights: Vec<WeightInput>,
    /// The id of the value that tipped the scales.
    pub tipping: String,
    pub tipped: String,
    pub could_change: String,
    pub mandate: String,
    pub objection: String,
    /// Until when one can object, or empty.
    pub objection_until: String,
}

/// A value weighed, as it is to be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeightDraft {
    pub value: ValueId,
    pub pull: Pull,
    pub why: Sentence,
    pub tipped: bool,
}

/// A decision that may be taken: with a weighing, a mandate and a way to object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionDraft {
    pub verdict: Verdict,
    pub headline: Sentence,
    pub conditions: Words,
    pub weights: Vec<WeightDraft>,
    pub tipped: Sentence,
    pub could_change: Sentence,
    pub mandate: Sentence,
    pub objection: Sentence,
    pub objection_until: Option<Day>,
}

/// The field of a decision in the form.
fn field(name: &str) -> String {
    format!("decision[{name}]")
}

impl DecisionDraft {
    /// Parses the form; flaws are noted at their fields.
    pub fn parse(input: &DecisionInput, flaws: &mut Flaws) -> Option<Self> {
        let verdict = flaws.check(&field("verdict"), input.verdict.parse::<Verdict>());
        let headline = flaws.check(&field("headline"), Sentence::parse(&input.headline));
        let conditions = flaws.check(&field("conditions"), Words::parse(&input.conditions));
        let weights = parse_weights(input, flaws);
        let tipped = flaws.check(&field("tipped"), Sentence::parse(&input.tipped));
        let could_change = flaws.check(&field("could_change"), Sentence::parse(&input.could_change));
        let mandate = flaws.check(&field("mandate"), Sentence::parse(&input.mandate));
        let objection = flaws.check(&field("objection"), Sentence::parse(&input.objection));
        let objection_until = match Day::parse(&input.objection_until) {
            Err(Flaw::Empty) => Some(None),
            parsed => flaws.check(&field("objection_until"), parsed).map(Some),
        };
        if verdict == Some(Verdict::Partly) && conditions.as_ref().is_some_and(|words| words.as_str().is_empty()) {
            flaws.add(&field("conditions"), Flaw::Empty);
        }
        Some(Self {
            verdict: verdict?,
            headline: headline?,
            conditions: conditions?,
            weights: weights?,
            tipped: tipped?,
            could_change: could_change?,
            mandate: mandate?,
            objection: objection?,
            objection_until: objection_until?,
        })
    }
}

/// At least one value is weighed, each with a why, and one of them tipped the scales.
fn parse_weights(input: &DecisionInput, flaws: &mut Flaws) -> Option<Vec<WeightDraft>> {
    let mut weights = Vec::new();
    let mut is_whole = true;
    for (index, typed) in input.weights.iter().enumerate() {
        if typed.pull.is_empty() && typed.why.trim().is_empty() {
            continue;
        }
        let field = |name: &str| format!("decision[weights][{index}][{name}]");
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;

    fn whole() -> DecisionInput {
        let weight =
            |value: &str, pull: &str| WeightInput { value: value.into(), pull: pull.into(), why: "Omdat.".into() };
        DecisionInput {
            verdict: "yes".into(),
            headline: "wij proberen het".into(),
            weights: vec![weight("1", "for"), WeightInput::default(), weight("2", "against")],
            tipping: "1".into(),
            tipped: "De veiligheid.".into(),
            could_change: "Een betere plek.".into(),
            mandate: "Namens het college".into(),
            objection: "Je kunt bezwaar maken.".into(),
            objection_until: "2026-12-22".into(),
            ..DecisionInput::default()
        }
    }

    fn fields(input: &DecisionInput) -> Vec<String> {
        let mut flaws = Flaws::default();
        let draft = DecisionDraft::parse(input, &mut flaws);
        match flaws.into_result() {
            Ok(()) => {
                assert!(draft.is_some());
                Vec::new()
            }
            Err(Refusal::Invalid(flaws)) => flaws.into_iter().map(|flaw| flaw.field).collect(),
            Err(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn there_is_no_decision_without_a_weighing() {
        assert_eq!(fields(&whole()), Vec::<String>::new());
        assert_eq!(fields(&DecisionInput { weights: Vec::new(), ..whole() }), ["decision[weights]"]);
        assert_eq!(fields(&DecisionInput { tipping: "9".into(), ..whole() }), ["decision[tipping]"]);
        let mut unexplained = whole();
        unexplained.weights[0].why = " ".into();
        assert_eq!(fields(&unexplained), ["decision[weights][0][why]"]);
    }

    #[test]
    fn a_decision_says_in_whose_name_and_how_to_object() {
        for name in ["headline", "tipped", "could_change", "mandate", "objection"] {
            let mut input = whole();
            match name {
                "headline" => input.headline.clear(),
                "tipped" => input.tipped.clear(),
                "could_change" => input.could_change.clear(),
                "mandate" => input.mandate.clear(),
                _ => input.objection.clear(),
            }
            assert_eq!(fields(&input), [field(name)]);
        }
        assert_eq!(
            fields(&DecisionInput { objection_until: "later".into(), ..whole() }),
            ["decision[objection_until]"]
        );
        assert_eq!(fields(&DecisionInput { objection_until: String::new(), ..whole() }), Vec::<String>::new());
    }

    #[test]
    fn partly_has_conditions() {
        let partly = DecisionInput { verdict: "partly".into(), ..whole() };
        assert_eq!(fields(&partly), ["decision[conditions]"]);
        assert_eq!(fields(&DecisionInput { conditions: "Alleen overdag.".into(), ..partly }), Vec::<String>::new());
    }
}
