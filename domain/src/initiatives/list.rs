//! The list of initiatives: which of them, in which order, and what it says of each.

use super::Mood;
use crate::{
    ids::{InitiativeId, ThemeId},
    journal::standing::Standing,
    members::Byline,
    paging::Cursor,
    time::Timestamp,
    words::words,
};
use serde::{Deserialize, Serialize};

words! {
    /// How the list is sorted; the usual one first.
    #[derive(Default)]
    Order {
        #[default]
        Active = "active",
        Newest = "newest",
        Support = "support",
        /// Those that wait the longest first; only what waits is listed.
        Waiting = "waiting",
    }
}

words! {
    /// Which part of the initiatives to list.
    #[derive(Default)]
    Part {
        #[default]
        All = "all",
        /// Those that wait for an answer of the organisation.
        Waiting = "waiting",
        /// Those beside which nobody stands yet.
        Alone = "alone",
        /// Those that their initiators declared done.
        Done = "done",
    }
}

/// Which initiatives to list; everything of it stands in the address.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ListFilter {
    pub theme: Option<ThemeId>,
    /// Which part of them.
    pub part: Part,
    pub order: Order,
    pub after: Option<Cursor>,
}

impl ListFilter {
    /// Whether every initiative is asked for, in whatever order.
    pub fn is_whole(&self) -> bool {
        self.theme.is_none() && self.part == Part::All && !self.is_of_waiting()
    }

    /// Whether only what waits for an answer is asked for: its own order leaves out the rest, too.
    pub fn is_of_waiting(&self) -> bool {
        self.part == Part::Waiting || self.order == Order::Waiting
    }
}

/// An initiative in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InitiativeRow {
    pub id: InitiativeId,
    pub title: String,
    pub initiator: Byline,
    pub theme: Option<ThemeId>,
    pub place: String,
    pub mood: Option<Mood>,
    pub started_at: Timestamp,
    pub last_activity_at: Timestamp,
    pub comment_count: i64,
    /// Our own supports and the imported ones together.
    pub support_count: i64,
    pub standing: Standing,
}

impl InitiativeRow {
    /// Whether it waits for an answer of the organisation now: its clock runs.
    pub fn is_waiting(&self) -> bool {
        self.standing.clock.as_ref().is_some_and(|clock| clock.pause.is_none())
    }
}
