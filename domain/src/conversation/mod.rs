//! Comments and answers: what is said in a thread.

pub mod tree;

use crate::{
    answers::{Answer, AnswerKind},
    ids::{BehalfId, CommentId, InitiativeId, MemberId},
    initiatives::Linked,
    language::Language,
    may::MayOnComment,
    measures::Removal,
    members::Byline,
    obstacles::NamedRule,
    provenance::Provenance,
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// A comment as the thread shows it. Comments come in the order of reading: each right after what it replies to. Pages
/// carry many of them, so what is not there is left out on the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
// Each is a fact of its own; none excludes another.
#[allow(clippy::struct_excessive_bools)]
pub struct Comment {
    pub id: CommentId,
    pub initiative: InitiativeId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<CommentId>,
    /// 0 at the top.
    pub depth: i64,
    pub author: Byline,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author_id: Option<MemberId>,
    /// Filled when it is an official's answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<Box<Answer>>,
    /// Filled when somebody else wrote it down.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Provenance>,
    /// What was written down, when somebody else did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub behalf: Option<BehalfId>,
    /// When whoever told it had it taken down, with their name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taken_down_at: Option<Timestamp>,
    /// A question to the officials, by whoever carries the initiative.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_for_officials: bool,
    /// The initiative that this branch became.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub became: Option<Linked>,
    /// Rules in the way that it names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub obstacles: Vec<NamedRule>,
    /// Empty where it was withdrawn, and for whoever may not read a hidden text.
    pub body_html: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    pub posted_at: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edited_at: Option<Timestamp>,
    pub version: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withdrawn_at: Option<Timestamp>,
    /// Filled when it is hidden.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub removal: Option<Removal>,
    /// What else moderators did that holds here: locked, folded, masked; for its author also what is asked of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Removal>,
    /// Whether its branch is locked, here or above.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_closed: bool,
    /// How many comments hang below it, at any depth.
    pub descendants: i64,
    /// What it replied to was missing when it was imported.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_orphan: bool,
    /// Imported as an empty comment that others had replied to.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_blank: bool,
    /// What the viewer may do with it.
    #[serde(default, skip_serializing_if = "MayOnComment::is_nothing")]
    pub may: MayOnComment,
}

/// A part of a thread, in the order of reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThreadPage {
    /// The comments that the first one of this page hangs below, outermost first: they keep the structure
    /// readable when a page begins in the middle of a branch.
    pub context: Vec<Comment>,
    pub comments: Vec<Comment>,
    /// Begin the next page after this comment.
    pub next: Option<CommentId>,
    /// Where this page stands, when there are several.
    pub place: Option<PlaceInThread>,
}

/// Where a page stands among those of a thread, or of a branch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceInThread {
    /// Its number, from 1 on. Where a page begins at a linked comment, the one before it is not full.
    pub page: i64,
    pub pages: i64,
    /// The page before it.
    pub previous: Option<ThreadPart>,
    /// The last page, when this is another.
    pub last: Option<ThreadPart>,
    /// What was said last and can be read by everybody, and when.
    pub newest: Option<(CommentId, Timestamp)>,
    /// What officials answered that can be read, the newest first: how often, and some of it.
    pub answer_count: i64,
    pub answers: Vec<AnswerInThread>,
}

/// An answer of an official, to be found in its thread.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerInThread {
    pub id: CommentId,
    /// Who gave it; empty for a former member.
    pub by: String,
    pub kind: AnswerKind,
    pub at: Timestamp,
}

/// Which part of a thread to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct ThreadPart {
    /// Only this comment and what hangs below it.
    pub branch: Option<CommentId>,
    /// Begin after this comment, in the order of reading.
    pub after: Option<CommentId>,
}

/// A comment of how many levels below the top of the shown part is folded behind a link.
pub const FOLD_DEPTH: i64 = 8;

/// What the edit form begins with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentSource {
    pub id: CommentId,
    pub initiative: InitiativeId,
    pub version: i64,
    pub body: String,
    /// Not where the thread is locked, or by whoever is no official any more.
    pub may_edit: bool,
    /// Not what was promised or decided.
    pub may_withdraw: bool,
}

/// A comment that may become an initiative of its own, and what would happen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BranchSource {
    pub comment: CommentId,
    /// Where it was said.
    pub from: Linked,
    /// Whose initiative it would be.
    pub author: Byline,
    pub body_html: String,
    /// The title proposed from its text.
    pub title: String,
    /// How many replies would come along.
    pub replies: i64,
    /// Whether an official asked, promised or decided something below it, which stays where it is.
    pub is_bound: bool,
}
