//! Working on a case: who has it in hand, what colleagues note, what surrounds it, and what was decided in similar ones.

use crate::{
    ids::{CommentId, MeasureId, MemberId, NoteId},
    measures::{MeasureKind, Subject},
    organisation::house_rule::HouseRule,
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// For how long a moderator has a case in hand, in milliseconds: who forgot it does not keep it from others.
pub const IN_HAND: i64 = 2 * Timestamp::HOUR;

/// The moderator who has a case in hand; colleagues know each other by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InHand {
    pub moderator: MemberId,
    pub name: String,
    pub since: Timestamp,
}

/// What a moderator or official noted for their colleagues.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseNote {
    pub id: NoteId,
    pub member: MemberId,
    pub name: String,
    /// Empty once it was taken back.
    pub text: String,
    pub at: Timestamp,
}

/// An official asked a moderator for help.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HelpCall {
    pub official: MemberId,
    pub name: String,
    pub at: Timestamp,
    pub settled_at: Option<Timestamp>,
    /// What a moderator answered, when no measure followed.
    pub answer: String,
    pub measure: Option<MeasureId>,
}

/// A comment beside the one that the case is about: what it replies to, and what replies to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Around {
    pub comment: CommentId,
    pub author_name: String,
    /// Empty when it is hidden or withdrawn.
    pub body_html: String,
    pub at: Timestamp,
    /// Whether the case is about a reply to it.
    pub is_above: bool,
}

/// An earlier case about the same house rule, and what was decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SimilarCase {
    pub subject: Subject,
    /// Empty when the initiative is hidden or withdrawn.
    pub title: String,
    pub rule: HouseRule,
    /// What was done; nothing when the reports were answered without a measure.
    pub measure: Option<(MeasureId, MeasureKind)>,
    pub at: Timestamp,
    pub reversed_at: Option<Timestamp>,
}

/// What officials and moderators see beside a text: what was noted, and who asked for help.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aside {
    pub subject: Subject,
    pub title: String,
    pub notes: Vec<CaseNote>,
    pub calls: Vec<HelpCall>,
    /// Who has the case in hand; told to moderators.
    pub in_hand: Option<InHand>,
    /// Whether a call of the viewer waits already.
    pub is_called: bool,
    /// Whether the viewer may ask a moderator for help.
    pub may_call: bool,
}

/// What a case shows beside the text and the reports.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Casework {
    pub in_hand: Option<InHand>,
    pub calls: Vec<HelpCall>,
    pub around: Vec<Around>,
    pub similar: Vec<SimilarCase>,
    /// How many versions the text has.
    pub versions: i64,
}
