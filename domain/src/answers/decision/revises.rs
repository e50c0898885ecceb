//! Which earlier decision a new one revises, if any.

use crate::{flaw::Flaw, ids::CommentId};

/// Which earlier decision a decision revises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Revises {
    /// The one that stands, if there is one.
    Newest,
    /// The one in this answer.
    Answer(CommentId),
    /// None: it is about something else.
    Nothing,
}

impl Revises {
    /// The word for none.
    pub const NOTHING: &'static str = "nothing";

    /// Reads the choice of the form.
    pub(super) fn parse(typed: &str) -> Result<Self, Flaw> {
        match typed {
            "" => Ok(Self::Newest),
            Self::NOTHING => Ok(Self::Nothing),
            comment => comment.parse().map(Self::Answer).map_err(|_| Flaw::NotAChoice),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_revises_the_newest_a_named_one_or_none() {
        assert_eq!(Revises::parse(""), Ok(Revises::Newest));
        assert_eq!(Revises::parse("7"), Ok(Revises::Answer(CommentId(7))));
        assert_eq!(Revises::parse("nothing"), Ok(Revises::Nothing));
        assert_eq!(Revises::parse("iets"), Err(Flaw::NotAChoice));
    }
}
