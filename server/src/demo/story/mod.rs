//! The files that the demo is told from. Times are in days: `days_ago` before now, `days_after` after the initiative
//! began, and 0 where something never happens.

pub mod comment;
pub mod companions;
pub mod initiative;
pub mod moderation;
pub mod obstacle;
pub mod organisation;
pub mod promises;
#[cfg(test)]
mod tests;
pub mod unrest;

pub use comment::CommentStory;
pub use initiative::InitiativeStory;
pub use moderation::{
    AppealDecisionStory, AppealStory, DismissalStory, MeasureStory, NoteStory, NoticeStory, WorkStory,
};

use anyhow::Context;
use obstacle::ObstacleStory;
use organisation::OrganisationStory;
use rust_embed::Embed;
use serde::Deserialize;
use unrest::UnrestStory;

#[derive(Embed)]
#[folder = "demo"]
struct Files;

/// Where the initiatives are, in the folder of the demo: in a folder for each theme, numbered in their order.
const INITIATIVES: &str = "initiatives/";

/// The whole story.
#[derive(Debug)]
pub struct Story {
    pub members: Vec<MemberStory>,
    pub organisation: OrganisationStory,
    pub initiatives: Vec<InitiativeStory>,
    pub obstacles: Vec<ObstacleStory>,
    pub unrest: UnrestStory,
}

#[derive(Debug, Deserialize)]
struct Members {
    member: Vec<MemberStory>,
}

#[derive(Debug, Deserialize)]
struct Obstacles {
    obstacle: Vec<ObstacleStory>,
}

/// Somebody who takes part.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MemberStory {
    pub key: String,
    pub name: String,
    pub about: String,
    pub roles: Vec<String>,
    pub function: String,
    pub department: String,
    /// Whether the office is that of a manager, who may back a colleague's answer.
    pub manager: bool,
    pub interests: InterestsStory,
    pub language: String,
    pub joined_days_ago: f64,
}

/// What an official's desk shows first.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct InterestsStory {
    /// Keys of themes.
    pub themes: Vec<String>,
    /// Words that occur in the place of an initiative.
    pub places: Vec<String>,
}

impl MemberStory {
    /// The address they sign in with.
    pub fn email_of(key: &str) -> String {
        format!("{key}@vechtdrecht.example").replace('_', ".")
    }
}

fn read<T: for<'de> Deserialize<'de>>(name: &str) -> anyhow::Result<T> {
    let file = Files::get(name).with_context(|| format!("{name} is missing"))?;
    let text = String::from_utf8(file.data.into_owned()).with_context(|| name.to_owned())?;
    toml::from_str(&text).with_context(|| name.to_owned())
}

fn read_initiative(name: &str) -> anyhow::Result<InitiativeStory> {
    let number = file_name(name).chars().take_while(char::is_ascii_digit).collect();
    Ok(InitiativeStory { number, ..read(name)? })
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

impl Story {
    /// Reads all files.
    ///
    /// # Errors
    /// Names the file that is missing or not right.
    pub fn read() -> anyhow::Result<Self> {
        let mut names: Vec<_> = Files::iter().filter(|name| name.starts_with(INITIATIVES)).collect();
        names.sort_by(|one, other| file_name(one).cmp(file_name(other)));
        Ok(Self {
            members: read::<Members>("members.toml")?.member,
            organisation: read("organisation.toml")?,
            initiatives: names.iter().map(|name| read_initiative(name)).collect::<anyhow::Result<_>>()?,
            obstacles: read::<Obstacles>("obstacles.toml")?.obstacle,
            unrest: read("unrest.toml")?,
        })
    }
}
