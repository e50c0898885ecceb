//! An evening with advertisements, and what became of it.

use serde::Deserialize;

/// Where and when it was, and who cleared it up.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnrestStory {
    /// The number of the initiative in whose thread it was.
    pub initiative: usize,
    /// Who cleared it up.
    pub moderator: String,
    /// Who may say that two moderators decide, and that what newcomers write waits.
    pub administrator: String,
    pub rule: i64,
    /// What stands in all of it.
    pub phrase: String,
    pub reason: String,
    pub cleared_days_ago: f64,
    pub advertiser: Vec<AdvertiserStory>,
    pub proposal: ProposalStory,
    pub profile: Vec<ProfileStory>,
    pub newcomer: NewcomerStory,
}

/// An account of that day, and what it said.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdvertiserStory {
    pub name: String,
    pub words: Vec<String>,
}

/// What the moderator proposed about the last of them, and waits for another one.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProposalStory {
    pub kind: String,
    pub days: u32,
    pub reason: String,
}

/// Somebody who tells about themselves what does not fit here, and who reported it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileStory {
    pub name: String,
    pub about: String,
    /// What they say in the thread, if anything.
    #[serde(default)]
    pub says: String,
    pub reported_by: String,
    pub rule: i64,
    pub words: String,
    pub days_ago: f64,
    /// What the moderator did; without it the report waits.
    pub measure: Option<ProfileMeasureStory>,
}

/// What a moderator did to a profile.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileMeasureStory {
    pub kind: String,
    pub reason: String,
}

/// Somebody new whose first words wait for a person.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewcomerStory {
    pub name: String,
    pub words: String,
    pub waits_days: f64,
}
