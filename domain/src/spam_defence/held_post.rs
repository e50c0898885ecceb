//! What newcomers wrote while the forum was flooded, and that waits for a person.

use crate::{
    ids::{CommentId, InitiativeId, MemberId, WaitingId},
    initiatives::InitiativeInput,
    time::Timestamp,
    words::words,
};
use serde::{Deserialize, Serialize};

/// How much of one member waits at most.
pub const MOST: i64 = 3;

words! {
    /// What came of it.
    WaitingOutcome {
        /// A moderator let it through.
        Posted = "posted",
        /// A moderator hid it, with a statement of reasons.
        Refused = "refused",
        /// It could not be said any more where it was meant to; its author has it back.
        Returned = "returned",
        /// Its author took it back.
        TakenBack = "taken_back",
    }
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Written {
    Comment { initiative: InitiativeId, parent: Option<CommentId>, body: String, for_officials: bool },
    Initiative(InitiativeInput),
}

impl Written {
    /// The text itself.
    pub fn text(&self) -> &str {
        match self {
            Self::Comment { body, .. } => body,
            Self::Initiative(input) => &input.story,
        }
    }

    /// Where its author kept it while writing, and keeps it again when it comes back.
    pub fn draft(&self) -> String {
        match self {
            Self::Comment { initiative, parent, .. } => {
                format!("reply:{initiative}:{}", parent.map_or(0, |parent| parent.0))
            }
            Self::Initiative(_) => "propose".to_owned(),
        }
    }
}

/// What waits, as its author and moderators see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingPost {
    pub id: WaitingId,
    pub author: MemberId,
    pub author_name: String,
    /// When its author joined.
    pub joined_at: Timestamp,
    pub written: Written,
    /// What the thread is about; empty for a new initiative, and where it is hidden or withdrawn.
    pub title: String,
    pub at: Timestamp,
    /// It is the viewer's own.
    pub is_own: bool,
    /// It could not be said any more where it was meant to.
    pub is_returned: bool,
}

/// What a moderator did with several at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Looked {
    /// Let through, or hidden.
    pub done: usize,
    /// Given back, because they could not be said any more.
    pub returned: usize,
    /// Left for a colleague, or looked at by one already.
    pub left: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_comes_back_to_where_it_was_typed() {
        let reply = |parent| Written::Comment {
            initiative: InitiativeId(7),
            parent,
            body: "Mooi plan.".into(),
            for_officials: false,
        };
        assert_eq!(reply(None).draft(), "reply:7:0");
        assert_eq!(reply(Some(CommentId(12))).draft(), "reply:7:12");
        assert_eq!(Written::Initiative(InitiativeInput::default()).draft(), "propose");
    }
}
