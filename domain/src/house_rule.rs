//! House rules: what the forum asks of those who take part; numbered, versioned.

use crate::{ids::HouseRuleId, language::Language, time::Timestamp};
use serde::{Deserialize, Serialize};

/// One version of a house rule. A measure points at the version that stood that day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseRule {
    pub id: HouseRuleId,
    /// The number people know it by; the same through all versions.
    pub number: i64,
    pub title_nl: String,
    pub title_en: String,
    pub text_nl: String,
    pub text_en: String,
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
        language.choose(&self.title_nl, &self.title_en)
    }

    /// The explanation, in this language.
    pub fn text(&self, language: Language) -> &str {
        language.choose(&self.text_nl, &self.text_en)
    }
}
