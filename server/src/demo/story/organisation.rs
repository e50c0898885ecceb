//! The organisation: what it says of itself, its themes, house rules, values and starting texts.

use naast_domain::translated::TypedTexts;
use serde::Deserialize;

/// The organisation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrganisationStory {
    pub name: String,
    pub short_name: String,
    pub phone: String,
    pub address: String,
    pub web_address: String,
    pub opening: String,
    pub danger: TypedTexts,
    pub defects: TypedTexts,
    pub contact_authorities: String,
    pub contact_users: String,
    pub contact_languages: String,
    pub redress: TypedTexts,
    /// Within how many working days an initiative is answered.
    pub answer_days: u32,
    pub closing_days: Vec<ClosingDayStory>,
    pub theme: Vec<ThemeStory>,
    pub house_rule: Vec<RuleStory>,
    pub value: Vec<ValueStory>,
    pub template: Vec<TemplateStory>,
}

/// A day on which nobody works, beside weekends and holidays.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClosingDayStory {
    pub days_from_now: f64,
    pub name: String,
}

/// A theme.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThemeStory {
    pub key: String,
    pub name: TypedTexts,
}

/// A house rule.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleStory {
    pub number: i64,
    pub title: TypedTexts,
    pub text: TypedTexts,
}

/// What the organisation says it stands for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ValueStory {
    pub key: String,
    /// `value` or `goal`.
    pub kind: String,
    pub name: TypedTexts,
    pub sentence: TypedTexts,
}

/// A text that an official starts an answer from. It becomes personal where it says “…”.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateStory {
    /// The kind of answer, as in a comment.
    pub kind: String,
    pub title: String,
    pub text: String,
}
