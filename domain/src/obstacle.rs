//! Rules in the way: a rule or habit that holds something good up, and what came of it.

use crate::{
    flaw::Flaws,
    ids::{CommentId, InitiativeId, ObstacleId},
    member::Byline,
    paging::Cursor,
    refusal::Refusal,
    text::{Link, OptionalLine, Sentence, Words},
    time::Timestamp,
    words::words,
};
use serde::{Deserialize, Serialize};

words! {
    /// How it ended.
    Outcome {
        /// Explained: it was no obstacle.
        Explained = "explained",
        /// An exception was made.
        Exception = "exception",
        /// The rule is being changed.
        Changing = "changing",
        /// It stays, because …
        Stays = "stays",
    }
}

/// What an official said came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settlement {
    pub outcome: Outcome,
    pub reason: String,
    pub by: Byline,
    pub at: Timestamp,
}

/// An initiative that ran into it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObstacleLink {
    pub initiative: InitiativeId,
    pub title: String,
    pub comment: Option<CommentId>,
}

/// A rule in the way, as the register shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Obstacle {
    pub id: ObstacleId,
    /// The rule as it was heard.
    pub rule: String,
    /// Where it is written; may be empty.
    pub citation: String,
    /// A web address, or empty.
    pub link: String,
    /// What it stops.
    pub blocks: String,
    pub named_by: Byline,
    pub named_at: Timestamp,
    pub settlement: Option<Settlement>,
    pub links: Vec<ObstacleLink>,
}

/// What was typed about a rule in the way.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ObstacleInput {
    pub rule: String,
    pub citation: String,
    pub link: String,
    pub blocks: String,
}

/// A rule in the way that may be named: one does not have to know where it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObstacleDraft {
    pub rule: Sentence,
    pub citation: OptionalLine,
    pub link: Link,
    pub blocks: Words,
}

impl ObstacleDraft {
    /// Parses the form.
    ///
    /// # Errors
    /// `Refusal::Invalid` with every flaw at its field.
    pub fn parse(input: &ObstacleInput) -> Result<Self, Refusal> {
        let mut flaws = Flaws::default();
        let rule = flaws.check("rule", Sentence::parse(&input.rule));
        let citation = flaws.check("citation", OptionalLine::parse(&input.citation));
        let link = flaws.check("link", Link::parse_web(&input.link));
        let blocks = flaws.check("blocks", Words::parse(&input.blocks));
        flaws.into_result()?;
        match (rule, citation, link, blocks) {
            (Some(rule), Some(citation), Some(link), Some(blocks)) => Ok(Self { rule, citation, link, blocks }),
            _ => Err(Refusal::field("rule", crate::flaw::Flaw::Empty)),
        }
    }
}

/// Which rules to list; everything of it stands in the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ObstacleFilter {
    /// `Some(None)`: those without an outcome.
    pub outcome: Option<Option<Outcome>>,
    pub after: Option<Cursor>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_names_a_rule_as_one_heard_it() {
        let input = ObstacleInput { rule: "Eén vergunning per adres".into(), ..ObstacleInput::default() };
        assert!(ObstacleDraft::parse(&input).is_ok());
        for link in ["javascript:alert(1)", "www.example.org", "http://", "https://a b"] {
            let wrong = ObstacleInput { link: link.into(), rule: String::new(), ..ObstacleInput::default() };
            let Err(Refusal::Invalid(flaws)) = ObstacleDraft::parse(&wrong) else { panic!("{link} was let through") };
            assert_eq!(flaws.iter().map(|flaw| flaw.field.as_str()).collect::<Vec<_>>(), ["rule", "link"]);
        }
    }
}
