//! What an official types to decide: with a weighing, a mandate and a way to object.

use super::{
    Verdict,
    revises::Revises,
    weighing::{WeightDraft, WeightInput, parse_weights},
};
use crate::{
    day::Day,
    flaw::{Flaw, Flaws},
    text::{Sentence, Words},
};
use serde::{Deserialize, Serialize};

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
    /// The answer with the decision that it revises, `nothing`, or empty for the newest one.
    pub revises: String,
}

/// A decision that may be taken: with a weighing, a mandate and a way to object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionDraft {
    pub verdict: Verdict,
    pub headline: Sentence,
    /// Empty for a yes or a no.
    pub conditions: Words,
    pub weights: Vec<WeightDraft>,
    pub tipped: Sentence,
    pub could_change: Sentence,
    pub mandate: Sentence,
    pub objection: Sentence,
    pub objection_until: Option<Day>,
    pub revises: Revises,
}

/// The field of a decision in the form.
pub(super) fn field(name: &str) -> String {
    format!("decision[{name}]")
}

impl DecisionDraft {
    /// Parses the form; flaws are noted at their fields.
    pub fn parse(input: &DecisionInput, flaws: &mut Flaws) -> Option<Self> {
        let verdict = flaws.check(&field("verdict"), input.verdict.parse::<Verdict>());
        let headline = flaws.check(&field("headline"), Sentence::parse(&input.headline));
        // Conditions belong to "partly"; what was typed before another choice is not published.
        let conditions = if verdict == Some(Verdict::Partly) { input.conditions.as_str() } else { "" };
        let conditions = flaws.check(&field("conditions"), Words::parse(conditions));
        let weights = parse_weights(input, flaws);
        let tipped = flaws.check(&field("tipped"), Sentence::parse(&input.tipped));
        let could_change = flaws.check(&field("could_change"), Sentence::parse(&input.could_change));
        let mandate = flaws.check(&field("mandate"), Sentence::parse(&input.mandate));
        let objection = flaws.check(&field("objection"), Sentence::parse(&input.objection));
        let objection_until = match Day::parse(&input.objection_until) {
            Err(Flaw::Empty) => Some(None),
            parsed => flaws.check(&field("objection_until"), parsed).map(Some),
        };
        let revises = flaws.check(&field("revises"), Revises::parse(&input.revises));
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
            revises: revises?,
        })
    }
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
        assert_eq!(fields(&unexplained), ["decision[weights][1][why]"]);
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

    #[test]
    fn conditions_of_another_choice_are_not_kept() {
        for (verdict, conditions, kept) in [
            ("partly", "Alleen overdag.".to_owned(), "Alleen overdag."),
            ("yes", "Alleen overdag.".to_owned(), ""),
            ("no", "x".repeat(3_000), ""),
        ] {
            let input = DecisionInput { verdict: verdict.into(), conditions, ..whole() };
            let draft = DecisionDraft::parse(&input, &mut Flaws::default()).unwrap();
            assert_eq!(draft.conditions.as_str(), kept, "{verdict}");
        }
    }
}
