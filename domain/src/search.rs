//! What a search finds.

use crate::{
    ids::{CommentId, InitiativeId},
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// A piece of a snippet; the pieces that match are marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    pub text: String,
    pub is_match: bool,
}

/// An initiative or comment that was found, best first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    pub initiative: InitiativeId,
    /// `None`: the initiative itself.
    pub comment: Option<CommentId>,
    pub title: String,
    pub snippet: Vec<Piece>,
    pub at: Timestamp,
}
