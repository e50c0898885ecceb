//! Initiatives: what a citizen begins.

pub mod list;
pub mod offer;

pub use list::{InitiativeRow, ListFilter, Order, Part};

use crate::{
    commitments::Commitment,
    companions::{Companion, CompanionStep},
    flaw::{Flaw, Flaws},
    ids::{BehalfId, CommentId, InitiativeId, MemberId, ThemeId},
    initiatives::offer::{Carrier, Offer},
    journal::{standing::Standing, timeline::TimelineStep},
    may::MayOnInitiative,
    measures::Removal,
    members::Byline,
    obstacles::RuleInTheWay,
    provenance::Provenance,
    refusal::Refusal,
    text::{Place, Story, Title},
    time::Timestamp,
    words::words,
};
use serde::{Deserialize, Serialize};

words! {
    /// Whether it started from hope or from concern; saying so is optional.
    Mood {
        Hope = "hope",
        Concern = "concern",
    }
}

/// What was typed in the form, as it came. Forms and server functions take it whole.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct InitiativeInput {
    pub story: String,
    pub title: String,
    /// A theme id, or empty.
    pub theme: String,
    pub place: String,
    /// `hope`, `concern` or empty.
    pub mood: String,
}

impl InitiativeInput {
    /// What stands in the controls of a form, which this tells by their names.
    pub fn read(typed: impl Fn(&str) -> String) -> Self {
        Self {
            story: typed("story"),
            title: typed("title"),
            theme: typed("theme"),
            place: typed("place"),
            mood: typed("mood"),
        }
    }

    /// The controls of a form by their names, with what stands in each.
    pub fn controls(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let Self { story, title, theme, place, mood } = self;
        [("story", story), ("title", title), ("theme", theme), ("place", place), ("mood", mood)]
            .map(|(name, typed)| (name, typed.as_str()))
            .into_iter()
    }

    /// What stands in the control of this name.
    pub fn control(&self, name: &str) -> &str {
        self.controls().find(|(control, _)| *control == name).map_or("", |(_, typed)| typed)
    }
}

/// An initiative that may be written: only the story is asked for (domain rule 1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InitiativeDraft {
    pub title: Title,
    pub story: Story,
    pub theme: Option<ThemeId>,
    pub place: Place,
    pub mood: Option<Mood>,
}

impl InitiativeDraft {
    /// Parses the form; an empty title is proposed from the story.
    ///
    /// # Errors
    /// `Refusal::Invalid` with every flaw at its field.
    pub fn parse(input: &InitiativeInput) -> Result<Self, Refusal> {
        let mut flaws = Flaws::default();
        let story = flaws.check("story", Story::parse(&input.story));
        let title = match (input.title.trim().is_empty(), &story) {
            (true, Some(story)) => Some(Title::from_story(story)),
            (true, None) => None,
            (false, _) => flaws.check("title", Title::parse(&input.title)),
        };
        let place = flaws.check("place", Place::parse(&input.place));
        let theme = optional(&mut flaws, "theme", &input.theme, |word| word.parse().map_err(|_| Flaw::NotAChoice));
        let mood = optional(&mut flaws, "mood", &input.mood, str::parse);
        flaws.into_result()?;
        match (title, story, place) {
            (Some(title), Some(story), Some(place)) => Ok(Self { title, story, theme, place, mood }),
            _ => Err(Refusal::field("story", Flaw::Empty)),
        }
    }
}

fn optional<T>(flaws: &mut Flaws, field: &str, word: &str, parse: impl Fn(&str) -> Result<T, Flaw>) -> Option<T> {
    if word.is_empty() { None } else { flaws.check(field, parse(word)) }
}

/// An initiative that something leads to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Linked {
    pub id: InitiativeId,
    /// Empty while it is hidden, and once it was taken down.
    pub title: String,
}

/// An initiative as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Initiative {
    pub id: InitiativeId,
    pub title: String,
    /// Empty for whoever may not read a hidden story.
    pub story_html: String,
    /// The opening of the story, as plain text; empty with it.
    pub opening: String,
    pub initiator: Byline,
    /// The member whose initiative it is; `None` when imported or when they left.
    pub initiator_id: Option<MemberId>,
    pub theme: Option<ThemeId>,
    pub place: String,
    pub mood: Option<Mood>,
    pub origin: String,
    /// Filled when somebody else wrote it down.
    pub provenance: Option<Provenance>,
    pub behalf: Option<BehalfId>,
    /// When whoever told it had it taken down, with title and name.
    pub taken_down_at: Option<Timestamp>,
    /// The thread and comment that it was a branch of.
    pub branched_from: Option<(Linked, CommentId)>,
    /// When a concern grew into an initiative.
    pub grown_at: Option<Timestamp>,
    pub started_at: Timestamp,
    pub edited_at: Option<Timestamp>,
    pub version: i64,
    pub withdrawn_at: Option<Timestamp>,
    /// Filled when a moderator hid it.
    pub removal: Option<Removal>,
    /// Filled when a moderator locked the thread.
    pub lock: Option<Removal>,
    /// What else moderators did that holds here: slowed down, masked; for its author also what is asked of them.
    pub marks: Vec<Removal>,
    /// How many minutes pass between the comments of each member, when the thread is slowed down.
    pub slow_minutes: Option<i64>,
    /// The initiative that it is merged with, and those that are merged with it.
    pub merged_into: Option<Linked>,
    pub merged_from: Vec<Linked>,
    pub comment_count: i64,
    pub support_count: i64,
    /// The part of `support_count` that came with an import.
    pub imported_support: i64,
    pub standing: Standing,
    /// What happened, oldest first, and what was promised for days to come.
    pub timeline: Vec<TimelineStep>,
    /// Whose initiative it is, by account; and who was invited to carry it, as far as the viewer may know.
    pub carriers: Vec<Carrier>,
    pub companions: Vec<Companion>,
    /// The history of who stood beside it, oldest first.
    pub companion_steps: Vec<CompanionStep>,
    /// What was promised: what is open first, by day.
    pub commitments: Vec<Commitment>,
    pub offers: Vec<Offer>,
    /// The rules that it ran into, the newest first; none for whoever may not read it.
    pub obstacles: Vec<RuleInTheWay>,
    /// Why the clock was paused by hand; empty when it was not.
    pub pause_reason: String,
    /// The newest journal entry when this was read: live updates begin after it.
    pub journal_position: i64,
    /// About the viewer.
    pub is_supported: bool,
    pub is_followed: bool,
    pub last_visit: Option<Timestamp>,
    /// What the viewer may do with it.
    #[serde(default, skip_serializing_if = "MayOnInitiative::is_nothing")]
    pub may: MayOnInitiative,
}

/// What the edit form begins with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InitiativeSource {
    pub id: InitiativeId,
    pub version: i64,
    pub input: InitiativeInput,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_control_is_read_as_itself() {
        let named = InitiativeInput::read(str::to_owned);
        assert!(named.controls().count() > 4 && named.controls().all(|(name, typed)| name == typed), "{named:?}");
        assert_eq!(InitiativeInput::read(|name| named.control(name).to_owned()), named);
    }

    fn input(story: &str) -> InitiativeInput {
        InitiativeInput { story: story.into(), ..Default::default() }
    }

    #[test]
    fn a_story_is_enough() {
        let draft = InitiativeDraft::parse(&input("Een bankje bij de halte. Graag.")).unwrap();
        assert_eq!(draft.title.as_str(), "Een bankje bij de halte");
        assert_eq!((draft.theme, draft.mood), (None, None));
    }

    #[test]
    fn every_flaw_is_told_at_its_field() {
        let typed = InitiativeInput {
            story: " ".into(),
            title: "t".repeat(200_000),
            theme: "x".into(),
            place: String::new(),
            mood: "joy".into(),
        };
        let Err(Refusal::Invalid(flaws)) = InitiativeDraft::parse(&typed) else { panic!("should be refused") };
        let fields: Vec<_> = flaws.iter().map(|flaw| flaw.field.as_str()).collect();
        assert_eq!(fields, ["story", "title", "theme", "mood"]);
    }
}
