//! Rules in the way: a rule or habit that holds something good up, and what came of it.

use crate::{
    flaw::{Flaw, Flaws},
    ids::{CommentId, InitiativeId, ObstacleId},
    may::MayOnObstacle,
    members::Byline,
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
    /// What came of it, as it was said last.
    pub settlement: Option<Settlement>,
    /// What was said of it before, the newest first; not in lists.
    pub earlier: Vec<Settlement>,
    /// The first initiatives that ran into it, as far as everybody may read them.
    pub links: Vec<ObstacleLink>,
    /// How many there are in all.
    pub link_count: i64,
    /// What the viewer may do with it; not in lists.
    #[serde(default, skip_serializing_if = "MayOnObstacle::is_nothing")]
    pub may: MayOnObstacle,
}

/// A rule in the way by its words, to link to and to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedRule {
    pub id: ObstacleId,
    pub rule: String,
}

/// A rule in the way of an initiative, and how it ended, if it did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleInTheWay {
    pub id: ObstacleId,
    pub rule: String,
    pub outcome: Option<Outcome>,
}

/// A rule that several initiatives ran into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrequentObstacle {
    pub id: ObstacleId,
    pub rule: String,
    pub link_count: i64,
}

/// The register at a glance.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ObstacleOverview {
    /// How many ended how; without an outcome they are open.
    pub counts: Vec<(Option<Outcome>, i64)>,
    /// What most initiatives ran into.
    pub frequent: Vec<FrequentObstacle>,
}

impl ObstacleOverview {
    /// How many there are with this outcome, or without one.
    pub fn count(&self, outcome: Option<Outcome>) -> i64 {
        self.counts.iter().find(|(counted, _)| *counted == outcome).map_or(0, |(_, count)| *count)
    }

    /// How many there are.
    pub fn total(&self) -> i64 {
        self.counts.iter().map(|(_, count)| count).sum()
    }
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
    /// Parses the form, in which the rule is called `heard`.
    ///
    /// # Errors
    /// `Refusal::Invalid` with every flaw at its field.
    pub fn parse(input: &ObstacleInput) -> Result<Self, Refusal> {
        let mut flaws = Flaws::default();
        let field = |name: &str| if name == "rule" { "heard".to_owned() } else { name.to_owned() };
        let draft = Self::read(input, &mut flaws, field);
        flaws.into_result()?;
        draft.ok_or(Refusal::field("heard", Flaw::Empty))
    }

    /// Reads it as a part of another form, in which `field` says what its fields are called.
    pub fn read(input: &ObstacleInput, flaws: &mut Flaws, field: impl Fn(&str) -> String) -> Option<Self> {
        let rule = flaws.check(&field("rule"), Sentence::parse(&input.rule));
        let citation = flaws.check(&field("citation"), OptionalLine::parse(&input.citation));
        let link = flaws.check(&field("link"), Link::parse_web(&input.link));
        let blocks = flaws.check(&field("blocks"), Words::parse(&input.blocks));
        Some(Self { rule: rule?, citation: citation?, link: link?, blocks: blocks? })
    }
}

/// Reads the number of an initiative out of what somebody types or copies: `12`, `/initiatives/12`, or its web address.
///
/// # Errors
/// `Empty`, or `NotAChoice` for what names no initiative.
pub fn parse_initiative(typed: &str) -> Result<InitiativeId, Flaw> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(Flaw::Empty);
    }
    let number = typed
        .rsplit_once("initiatives/")
        .map_or(typed.trim_start_matches('#'), |(_, rest)| rest.split(['/', '?', '#']).next().unwrap_or_default());
    number.parse().map_err(|_| Flaw::NotAChoice)
}

/// Which part of the register to list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum ObstaclePart {
    #[default]
    All,
    /// Those without an outcome.
    Open,
    /// Those that ended like this.
    Ended(Outcome),
}

/// Which rules to list; everything of it stands in the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ObstacleFilter {
    pub part: ObstaclePart,
    pub after: Option<Cursor>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_initiative_is_known_by_its_number_or_its_address() {
        for typed in ["12", " #12 ", "/initiatives/12", "https://naast.example/initiatives/12?branch=3#c-4"] {
            assert_eq!(parse_initiative(typed), Ok(InitiativeId(12)), "{typed}");
        }
        assert_eq!(parse_initiative(" "), Err(Flaw::Empty));
        for nonsense in ["Lindelaan", "https://naast.example/initiatives/", "/initiatives/x", "99999999999999999999"] {
            assert_eq!(parse_initiative(nonsense), Err(Flaw::NotAChoice), "{nonsense}");
        }
    }

    #[test]
    fn one_names_a_rule_as_one_heard_it() {
        let input = ObstacleInput { rule: "Eén vergunning per adres".into(), ..ObstacleInput::default() };
        assert!(ObstacleDraft::parse(&input).is_ok());
        for link in ["javascript:alert(1)", "www.example.org", "http://", "https://a b"] {
            let wrong = ObstacleInput { link: link.into(), rule: String::new(), ..ObstacleInput::default() };
            let Err(Refusal::Invalid(flaws)) = ObstacleDraft::parse(&wrong) else { panic!("{link} was let through") };
            assert_eq!(flaws.iter().map(|flaw| flaw.field.as_str()).collect::<Vec<_>>(), ["heard", "link"]);
        }
    }
}
