//! Another look from outside, under *For you* of whoever took it on.

use naast_domain::journal::{Concern, EntryKind, ForYou};

/// Where it is read, while it may be.
pub fn address(line: &ForYou) -> Option<String> {
    let is_theirs = line.concern == Concern::OwnReview && line.kind == EntryKind::ReviewTaken;
    line.thing.filter(|_| is_theirs).map(|id| format!("/reviews/{id}"))
}
