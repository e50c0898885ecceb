//! What was taken down by whoever told it: somebody told something here, and no more than that is said.

use naast_domain::{conversation::Comment, initiatives::Initiative};
use naast_ui::texts::Texts;

/// An initiative as it is shown: one that was taken down has neither the title nor the name that it had.
pub fn initiative(t: Texts, mut initiative: Initiative) -> Initiative {
    if initiative.taken_down_at.is_some() {
        t.taken_down_title().clone_into(&mut initiative.title);
        t.somebody().clone_into(&mut initiative.initiator.name);
    }
    initiative
}

/// A comment as it is shown, likewise.
pub fn comment(t: Texts, mut comment: Comment) -> Comment {
    if comment.taken_down_at.is_some() {
        t.somebody().clone_into(&mut comment.author.name);
    }
    comment
}
