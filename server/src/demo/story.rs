//! The files that the demo is told from.

use anyhow::Context;
use rust_embed::Embed;
use serde::Deserialize;

#[derive(Embed)]
#[folder = "demo"]
struct Files;

/// The whole story.
#[derive(Debug)]
pub struct Story {
    pub members: Vec<MemberStory>,
    pub organisation: OrganisationStory,
    pub initiatives: Vec<InitiativeStory>,
}

#[derive(Debug, Deserialize)]
struct Members {
    member: Vec<MemberStory>,
}

/// Somebody who takes part.
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[derive(Default)]
pub struct MemberStory {
    pub key: String,
    pub name: String,
    pub about: String,
    pub roles: Vec<String>,
    pub function: String,
    pub department: String,
    pub language: String,
    pub joined_days_ago: f64,
}

impl MemberStory {
    /// The address they sign in with.
    pub fn email_of(key: &str) -> String {
        format!("{key}@vechtdrecht.example").replace('_', ".")
    }
}

/// The organisation, its themes and house rules.
#[derive(Debug, Deserialize)]
pub struct OrganisationStory {
    pub name: String,
    pub short_name: String,
    pub phone: String,
    pub address: String,
    pub web_address: String,
    pub opening: String,
    pub danger_nl: String,
    pub danger_en: String,
    pub defects_nl: String,
    pub defects_en: String,
    pub theme: Vec<ThemeStory>,
    pub house_rule: Vec<RuleStory>,
}

/// A theme.
#[derive(Debug, Deserialize)]
pub struct ThemeStory {
    pub key: String,
    pub name_nl: String,
    pub name_en: String,
}

/// A house rule.
#[derive(Debug, Deserialize)]
pub struct RuleStory {
    pub number: i64,
    pub title_nl: String,
    pub title_en: String,
    pub text_nl: String,
    pub text_en: String,
}

/// An initiative with its thread. Times are in days.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct InitiativeStory {
    pub title: String,
    pub author: String,
    pub days_ago: f64,
    pub theme: String,
    pub place: String,
    pub mood: String,
    pub story: String,
    pub withdrawn: bool,
    pub support: Vec<String>,
    pub follow: Vec<String>,
    pub edits: Vec<EditStory>,
    pub locked: Option<MeasureStory>,
    pub comment: Vec<CommentStory>,
}

/// An edit of a story.
#[derive(Debug, Deserialize)]
pub struct EditStory {
    pub days_after: f64,
    pub story: String,
}

/// A measure by a moderator.
#[derive(Debug, Clone, Deserialize)]
pub struct MeasureStory {
    pub by: String,
    pub days_after: f64,
    pub rule: i64,
    pub reason: String,
}

/// A report by a member.
#[derive(Debug, Clone, Deserialize)]
pub struct ReportStory {
    pub by: String,
    pub days_after: f64,
    pub rule: i64,
    pub words: String,
}

/// A comment, or an official's answer.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CommentStory {
    pub id: String,
    pub by: String,
    pub days_after: f64,
    pub reply_to: String,
    pub language: String,
    pub text: String,
    pub edited: String,
    pub withdrawn: bool,
    pub hidden: Option<MeasureStory>,
    pub reports: Vec<ReportStory>,
}

fn read<T: for<'de> Deserialize<'de>>(name: &str) -> anyhow::Result<T> {
    let file = Files::get(name).with_context(|| format!("{name} is missing"))?;
    let text = String::from_utf8(file.data.into_owned()).with_context(|| name.to_owned())?;
    toml::from_str(&text).with_context(|| name.to_owned())
}

impl Story {
    /// Reads all files.
    ///
    /// # Errors
    /// Names the file that is missing or not right.
    pub fn read() -> anyhow::Result<Self> {
        let mut names: Vec<_> = Files::iter().filter(|name| name.starts_with("initiatives/")).collect();
        names.sort();
        Ok(Self {
            members: read::<Members>("members.toml")?.member,
            organisation: read("organisation.toml")?,
            initiatives: names.iter().map(|name| read(name)).collect::<anyhow::Result<_>>()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_story_can_be_told() {
        let story = Story::read().unwrap();
        assert!(story.members.len() >= 20);
        assert!(story.initiatives.len() >= 20);
        let known = |key: &str| story.members.iter().any(|member| member.key == key);
        for initiative in &story.initiatives {
            assert!(known(&initiative.author), "{}", initiative.author);
            for comment in &initiative.comment {
                assert!(known(&comment.by), "{}", comment.by);
                let is_there =
                    comment.reply_to.is_empty() || initiative.comment.iter().any(|other| other.id == comment.reply_to);
                assert!(is_there, "{}: {}", initiative.title, comment.id);
            }
        }
    }
}
