//! What another moderator answered, under *For you*.

use naast_domain::journal::{Concern, ForYou};

/// Where it is read.
pub fn address(line: &ForYou) -> Option<String> {
    if line.concern != Concern::OwnProposal {
        return None;
    }
    Some(match (line.measure, line.comment, line.initiative) {
        (Some(measure), ..) => format!("/moderation/measures/{measure}"),
        (None, Some(comment), _) => format!("/moderation/comments/{comment}"),
        (None, None, Some(initiative)) => format!("/moderation/initiatives/{initiative}"),
        (None, None, None) => "/moderation".to_owned(),
    })
}
