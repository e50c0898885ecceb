//! Rules and habits that stand in the way.

use serde::Deserialize;

/// A rule or habit that stands in the way, and how that ended.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ObstacleStory {
    pub key: String,
    /// As it was heard; shown as a quotation.
    pub rule: String,
    /// Where it is written.
    pub citation: String,
    /// May be empty.
    pub link: String,
    /// What it stops.
    pub blocks: String,
    /// Who named it.
    pub by: String,
    /// The number of the initiative where it was named.
    pub initiative: String,
    /// The comment that names it, and carries its key; empty when it was named on the initiative itself.
    pub comment: String,
    pub days_ago: f64,
    /// Numbers of other initiatives that run into it, begun before it was named. Younger ones name it in a comment.
    pub also: Vec<String>,
    /// `explained`, `exception`, `changing` or `stays`; empty while it is open.
    pub outcome: String,
    pub outcome_by: String,
    pub outcome_days_ago: f64,
    pub reason: String,
}
