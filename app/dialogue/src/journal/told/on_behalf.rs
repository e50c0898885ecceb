//! What is told under "for you" about what was written down for somebody.

use naast_domain::journal::Concern;
use naast_ui::texts::Texts;

/// That it was taken over: to whoever wrote it down, or to who stands beside it.
pub fn taken_over(t: Texts, concern: Concern, who: &str) -> String {
    if concern == Concern::Entered { t.told_claim_taken(who) } else { t.told_claim_taken_beside(who) }
}

/// That it was taken down, to the same.
pub fn taken_down(t: Texts, concern: Concern) -> &'static str {
    if concern == Concern::Entered { t.told_taken_down() } else { t.told_taken_down_beside() }
}
