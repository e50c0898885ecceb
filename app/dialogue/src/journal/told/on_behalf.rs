//! What is told under "for you" about what was written down for somebody.

use naast_domain::journal::{Concern, EntryKind, ForYou};
use naast_ui::texts::Texts;

/// What happened, when it was about something written down for somebody: to whoever wrote it down, and to who stands
/// beside it.
pub fn sentence(t: Texts, line: &ForYou, who: &str) -> Option<String> {
    let is_scribe = line.concern == Concern::Entered;
    Some(match line.kind {
        EntryKind::EnteredOnBehalf => t.told_written_down(who),
        EntryKind::ClaimTaken if is_scribe => t.told_claim_taken(who),
        EntryKind::ClaimTaken => t.told_claim_taken_beside(who),
        EntryKind::InitiativeWithdrawn | EntryKind::CommentWithdrawn if is_scribe => t.told_taken_down().to_owned(),
        EntryKind::InitiativeWithdrawn | EntryKind::CommentWithdrawn => t.told_taken_down_beside().to_owned(),
        _ => return None,
    })
}
