//! What is told under "for you" about rules in the way.

use naast_domain::journal::{Concern, EntryKind, ForYou};
use naast_ui::texts::Texts;

/// Where a line about a rule leads, when it is about one.
pub fn address(line: &ForYou) -> Option<String> {
    let is_about_rule =
        matches!(line.kind, EntryKind::ObstacleNamed | EntryKind::ObstacleLinked | EntryKind::ObstacleSettled);
    line.thing.filter(|_| is_about_rule).map(|thing| format!("/obstacles/{thing}"))
}

/// What happened, when it was about a rule.
pub fn sentence(t: Texts, line: &ForYou, who: &str) -> Option<String> {
    address(line)?;
    Some(match (line.concern, line.kind) {
        (Concern::OwnObstacle, _) => t.told_obstacle_own(who),
        (_, EntryKind::ObstacleSettled) => t.told_obstacle_settled(who),
        (Concern::Companion, _) => t.told_obstacle_beside(who),
        _ => t.told_obstacle_named(who),
    })
}
