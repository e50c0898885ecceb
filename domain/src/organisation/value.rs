//! The values and goals that the organisation stands for, and what administrators type about them.

use crate::{
    flaw::{Flaw, Flaws},
    ids::ValueId,
    language::Language,
    refusal::Refusal,
    text::{Label, Sentence},
    translated::{Translated, TypedTexts},
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
    pub name: Translated,
    pub sentence: Translated,
    /// Retired ones stay in the decisions that weighed them, but cannot be chosen.
    pub is_retired: bool,
}

impl Value {
    /// The name in this language.
    pub fn name(&self, language: Language) -> &str {
        self.name.choose(language)
    }

    /// The sentence in this language.
    pub fn sentence(&self, language: Language) -> &str {
        self.sentence.choose(language)
    }
}

/// What was typed about a value or goal.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ValueInput {
    pub kind: String,
    pub name: TypedTexts,
    pub sentence: TypedTexts,
}

/// A value or goal that may be kept: with a name and a sentence in the languages of the forum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueDraft {
    pub kind: ValueKind,
    pub name: Translated,
    pub sentence: Translated,
}

impl ValueDraft {
    /// Parses the form of a forum that offers these languages.
    ///
    /// # Errors
    /// `Refusal::Invalid` with every flaw at its field.
    pub fn parse(input: &ValueInput, offered: &[Language]) -> Result<Self, Refusal> {
        let mut flaws = Flaws::default();
        let kind = flaws.check("kind", input.kind.parse::<ValueKind>());
        let name = input.name.parse("name", offered, &mut flaws, Label::parse);
        let sentence = input.sentence.parse("sentence", offered, &mut flaws, Sentence::parse);
        flaws.into_result()?;
        let kind = kind.ok_or_else(|| Refusal::field("kind", Flaw::NotAChoice))?;
        Ok(Self { kind, name, sentence })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_has_a_name_and_a_sentence_in_each_language_that_is_complete() {
        let Err(Refusal::Invalid(flaws)) = ValueDraft::parse(&ValueInput::default(), &Language::ALL) else {
            panic!("let through")
        };
        let fields: Vec<_> = flaws.iter().map(|flaw| flaw.field.as_str()).collect();
        assert_eq!(fields, ["kind", "name[nl]", "name[en]", "sentence[nl]", "sentence[en]"]);
    }
}
