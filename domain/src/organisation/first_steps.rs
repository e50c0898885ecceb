//! First steps: what an administrator sets up before a forum opens, in the order in which one does it.

use serde::{Deserialize, Serialize};

/// One thing to set up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FirstStep {
    /// The organisation has its own name.
    Organisation,
    /// It named a point of contact for users (Regulation (EU) 2022/2065, article 12).
    Contact,
    /// There is a theme to file initiatives under.
    Themes,
    /// There is a house rule: without one no measure can be taken.
    HouseRules,
    /// There is a value to weigh in a decision.
    Values,
    /// The privacy statement is the organisation's own (Regulation (EU) 2016/679, article 13).
    Privacy,
    /// Somebody answers in the name of the organisation.
    Official,
    /// There are two moderators: an appeal is decided by another one than whoever took the measure.
    Moderators,
}

impl FirstStep {
    pub const ALL: [Self; 8] = [
        Self::Organisation,
        Self::Contact,
        Self::Themes,
        Self::HouseRules,
        Self::Values,
        Self::Privacy,
        Self::Official,
        Self::Moderators,
    ];
}

/// What a forum has, as far as the first steps ask.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SetUp {
    pub has_name: bool,
    pub has_contact: bool,
    pub themes: i64,
    pub house_rules: i64,
    pub values: i64,
    pub has_privacy_page: bool,
    pub officials: i64,
    pub moderators: i64,
}

impl SetUp {
    /// Whether this step is done.
    pub fn has(&self, step: FirstStep) -> bool {
        match step {
            FirstStep::Organisation => self.has_name,
            FirstStep::Contact => self.has_contact,
            FirstStep::Themes => self.themes > 0,
            FirstStep::HouseRules => self.house_rules > 0,
            FirstStep::Values => self.values > 0,
            FirstStep::Privacy => self.has_privacy_page,
            FirstStep::Official => self.officials > 0,
            FirstStep::Moderators => self.moderators > 1,
        }
    }

    /// The steps that are still to do, in order.
    pub fn open(&self) -> Vec<FirstStep> {
        FirstStep::ALL.into_iter().filter(|step| !self.has(*step)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_is_open_in_an_empty_forum() {
        assert_eq!(SetUp::default().open(), FirstStep::ALL);
    }

    #[test]
    fn one_moderator_is_not_enough_for_an_appeal() {
        assert!(SetUp { moderators: 1, ..SetUp::default() }.open().contains(&FirstStep::Moderators));
        assert!(!SetUp { moderators: 2, ..SetUp::default() }.open().contains(&FirstStep::Moderators));
    }
}
