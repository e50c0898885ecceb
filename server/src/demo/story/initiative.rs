//! Initiatives: what was begun, by whom, and what it became.

use super::{
    comment::CommentStory,
    companions::{BesideStory, CarrierStory, OfferStory, PauseStory},
    moderation::MeasureStory,
    promises::{KeptStory, MovedStory, ReleasedStory},
};
use serde::Deserialize;

/// An initiative with its thread.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct InitiativeStory {
    /// What the name of its file begins with.
    #[serde(skip)]
    pub number: String,
    pub title: String,
    /// Empty when an official entered it on somebody's behalf.
    pub author: String,
    pub days_ago: f64,
    pub theme: String,
    pub place: String,
    pub mood: String,
    pub story: String,
    pub withdrawn: bool,
    /// When the initiator said that it was done.
    pub done_days_after: f64,
    pub reopened_days_after: f64,
    pub grown: Option<GrownStory>,
    pub branched: Vec<BranchStory>,
    pub support: Vec<String>,
    pub follow: Vec<String>,
    pub edits: Vec<EditStory>,
    pub locked: Option<MeasureStory>,
    pub behalf: Option<BehalfStory>,
    pub beside: Vec<BesideStory>,
    pub carrier: Vec<CarrierStory>,
    pub offer: Vec<OfferStory>,
    pub pause: Vec<PauseStory>,
    pub kept: Vec<KeptStory>,
    pub moved: Vec<MovedStory>,
    pub released: Vec<ReleasedStory>,
    pub comment: Vec<CommentStory>,
}

/// An edit of a story.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditStory {
    pub days_after: f64,
    pub story: String,
}

/// A concern that became an initiative: its story is written anew, as a plan.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GrownStory {
    pub days_after: f64,
    pub title: String,
    pub story: String,
}

/// A branch that became an initiative of its own: the comment is its story, and the replies move along.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BranchStory {
    /// The comment.
    pub of: String,
    pub days_after: f64,
    pub by: String,
    pub title: String,
}

/// Whom an official entered something for, and how it came in.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BehalfStory {
    /// The official.
    pub by: String,
    /// The name that it stands under.
    pub name: String,
    /// `phone`, `counter`, `street`, `email`, `letter` or `meeting`.
    pub origin: String,
    /// How long before it was entered it was told.
    pub heard_days_before: f64,
    /// Who took it over with the claim code; empty when nobody did. Only for an initiative.
    pub claimed_by: String,
    pub claimed_days_after: f64,
}
