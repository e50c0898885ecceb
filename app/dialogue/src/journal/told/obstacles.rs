//! What is told under "for you" about rules in the way.

use naast_domain::journal::{Concern, ForYou};
use naast_ui::texts::Texts;

/// Where a line about a rule leads, when it is about one.
pub fn address(line: &ForYou) -> Option<String> {
    line.thing.filter(|_| line.kind.is_of_rule()).map(|thing| format!("/obstacles/{thing}"))
}

/// That a rule was named, or an initiative ran into it.
pub fn named(t: Texts, concern: Concern, who: &str) -> String {
    if concern == Concern::OwnObstacle {
        t.told_obstacle_own(who)
    } else if concern == Concern::Companion {
        t.told_obstacle_beside(who)
    } else {
        t.told_obstacle_named(who)
    }
}

/// What came of it.
pub fn settled(t: Texts, concern: Concern, who: &str) -> String {
    if concern == Concern::OwnObstacle { t.told_obstacle_own(who) } else { t.told_obstacle_settled(who) }
}
