//! The transparency report: the figures of a period that Regulation (EU) 2022/2065, article 15(1), asks for. What came in
//! counts in the period in which it came in, a decision in that in which it was taken; so a period that is over stays as
//! it is.

mod figures;
mod period;

pub use figures::{Article, Channel, Figure, FigureName, Value, Which};
pub use period::{Period, PeriodPart};

use crate::{measures::MeasureKind, moderation::record::RecordGround, translated::Translated, words::words};
use serde::{Deserialize, Serialize};

words! {
    /// What an appeal is against.
    Against {
        Measures = "measures",
        /// Reports that were not followed.
        Reports = "reports",
        /// Notices that were not followed.
        Notices = "notices",
    }
}

/// A house rule as it reads now, or the law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedGround {
    pub ground: RecordGround,
    pub title: Translated,
}

/// What was said to break a rule, and what was decided on it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Received {
    /// How many came in, by the ground that they name.
    pub by_ground: Vec<(NamedGround, i64)>,
    /// How many a measure followed, on the ground of a house rule and of the law.
    pub followed_by_rule: i64,
    pub followed_by_law: i64,
    pub not_followed: i64,
    /// How many waited when the period ended, or wait now.
    pub open: i64,
    /// How long it took until the decision, in milliseconds; half took less.
    pub median: Option<i64>,
}

impl Received {
    /// How many came in.
    pub fn total(&self) -> i64 {
        self.by_ground.iter().map(|(_, count)| count).sum()
    }
}

/// How often a measure of this kind was taken on this ground without anybody having reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnMeasures {
    pub kind: MeasureKind,
    pub ground: NamedGround,
    pub count: i64,
}

/// What was asked again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appeals {
    pub against: Against,
    pub received: i64,
    pub upheld: i64,
    pub reversed: i64,
    /// How many waited when the period ended, or wait now.
    pub open: i64,
    /// How long it took until the decision, in milliseconds; half took less.
    pub median: Option<i64>,
}

/// The report of a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transparency {
    pub period: Period,
    /// What members reported.
    pub reports: Received,
    /// Notices of illegal content (article 16); `None` where a forum keeps none.
    pub notices: Option<Received>,
    pub own: Vec<OwnMeasures>,
    pub appeals: Vec<Appeals>,
    /// Measures that automatic help pointed at, and how many of these were undone since.
    pub pointed_at: i64,
    pub pointed_at_undone: i64,
    /// How many moderators there are now.
    pub moderators: i64,
}

/// The one in the middle, or the mean of the two in the middle.
pub fn median(mut durations: Vec<i64>) -> Option<i64> {
    durations.sort_unstable();
    let middle = durations.len() / 2;
    let upper = *durations.get(middle)?;
    if durations.len() % 2 == 1 {
        return Some(upper);
    }
    durations.get(middle - 1).map(|lower| i64::midpoint(*lower, upper))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_stands_in_the_middle() {
        for (durations, middle) in
            [(vec![], None), (vec![5], Some(5)), (vec![9, 1], Some(5)), (vec![100, 1, 3], Some(3))]
        {
            assert_eq!(median(durations.clone()), middle, "{durations:?}");
        }
    }
}
