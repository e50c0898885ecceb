//! House rules: what the forum asks of those who take part; numbered, versioned.

use crate::{
    flaw::{Flaw, Flaws},
    ids::HouseRuleId,
    language::Language,
    refusal::Refusal,
    text::{About, Label},
    time::Timestamp,
    translated::{Translated, TypedTexts},
};
use serde::{Deserialize, Serialize};

/// One version of a house rule. A measure points at the version that stood that day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseRule {
    pub id: HouseRuleId,
    /// The number people know it by; the same through all versions.
    pub number: i64,
    pub title: Translated,
    pub text: Translated,
    pub since: Timestamp,
}

/// A version with its time: it stands while it has no end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseRuleVersion {
    pub rule: HouseRule,
    pub until: Option<Timestamp>,
}

impl HouseRule {
    /// The rule in one sentence, in this language.
    pub fn title(&self, language: Language) -> &str {
        self.title.choose(language)
    }

    /// The explanation, in this language.
    pub fn text(&self, language: Language) -> &str {
        self.text.choose(language)
    }
}

/// What was typed about a house rule.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HouseRuleInput {
    pub number: i64,
    pub title: TypedTexts,
    pub text: TypedTexts,
}

/// A house rule that may be kept: with a number from 1 to 99, and a title in the languages of the forum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseRuleDraft {
    pub number: i64,
    pub title: Translated,
    pub text: Translated,
}

impl HouseRuleDraft {
    /// Parses the form of a forum that offers these languages.
    ///
    /// # Errors
    /// `Refusal::Invalid` with every flaw at its field.
    pub fn parse(input: &HouseRuleInput, offered: &[Language]) -> Result<Self, Refusal> {
        let mut flaws = Flaws::default();
        if !(1..=99).contains(&input.number) {
            flaws.add("number", Flaw::NotAChoice);
        }
        let title = input.title.parse("title", offered, &mut flaws, Label::parse);
        let text = input.text.parse("text", offered, &mut flaws, About::parse);
        flaws.into_result()?;
        Ok(Self { number: input.number, title, text })
    }
}
