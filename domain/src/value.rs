//! What administrators type about the values and goals that the organisation stands for.

use crate::{
    decision::ValueKind,
    flaw::{Flaw, Flaws},
    refusal::Refusal,
    text::{Label, Sentence},
};
use serde::{Deserialize, Serialize};

/// What was typed about a value or goal.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ValueInput {
    pub kind: String,
    pub name_nl: String,
    pub name_en: String,
    pub sentence_nl: String,
    pub sentence_en: String,
}

/// A value or goal that may be kept: with a name and a sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueDraft {
    pub kind: ValueKind,
    pub name_nl: Label,
    pub name_en: Label,
    pub sentence_nl: Sentence,
    pub sentence_en: Sentence,
}

impl ValueDraft {
    /// Parses the form.
    ///
    /// # Errors
    /// `Refusal::Invalid` with every flaw at its field.
    pub fn parse(input: &ValueInput) -> Result<Self, Refusal> {
        let mut flaws = Flaws::default();
        let kind = flaws.check("kind", input.kind.parse::<ValueKind>());
        let name_nl = flaws.check("name_nl", Label::parse(&input.name_nl));
        let name_en = flaws.check("name_en", Label::parse(&input.name_en));
        let sentence_nl = flaws.check("sentence_nl", Sentence::parse(&input.sentence_nl));
        let sentence_en = flaws.check("sentence_en", Sentence::parse(&input.sentence_en));
        flaws.into_result()?;
        match (kind, name_nl, name_en, sentence_nl, sentence_en) {
            (Some(kind), Some(name_nl), Some(name_en), Some(sentence_nl), Some(sentence_en)) => {
                Ok(Self { kind, name_nl, name_en, sentence_nl, sentence_en })
            }
            _ => Err(Refusal::field("kind", Flaw::NotAChoice)),
        }
    }

    /// Names and sentences as they are stored: Dutch and English of each.
    pub fn texts(&self) -> [&str; 4] {
        [self.name_nl.as_str(), self.name_en.as_str(), self.sentence_nl.as_str(), self.sentence_en.as_str()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_has_a_name_and_a_sentence_in_both_languages() {
        let Err(Refusal::Invalid(flaws)) = ValueDraft::parse(&ValueInput::default()) else { panic!("let through") };
        let fields: Vec<_> = flaws.iter().map(|flaw| flaw.field.as_str()).collect();
        assert_eq!(fields, ["kind", "name_nl", "name_en", "sentence_nl", "sentence_en"]);
    }
}
