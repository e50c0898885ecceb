//! Who stands beside an initiative, carries it along, helps, or lets it rest.

use serde::Deserialize;

/// An official comes to stand beside the initiative, or goes.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BesideStory {
    pub who: String,
    pub days_after: f64,
    /// `stand`: goes and stands beside it, perhaps with a colleague. `hand`: hands it over, also to who it came from.
    /// `take`: takes it over. `back`: steps back, with nobody in their place.
    pub how: String,
    /// To whom it is handed.
    pub to: String,
    /// Empty for `stand` only.
    pub note: String,
}

/// Somebody whom the initiator asked to carry it together, and who said yes.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CarrierStory {
    pub who: String,
    pub days_after: f64,
}

/// An offer of help.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OfferStory {
    pub by: String,
    /// `time`, `skill`, `place`, `materials` or `money`.
    pub kind: String,
    pub text: String,
    pub days_after: f64,
    /// `accepted` or `declined`; empty while the initiator did not say.
    pub answer: String,
    /// What the initiator says with it; may be empty.
    pub words: String,
}

/// The response clock, paused by a companion.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PauseStory {
    pub by: String,
    pub days_after: f64,
    /// May be in the future.
    pub until_days_after: f64,
    pub reason: String,
}
